namespace Border.Link.Node;

/// <summary>
/// How large the next part of a bundle may be so that it holds the line for about <see cref="Share"/>: an answer, a command or a record waits
/// behind one part at most. The first parts are small, because nothing is known of the line yet. Not safe for several threads.
/// </summary>
/// <param name="most">Most bytes of a part.</param>
internal sealed class PartPace(int most)
{
    /// <summary>Bytes of the first part: short enough that the time it takes is the way there and back.</summary>
    public const int FirstBytes = 1024;

    /// <summary>Fewest bytes of a part; below this a request is longer than what it asks for is worth.</summary>
    public const int FewestBytes = 4096;

    /// <summary>How long a part may hold the line.</summary>
    public static readonly TimeSpan Share = TimeSpan.FromMilliseconds(250);

    private const double Growth = 8;

    private TimeSpan? _latency;
    private TimeSpan _busy;
    private double _bytes;

    /// <summary>Bytes of the next part.</summary>
    public int Bytes { get; private set; } = Math.Min(FirstBytes, most);

    /// <summary>A part came.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="elapsed">Since it was asked for.</param>
    public void Came(int bytes, TimeSpan elapsed)
    {
        _latency = _latency is { } latency && latency < elapsed ? latency : elapsed;
        (_busy, _bytes) = ((0.5 * _busy) + elapsed - _latency.Value, (0.5 * _bytes) + bytes);
        double fit = _busy > TimeSpan.Zero ? _bytes * (Share / _busy) : most;
        Bytes = (int)Math.Clamp(Math.Min(fit, Growth * Bytes), Math.Min(FewestBytes, most), most);
    }

    /// <summary>A part did not come in time: the line may have become slow.</summary>
    public void Lost() => Bytes = Math.Max(Math.Min(FewestBytes, most), Bytes / 2);
}
