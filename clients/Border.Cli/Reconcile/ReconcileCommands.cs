using System.CommandLine;
using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Journal.Verification;
using Border.Ledger;
using Border.Ledger.Subjects;

namespace Border.Cli.Reconcile;

/// <summary><c>border reconcile</c>: compares a node's journal with the centre's ledger record by record.</summary>
public static class ReconcileCommands
{
    /// <summary>The <c>reconcile</c> command.</summary>
    public static Command Build()
    {
        var journal = new Option<string>("--journal") { Description = "The journal's directory.", HelpName = "DIR", Required = true };
        var ledger = new Option<string?>("--sqlite") { Description = "The embedded ledger; ledger.key lies beside it.", HelpName = "FILE" };
        var postgres = new Option<string?>("--postgres") { Description = "The ledger on PostgreSQL, as in silo.json.", HelpName = "CONNECTION" };
        var key = new Option<string?>("--key") { Description = "The ledger's key file, for --postgres.", HelpName = "FILE" };
        var expect = new Option<int?>("--expect") { Description = "How many crossings must have ended.", HelpName = "N" };
        var summary = new Option<string?>("--summary") { Description = "A run's summary, shown beside the comparison.", HelpName = "FILE" };
        var before = new Option<int>("--before") { Description = "Milliseconds from the command to the node's start, for the summary.", HelpName = "MS" };
        var reconcile = new Command("reconcile", "Compare a journal with the ledger; exit code 1 if anything is lost, changed or there twice.");
        foreach (var option in (Option[])[journal, ledger, postgres, key, expect, summary, before])
            reconcile.Options.Add(option);
        reconcile.Validators.Add(result =>
        {
            if ((result.GetValue(ledger) is null) == (result.GetValue(postgres) is null) || (result.GetValue(postgres) is null) != (result.GetValue(key) is null))
                result.AddError("Name one ledger: --sqlite FILE, or --postgres CONNECTION with --key FILE.");
        });
        reconcile.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var content = await JournalInspector.VerifyAsync(parsed.GetRequiredValue(journal), null, cancellation);
                await using var centre = await OpenAsync(parsed.GetValue(ledger), parsed.GetValue(postgres), parsed.GetValue(key), cancellation);
                var found = await Reconciliation.CompareAsync(content, centre, parsed.GetValue(expect), cancellation);
                await SummaryTable.WriteAsync(Console.Error, found, parsed.GetValue(summary), parsed.GetValue(before), cancellation);
                JsonLines.Write(Console.Out, found, ReconcileJson.Default.Reconciliation);
                return found.Problems.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or LedgerUnavailableException or LedgerKeyException or FormatException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.SomeFailed;
            }
        });
        return reconcile;
    }

    private static Task<CentreStore> OpenAsync(string? sqlite, string? postgres, string? key, CancellationToken cancellation)
    {
        if (sqlite is not null && !File.Exists(sqlite))
            throw new FileNotFoundException($"There is no ledger {sqlite}.");
        key ??= Path.Combine(Path.GetDirectoryName(Path.GetFullPath(sqlite!))!, "ledger.key");
        var options = new LedgerOptions { KeyFile = key };
        return sqlite is null
            ? CentreStore.OpenPostgresAsync(postgres!, options, TimeProvider.System, cancellation)
            : CentreStore.OpenSqliteAsync(sqlite, options, TimeProvider.System, cancellation);
    }
}

/// <summary>Source-generated JSON of this folder's lines.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Reconciliation))]
public sealed partial class ReconcileJson : JsonSerializerContext;
