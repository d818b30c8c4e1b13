namespace Border.Edge.Measuring;

/// <summary>Durations of one thing, kept for percentiles. Not safe for several threads: its owner locks.</summary>
internal sealed class Samples
{
    private const int Kept = 100_000;

    private readonly List<double> _milliseconds = [];

    /// <summary>How many are kept, at most 100,000.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>Takes one.</summary>
    public void Add(TimeSpan elapsed)
    {
        if (_milliseconds.Count < Kept)
            _milliseconds.Add(elapsed.TotalMilliseconds);
    }

    /// <summary>The nearest-rank percentile in milliseconds; null of nothing.</summary>
    public double? Percentile(int percent) => Count == 0
        ? null
        : Math.Round(_milliseconds.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(Count * percent / 100.0) - 1)), 3);

    /// <summary>What a summary says of them.</summary>
    public Spread Spread() => new(Count, Percentile(50), Percentile(95), Percentile(99), Percentile(100));
}

/// <summary>How a duration is spread, in milliseconds; null where nothing was measured.</summary>
/// <param name="Count">How many were measured: of fewer than 100 the 99th percentile is the largest.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">Nearest rank.</param>
/// <param name="P99">Nearest rank.</param>
/// <param name="Max">The largest.</param>
internal sealed record Spread(int Count, double? P50, double? P95, double? P99, double? Max);
