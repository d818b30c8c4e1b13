namespace Border.Link.Transport;

/// <summary>Full jitter: waits a random time between nothing and a bound that doubles, so that many who fail together do not return together.</summary>
/// <param name="first">The first bound.</param>
/// <param name="longest">The largest bound.</param>
/// <param name="random">Where the jitter comes from.</param>
public sealed class Backoff(TimeSpan first, TimeSpan longest, Random random)
{
    private int _failures;

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        double bound = Math.Min(longest.TotalMilliseconds, first.TotalMilliseconds * Math.Pow(2, Math.Min(_failures++, 30)));
        return TimeSpan.FromMilliseconds(random.NextDouble() * bound);
    }

    /// <summary>Starts over after a success.</summary>
    public void Reset() => _failures = 0;
}
