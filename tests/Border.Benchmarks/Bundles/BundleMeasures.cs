using Border.Benchmarks.Reporting;
using Border.Benchmarks.Sync;

namespace Border.Benchmarks.Bundles;

/// <summary>How long live records took to be committed, in parts of the run; both clocks are the machine's monotonic one.</summary>
internal sealed class BundleMeasures(SyncCentre centre, IEnumerable<LiveRecord> records)
{
    private readonly (long Through, long At)[] _inTurn = [.. centre.InTurn];
    private readonly LiveRecord[] _records = [.. records];

    /// <summary>Percentiles of the records that were begun between two moments.</summary>
    public IEnumerable<BundleBenchResult> Of(string what, long from, long to)
    {
        var taken = new Latencies();
        var within = _records.Where(r => r.Began >= from && r.Began < to).ToArray();
        foreach (var record in within)
            taken.Add(CommittedAt(record.Sequence) - record.Began);
        var percentiles = Latencies.Percentiles([taken], 50, 99, 100);
        yield return new BundleBenchResult("bundles", $"{what}, {within.Length} records, p50", percentiles[0], "ms");
        yield return new BundleBenchResult("bundles", $"{what}, p99", percentiles[1], "ms");
        yield return new BundleBenchResult("bundles", $"{what}, most", percentiles[2], "ms");
    }

    private long CommittedAt(long sequence)
    {
        var inTurn = _inTurn.First(c => c.Through >= sequence).At;
        return centre.Ahead.TryGetValue(sequence, out var ahead) ? Math.Min(ahead, inTurn) : inTurn;
    }
}
