using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Border.Edge.Lanes;

/// <summary>What the lanes measure, for metrics and for the summary of a run. No label carries personal data.</summary>
internal sealed class LaneTimings : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Border.Edge";

    private const int Kept = 100_000;

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _recommendation;
    private readonly Histogram<double> _append;
    private readonly Lock _lock = new();
    private readonly List<double> _recommendations = [];
    private readonly List<double> _appends = [];
    private TimeSpan? _sinceStart;

    public LaneTimings()
    {
        _recommendation = _meter.CreateHistogram<double>("border.lane.recommendation", "ms", "From a document's image to its recommendation on disk");
        _append = _meter.CreateHistogram<double>("border.journal.append", "ms", "One append with its fsync");
    }

    /// <summary>The meter, for further instruments.</summary>
    public Meter Meter => _meter;

    /// <summary>A recommendation is on disk.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="elapsed">Since the document's image came.</param>
    public void Recommended(string lane, TimeSpan elapsed)
    {
        _recommendation.Record(elapsed.TotalMilliseconds, new KeyValuePair<string, object?>("lane", lane));
        lock (_lock)
        {
            _sinceStart ??= DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
            Keep(_recommendations, elapsed);
        }
    }

    /// <summary>An append is on disk.</summary>
    public void Appended(TimeSpan elapsed)
    {
        _append.Record(elapsed.TotalMilliseconds);
        lock (_lock)
            Keep(_appends, elapsed);
    }

    /// <summary>What was measured so far.</summary>
    public TimingSummary Summary()
    {
        lock (_lock)
        {
            return new TimingSummary(
                _recommendations.Count,
                Percentile(_recommendations, 50),
                Percentile(_recommendations, 95),
                _appends.Count,
                Percentile(_appends, 50),
                Percentile(_appends, 99),
                _sinceStart?.TotalSeconds);
        }
    }

    public void Dispose() => _meter.Dispose();

    private static void Keep(List<double> values, TimeSpan elapsed)
    {
        if (values.Count < Kept)
            values.Add(elapsed.TotalMilliseconds);
    }

    /// <summary>The nearest-rank percentile; null of nothing.</summary>
    internal static double? Percentile(IReadOnlyCollection<double> values, int percent) =>
        values.Count == 0 ? null : Math.Round(values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(values.Count * percent / 100.0) - 1)), 3);
}

/// <summary>What was measured, in milliseconds where not said otherwise; null where nothing was.</summary>
internal sealed record TimingSummary(
    int Recommendations,
    double? RecommendationP50,
    double? RecommendationP95,
    int Appends,
    double? AppendP50,
    double? AppendP99,
    double? SecondsToFirstRecommendation);
