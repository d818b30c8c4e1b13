namespace Border.Link.Node;

/// <summary>
/// How much to put into a batch so that it holds the line for about <see cref="Share"/> and no longer: what is recorded meanwhile, an
/// answer or a command waits behind it. Measured by the broker's PUBACKs, which tell of the line alone; how long the centre takes to
/// commit is <see cref="RoundTrip"/>'s. Sizes are of records before compression. Not safe for several threads.
/// </summary>
/// <param name="most">Most bytes of a batch.</param>
internal sealed class LinePace(int most)
{
    /// <summary>Bytes of the first batch on a line of which nothing is known.</summary>
    public const int FirstBytes = 32 * 1024;

    /// <summary>Fewest bytes of a batch: a header and a compressed record need some themselves.</summary>
    public const int FewestBytes = 8 * 1024;

    /// <summary>How long a batch may hold the line.</summary>
    public static readonly TimeSpan Share = TimeSpan.FromMilliseconds(250);

    private TimeSpan? _latency;
    private TimeSpan _busy;
    private double _bytes;

    /// <summary>Bytes of the next batch.</summary>
    public int BatchBytes { get; private set; } = Math.Min(most, FirstBytes);

    /// <summary>False until the broker confirmed a batch: until then only one goes out.</summary>
    public bool IsKnown => _bytes > 0;

    /// <summary>Another connection, perhaps another line.</summary>
    public void Forget()
    {
        (_latency, _busy, _bytes) = (null, TimeSpan.Zero, 0);
        BatchBytes = Math.Min(most, FirstBytes);
    }

    /// <summary>The broker confirmed a message.</summary>
    /// <param name="bytes">Of records in it; 0 for a short message of another kind.</param>
    /// <param name="elapsed">Since it was sent, or since the message before it was confirmed when that was later.</param>
    /// <param name="alone">It was sent when everything before it was confirmed: then <paramref name="elapsed"/> holds the way there and back.</param>
    public void Confirmed(int bytes, TimeSpan elapsed, bool alone)
    {
        // The quickest answer is the way there and back; what a message takes beyond it is its own length on the line.
        if (alone && (_latency is not { } latency || elapsed < latency))
        {
            _latency = elapsed;
        }

        _busy = 0.5 * _busy + (alone ? elapsed - _latency!.Value : elapsed);
        _bytes = 0.5 * _bytes + bytes;
        double fit = _busy > TimeSpan.Zero ? _bytes * (Share / _busy) : most;

        // At most twice a batch that was measured: its time, too, is at most about twice the last one's, which the timeout of answers bears.
        double tried = bytes >= BatchBytes / 2 ? 2.0 * BatchBytes : BatchBytes;
        BatchBytes = (int)Math.Clamp(Math.Min(fit, tried), Math.Min(FewestBytes, most), most);
    }

    /// <summary>How long so many bytes of records hold the line.</summary>
    public TimeSpan TimeOf(int bytes) => _bytes > 0 ? _busy * (bytes / _bytes) : TimeSpan.Zero;
}
