using System.Diagnostics;
using System.Diagnostics.Metrics;
using Border.Edge.Recognition;

namespace Border.Edge.Measuring;

/// <summary>What the lanes measure, for metrics and for the summary of a run. No label carries personal data.</summary>
internal sealed class LaneTimings : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Border.Edge";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _recommendation;
    private readonly Histogram<double> _append;
    private readonly Histogram<double> _waited;
    private readonly Histogram<double> _looked;
    private readonly Lock _lock = new();
    private readonly Samples _recommendations = new();
    private readonly Samples _appends = new();
    private readonly Samples _images = new();
    private readonly Dictionary<VisionPriority, (Samples Waited, Samples Looked)> _vision =
        Enum.GetValues<VisionPriority>().ToDictionary(kind => kind, _ => (new Samples(), new Samples()));

    private TimeSpan? _sinceStart;

    public LaneTimings()
    {
        _recommendation = _meter.CreateHistogram<double>("border.lane.recommendation", "ms", "From a document's image to its recommendation on disk");
        _append = _meter.CreateHistogram<double>("border.journal.append", "ms", "One append with its fsync, until its lane goes on");
        _waited = _meter.CreateHistogram<double>("border.vision.wait", "ms", "An image's wait for its turn");
        _looked = _meter.CreateHistogram<double>("border.vision.look", "ms", "One look at an image: decoding and models");
    }

    /// <summary>The meter, for further instruments.</summary>
    public Meter Meter => _meter;

    /// <summary>A recommendation is on disk.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="elapsed">Since the last byte of the document's image came.</param>
    public void Recommended(string lane, TimeSpan elapsed)
    {
        _recommendation.Record(elapsed.TotalMilliseconds, new KeyValuePair<string, object?>("lane", lane));
        lock (_lock)
        {
            _sinceStart ??= DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();
            _recommendations.Add(elapsed);
        }
    }

    /// <summary>An append is on disk and its lane goes on.</summary>
    public void Appended(TimeSpan elapsed)
    {
        _append.Record(elapsed.TotalMilliseconds);
        lock (_lock)
            _appends.Add(elapsed);
    }

    /// <summary>An image is sealed and on disk.</summary>
    public void Stored(TimeSpan elapsed)
    {
        lock (_lock)
            _images.Add(elapsed);
    }

    /// <summary>An image was looked at.</summary>
    /// <param name="kind">What for.</param>
    /// <param name="waited">For its turn.</param>
    /// <param name="looked">Decoding and models.</param>
    public void Looked(VisionPriority kind, TimeSpan waited, TimeSpan looked)
    {
        var label = new KeyValuePair<string, object?>("kind", kind.ToString());
        _waited.Record(waited.TotalMilliseconds, label);
        _looked.Record(looked.TotalMilliseconds, label);
        lock (_lock)
        {
            _vision[kind].Waited.Add(waited);
            _vision[kind].Looked.Add(looked);
        }
    }

    /// <summary>What was measured so far.</summary>
    public TimingSummary Summary()
    {
        lock (_lock)
        {
            VisionSpread Of(VisionPriority kind) => new(_vision[kind].Waited.Spread(), _vision[kind].Looked.Spread());
            return new TimingSummary(
                _recommendations.Spread(),
                _appends.Spread(),
                _images.Spread(),
                Of(VisionPriority.Document),
                Of(VisionPriority.Face),
                Of(VisionPriority.Plate),
                _sinceStart?.TotalSeconds);
        }
    }

    public void Dispose() => _meter.Dispose();
}
