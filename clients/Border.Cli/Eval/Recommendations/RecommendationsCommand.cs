using System.CommandLine;
using Border.Cli.Output;
using Border.Cli.Policies;
using Border.Domain.Events;
using Border.Domain.Recommendations.Quality;
using Border.Ledger;
using Border.Ledger.Subjects;

namespace Border.Cli.Eval.Recommendations;

/// <summary><c>border eval recommendations</c>: how good recommendations were, by what became of travellers.</summary>
internal static class RecommendationsCommand
{
    public static Command Build()
    {
        var ledger = new Option<string>("--ledger") { Description = "The SQLite ledger's file, or a PostgreSQL connection string.", HelpName = "CONNECTION", Required = true };
        var key = new Option<string?>("--key") { Description = "The ledger's key file. Default: ledger.key beside the SQLite file.", HelpName = "FILE" };
        var from = PolicyCommands.Date("--from", "The first day of crossings, by the nodes' clocks in UTC: YYYY-MM-DD.");
        var to = PolicyCommands.Date("--to", "The last day of crossings.");
        var command = new Command("recommendations", "What became of travellers beside what was recommended for them: outcomes, overrides, what each reason was worth.") { ledger, key, from, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                await using var centre = await PolicyCommands.OpenAsync(parsed.GetRequiredValue(ledger), parsed.GetValue(key), cancellation);
                var report = await CountAsync(centre.Ledger, parsed.GetValue(from) ?? DateOnly.MinValue, parsed.GetValue(to) ?? DateOnly.MaxValue, cancellation);
                JsonLines.Write(Console.Out, report, RecommendationsJson.Output.QualityReport);
                RecommendationsTable.Write(Console.Error, report);
                return ExitCode.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or LedgerUnavailableException or LedgerKeyException or LedgerSchemaException or ArgumentException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.SomeFailed;
            }
        });
        return command;
    }

    /// <summary>Counts the crossings that began between two days, both included.</summary>
    internal static async Task<QualityReport> CountAsync(ILedger ledger, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var quality = new RecommendationQuality();
        var begun = new HashSet<Guid>();
        await new LedgerReplay(ledger, from, to).EachAsync(
            (record, told, _) =>
            {
                if (told is not CrossingEvent e)
                    return;
                var day = DateOnly.FromDateTime(record.At.UtcDateTime);
                if (e is CrossingOpened && day >= from && day <= to)
                    begun.Add(e.Crossing);
                if (begun.Contains(e.Crossing))
                    quality.Next(e);
                if (e is CrossingClosed or CrossingCancelled)
                    begun.Remove(e.Crossing);
            },
            keys: false,
            cancellation);
        return quality.Report();
    }
}
