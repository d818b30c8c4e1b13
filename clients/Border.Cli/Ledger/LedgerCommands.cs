using System.CommandLine;
using System.Data.Common;
using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Ledger;
using Border.Ledger.Verification;

namespace Border.Cli.Ledger;

/// <summary><c>border ledger</c>: looks after the centre's ledger.</summary>
public static class LedgerCommands
{
    /// <summary>The <c>ledger</c> command with its verbs.</summary>
    public static Command Build()
    {
        var ledger = new Command("ledger", "Look after the centre's ledger.");
        ledger.Subcommands.Add(Verify());
        return ledger;
    }

    private static Command Verify()
    {
        var sqlite = new Option<string?>("--sqlite") { Description = "The SQLite ledger's file.", HelpName = "FILE" };
        var postgres = new Option<string?>("--postgres") { Description = "The PostgreSQL ledger's connection string.", HelpName = "CONNECTION" };
        var verify = new Command("verify", "Recompute every node's hash chain; one line per node, exit code 1 if one is wrong.");
        verify.Options.Add(sqlite);
        verify.Options.Add(postgres);
        verify.Validators.Add(result =>
        {
            if (result.GetValue(sqlite) is null == result.GetValue(postgres) is null)
                result.AddError("Give either --sqlite FILE or --postgres CONNECTION.");
        });
        verify.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await using var verifier = parsed.GetValue(sqlite) is { } file
                    ? LedgerVerifier.OfSqlite(file)
                    : LedgerVerifier.OfPostgres(parsed.GetValue(postgres)!);
                return await VerifyAsync(verifier, cancellation);
            }
            catch (Exception e) when (e is LedgerUnavailableException or LedgerSchemaException or DbException or ArgumentException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.SomeFailed;
            }
        });
        return verify;
    }

    private static async Task<int> VerifyAsync(LedgerVerifier verifier, CancellationToken cancellation)
    {
        var exitCode = ExitCode.Done;
        await foreach (var verdict in verifier.VerifyAsync(cancellation))
        {
            var line = new VerdictLine(
                verdict.Node.ToString(), verdict.Wrong is null, verdict.Records, verdict.Wrong?.ToString(), verdict.Problem);
            JsonLines.Write(Console.Out, line, LedgerJson.Default.VerdictLine);
            if (verdict.Wrong is not null)
            {
                await Console.Error.WriteLineAsync($"{verdict.Node} at {verdict.Wrong}: {verdict.Problem}");
                exitCode = ExitCode.SomeFailed;
            }
        }

        return exitCode;
    }
}

/// <summary>A line of <c>border ledger verify</c>.</summary>
/// <param name="Node">The node.</param>
/// <param name="Valid">True when its whole chain is right.</param>
/// <param name="Records">Records that were right, from the first on.</param>
/// <param name="Position">The first wrong or missing record, <c>epoch:sequence</c>; null when valid.</param>
/// <param name="Problem">What is wrong there; null when valid.</param>
public sealed record VerdictLine(string Node, bool Valid, long Records, string? Position, string? Problem);

/// <summary>Source-generated JSON of this folder's lines.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VerdictLine))]
public sealed partial class LedgerJson : JsonSerializerContext;
