using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Domain.Records;

namespace Border.Benchmarks.Sync;

/// <summary>Puts together what the node and the centre noted; both clocks are the machine's monotonic one.</summary>
internal sealed class SyncMeasures
{
    private readonly SyncNodeReport _node;
    private readonly long _backlog;
    private readonly (long Through, long At)[] _inTurn;
    private readonly IReadOnlyDictionary<long, long> _ahead;

    public SyncMeasures(SyncCentre centre, SyncNodeReport node, long backlog)
    {
        (_node, _backlog, _inTurn, _ahead) = (node, backlog, [.. centre.InTurn], centre.Ahead);
        DrainedAt = _inTurn.First(c => c.Through >= backlog).At;
    }

    /// <summary>When the last record of the backlog was committed.</summary>
    public long DrainedAt { get; }

    /// <summary>The backlog's records per second, from the first commit on.</summary>
    public SyncBenchResult Rate(string what, string? goal) => new(
        "sync", what, (_backlog - _inTurn[0].Through) / Stopwatch.GetElapsedTime(_inTurn[0].At, DrainedAt).TotalSeconds, "records/s", goal);

    /// <summary>What concerns the drain.</summary>
    /// <param name="bytes">On the line until its end.</param>
    /// <param name="routed">How far the grains had folded at its end.</param>
    public IEnumerable<SyncBenchResult> OfDrain(long bytes, RecordPosition routed)
    {
        yield return Rate("drain: records committed", ">= 10000");
        var linked = _node.Live.Where(r => r.Began > _node.Linked && r.Began < DrainedAt).ToLookup(r => r.Began >= _inTurn[0].At);
        var live = linked[true].ToArray();
        foreach (var result in Latency("live during the drain", live, "<= 250"))
            yield return result;
        foreach (var result in Latency("live before the first commit, still connecting", [.. linked[false]], null))
            yield return result;
        foreach (var result in Latency("lookout to alert during the drain", [.. live.Where(r => r.Hit)], null))
            yield return result;
        yield return Of("live records committed ahead", 100.0 * live.Count(r => _ahead.ContainsKey(r.Sequence)) / Math.Max(1, live.Length), "%", null);
        yield return Of("link started to first record committed", Stopwatch.GetElapsedTime(_node.Linked, _inTurn[0].At).TotalSeconds, "s", "<= 2");
        yield return Of("bytes on the line per crossing, drain", bytes / (_backlog / (double)BenchCrossings.Records), "B", "<= 3072");
        yield return Of("node's memory, backlog waiting", _node.WaitingMb, "MB", "<= 200");
        yield return Of("node's memory, most in the run", _node.PeakMb, "MB", "<= 200");
        yield return Of(
            "routed to the grains during the drain", routed.Sequence / Stopwatch.GetElapsedTime(_node.Linked, DrainedAt).TotalSeconds, "records/s", null);
    }

    /// <summary>What concerns the time after it.</summary>
    public IEnumerable<SyncBenchResult> OfCalm(long from, long to, long bytes)
    {
        var live = _node.Live.Where(r => r.Began > from && r.Began < to).ToArray();
        foreach (var result in Latency("live without a backlog", live, null))
            yield return result;
        var crossings = live.Count(r => !r.Hit) / (double)BenchCrossings.Records;
        yield return Of("bytes on the line per crossing, live", bytes / Math.Max(1, crossings), "B", "<= 3072");
    }

    private IEnumerable<SyncBenchResult> Latency(string what, LiveRecord[] records, string? goal)
    {
        var taken = new Latencies();
        foreach (var record in records)
            taken.Add(CommittedAt(record.Sequence) - record.Began);
        var percentiles = Latencies.Percentiles([taken], 50, 99, 100);
        yield return Of($"{what}, {records.Length}, p50", percentiles[0], "ms", null);
        yield return Of($"{what}, p99", percentiles[1], "ms", goal);
        yield return Of($"{what}, most", percentiles[2], "ms", null);
    }

    private long CommittedAt(long sequence)
    {
        var inTurn = _inTurn.First(c => c.Through >= sequence).At;
        return _ahead.TryGetValue(sequence, out var ahead) ? Math.Min(ahead, inTurn) : inTurn;
    }

    private static SyncBenchResult Of(string what, double value, string unit, string? goal) => new("sync", what, value, unit, goal);
}
