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
        ("timings.document.wait.p95", "  of it: the document's wait for its turn, p95", "ms", null),
        ("timings.document.look.p95", "  of it: decoding it and reading its zone, p95", "ms", null),
        ("timings.face.wait.p95", "  of it: a face's wait for its turn, p95", "ms", null),
        ("timings.face.look.p95", "  of it: comparing a face, p95", "ms", null),
        ("timings.append.count", "journal appends", "", null),
        ("appendP50Ms", "journal append, p50", "ms", null),
        ("appendP99Ms", "journal append, p99", "ms", 5),
        ("memory.beforeModelsMb", "node memory, simulators included: no model loaded", "MB", 200),
        ("memory.modelsLoadedMb", "  all models loaded, none has run", "MB", 500),
        ("memory.endMb", "  at the end of the run", "MB", 500),
        ("memory.peakMb", "  the most there ever was", "MB", 500),
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
                if (Find(json.RootElement, field) is { ValueKind: JsonValueKind.Number } value)
                    rows.Add((label, Figure(value.GetDouble() + (field == SinceCommand ? secondsBefore : 0), unit, goal)));
            }
            if (json.RootElement.TryGetProperty("crossings", out var crossings) && crossings.ValueKind == JsonValueKind.Object)
                rows.AddRange(crossings.EnumerateObject().Select(count => ($"crossings: {count.Name}", Counts(count.Value))));
            return rows;
        }
        catch (JsonException e)
        {
            throw new IOException($"{file} is no summary of a run: {e.Message}", e);
        }
    }

    private static string Counts(JsonElement value) => value.ValueKind == JsonValueKind.Object
        ? string.Join(", ", value.EnumerateObject().Select(part => $"{part.Value} {part.Name}"))
        : value.ToString();

    /// <summary>A field by its path: names with dots between; null when it is not there.</summary>
    private static JsonElement? Find(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    private static string Figure(double value, string unit, double? goal)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{value:0.##} {unit}").TrimEnd();
        return goal is { } most ? string.Create(CultureInfo.InvariantCulture, $"{text} (goal: at most {most:0.##} {unit}{(value > most ? ", MISSED" : "")})") : text;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
