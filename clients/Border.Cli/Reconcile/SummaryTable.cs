using System.Globalization;
using System.Text.Json;

namespace Border.Cli.Reconcile;

/// <summary>Shows a comparison, and the figures of the run it belongs to, as a table for people.</summary>
public static class SummaryTable
{
    private const string SinceCommand = "secondsToFirstRecommendation";
    private const long MaxSummaryBytes = 1024 * 1024;

    private static readonly (string Field, string Label, string Unit, double? Goal)[] Figures =
    [
        ("recommendationP50Ms", "document image to recommendation, p50", "ms", null),
        ("recommendationP95Ms", "document image to recommendation, p95", "ms", 800),
        ("appendP50Ms", "journal append, p50", "ms", null),
        ("appendP99Ms", "journal append, p99", "ms", 5),
        ("residentMb", "node memory with all models", "MB", 500),
        (SinceCommand, "command to first recommendation", "s", 60),
    ];

    /// <summary>Writes the table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="found">The comparison.</param>
    /// <param name="summaryFile">The run's summary; null for none.</param>
    /// <param name="beforeMilliseconds">From the command to the node's start, which the node's own figures do not hold.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The summary cannot be read.</exception>
    public static async Task WriteAsync(
        TextWriter output, Reconciliation found, string? summaryFile, int beforeMilliseconds, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(found);
        var rows = new List<(string Label, string Value)>
        {
            ("crossings opened at the node", Number(found.Opened)),
            ("crossings ended at the node", Number(found.Ended)),
            ("crossings ended at the centre", Number(found.AtCentre)),
            ("records in the journal", Number(found.JournalRecords)),
            ("records in the ledger, chain recomputed", Number(found.LedgerRecords)),
            ("journal and ledger end in the same hash", found.SameHistory ? "yes" : "NO"),
        };
        if (summaryFile is not null)
            rows.AddRange(await ReadAsync(summaryFile, beforeMilliseconds / 1000.0, cancellation));
        var width = rows.Max(row => row.Label.Length);
        await output.WriteLineAsync();
        foreach (var (label, value) in rows)
            await output.WriteLineAsync($"  {label.PadRight(width)}  {value}");
        await output.WriteLineAsync();
        foreach (var problem in found.Problems)
            await output.WriteLineAsync($"  LOST OR TWICE: {problem}");
        if (found.Problems.Count == 0)
            await output.WriteLineAsync("  Nothing was lost and nothing came twice.");
    }

    private static async Task<List<(string Label, string Value)>> ReadAsync(string file, double secondsBefore, CancellationToken cancellation)
    {
        if (new FileInfo(file) is not { Exists: true, Length: < MaxSummaryBytes })
            throw new IOException($"{file} is no summary of a run: it is missing or larger than 1 MiB.");
        try
        {
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellation));
            var rows = new List<(string, string)>();
            foreach (var (field, label, unit, goal) in Figures)
            {
                if (json.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number)
                    rows.Add((label, Figure(value.GetDouble() + (field == SinceCommand ? secondsBefore : 0), unit, goal)));
            }
            if (json.RootElement.TryGetProperty("crossings", out var crossings) && crossings.ValueKind == JsonValueKind.Object)
                rows.AddRange(crossings.EnumerateObject().Select(count => ($"crossings: {count.Name}", count.Value.ToString())));
            return rows;
        }
        catch (JsonException e)
        {
            throw new IOException($"{file} is no summary of a run: {e.Message}", e);
        }
    }

    private static string Figure(double value, string unit, double? goal)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}");
        return goal is { } most ? string.Create(CultureInfo.InvariantCulture, $"{text} (goal: at most {most:0.##} {unit}{(value > most ? ", MISSED" : "")})") : text;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
