using System.CommandLine;
using Border.Cli.Ledger;
using Border.Cli.Output;
using Border.Domain.Events;
using Border.Domain.Recommendations.Quality;
using Border.Ledger;

namespace Border.Cli.Eval.Recommendations;

/// <summary><c>border eval recommendations</c>: how good recommendations were, by what became of travellers.</summary>
internal static class RecommendationsCommand
{
    public static Command Build()
    {
        var past = new PastCrossings();
        var command = new Command("recommendations", "What became of travellers beside what was recommended for them: outcomes, overrides, what each reason was worth.");
        past.AddTo(command);
        command.SetAction((parsed, cancellation) => past.UseAsync(
            parsed,
            async (ledger, from, to) =>
            {
                var report = await CountAsync(ledger, from, to, cancellation);
                JsonLines.Write(Console.Out, report, RecommendationsJson.Output.QualityReport);
                RecommendationsTable.Write(Console.Error, report);
            },
            cancellation));
        return command;
    }

    /// <summary>Counts the crossings that began between two days, both included.</summary>
    internal static async Task<QualityReport> CountAsync(ILedger ledger, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var quality = new RecommendationQuality();
        var begun = new HashSet<Guid>();
        await new LedgerHistory(ledger).EachAsync(
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
