using System.CommandLine;
using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Journal.Verification;
using Border.Ledger;

namespace Border.Cli.Reconcile;

/// <summary><c>border reconcile</c>: compares a node's journal with the centre's ledger record by record.</summary>
public static class ReconcileCommands
{
    /// <summary>The <c>reconcile</c> command.</summary>
    public static Command Build()
    {
        var journal = new Option<string>("--journal") { Description = "The journal's directory.", HelpName = "DIR", Required = true };
        var ledger = new Option<string>("--sqlite") { Description = "The embedded ledger; ledger.key lies beside it.", HelpName = "FILE", Required = true };
        var expect = new Option<int?>("--expect") { Description = "How many crossings must have ended.", HelpName = "N" };
        var summary = new Option<string?>("--summary") { Description = "A run's summary, shown beside the comparison.", HelpName = "FILE" };
        var before = new Option<int>("--before") { Description = "Milliseconds from the command to the node's start, for the summary.", HelpName = "MS" };
        var reconcile = new Command("reconcile", "Compare a journal with the ledger; exit code 1 if anything is lost, changed or there twice.");
        foreach (var option in (Option[])[journal, ledger, expect, summary, before])
            reconcile.Options.Add(option);
        reconcile.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var file = parsed.GetRequiredValue(ledger);
                var content = await JournalInspector.VerifyAsync(parsed.GetRequiredValue(journal), null, cancellation);
                var key = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "ledger.key");
                var found = await Reconciliation.CompareAsync(content, file, key, parsed.GetValue(expect), cancellation);
                await SummaryTable.WriteAsync(Console.Error, found, parsed.GetValue(summary), parsed.GetValue(before), cancellation);
                JsonLines.Write(Console.Out, found, ReconcileJson.Default.Reconciliation);
                return found.Problems.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or LedgerUnavailableException or FormatException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.SomeFailed;
            }
        });
        return reconcile;
    }
}

/// <summary>Source-generated JSON of this folder's lines.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Reconciliation))]
public sealed partial class ReconcileJson : JsonSerializerContext;
