using System.Diagnostics;

namespace Border.Benchmarks.Reporting;

/// <summary>Latencies of one writer; merged and sorted at the end, so that measuring costs an array store.</summary>
public sealed class Latencies
{
    private readonly List<long> _ticks = new(64 * 1024);

    /// <summary>How many were taken.</summary>
    public int Count => _ticks.Count;

    /// <summary>Takes the time since a <see cref="Stopwatch"/> timestamp.</summary>
    public void AddSince(long started) => _ticks.Add(Stopwatch.GetTimestamp() - started);

    /// <summary>Takes a time in ticks of <see cref="Stopwatch"/>.</summary>
    public void Add(long ticks) => _ticks.Add(ticks);

    /// <summary>A percentile over all writers in milliseconds, nearest rank.</summary>
    public static double[] Percentiles(IEnumerable<Latencies> writers, params double[] percentiles)
    {
        var all = writers.SelectMany(w => w._ticks).Order().ToArray();
        return [.. percentiles.Select(p => all.Length == 0
            ? 0
            : all[Math.Clamp((int)Math.Ceiling(p / 100 * all.Length) - 1, 0, all.Length - 1)] * 1000.0 / Stopwatch.Frequency)];
    }
}
