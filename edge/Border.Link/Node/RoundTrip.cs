namespace Border.Link.Node;

/// <summary>
/// How long to wait for the centre's answer before sending again, from how long its answers took (RFC 6298): the smoothed time plus four
/// times its deviation and at least twice it, doubled by each silence until an answer measures anew (Karn). Before anything is measured it is patient.
/// Not safe for several threads.
/// </summary>
/// <param name="unknown">While nothing is measured.</param>
/// <param name="shortest">Never less: a pause of the centre's or of this machine is no loss.</param>
/// <param name="longest">Never more.</param>
internal sealed class RoundTrip(TimeSpan unknown, TimeSpan shortest, TimeSpan longest)
{
    private TimeSpan? _smoothed;
    private TimeSpan _deviation;
    private int _silences;

    /// <summary>After so long an answer is missing.</summary>
    public TimeSpan Timeout
    {
        get
        {
            // At least twice the usual time: the next batch may be twice as large.
            TimeSpan usual = _smoothed is { } smoothed ? Max(shortest, smoothed + Max(smoothed, 4 * _deviation)) : unknown;
            return Min(usual * Math.Pow(2, Math.Min(_silences, 10)), Max(longest, unknown));
        }
    }

    /// <summary>Another connection, perhaps another line: nothing is known of it.</summary>
    public void Forget()
    {
        _smoothed = null;
        _silences = 0;
    }

    /// <summary>An answer came, surely to what was sent <paramref name="elapsed"/> ago and not to an earlier sending of it.</summary>
    public void Answered(TimeSpan elapsed)
    {
        _silences = 0;
        if (_smoothed is not { } smoothed)
        {
            (_smoothed, _deviation) = (elapsed, elapsed / 2);
            return;
        }

        _deviation = 0.75 * _deviation + 0.25 * (smoothed - elapsed).Duration();
        _smoothed = 0.875 * smoothed + 0.125 * elapsed;
    }

    /// <summary>The other side spoke by itself: it is there again, however long an answer takes.</summary>
    public void Heard() => _silences = 0;

    /// <summary>No answer came in time.</summary>
    public void Silent() => _silences++;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
