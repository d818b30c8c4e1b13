namespace Border.Domain.Time;

/// <summary>What the wall clock did between two readings.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<ClockJump>))]
public enum ClockJump
{
    /// <summary>Nothing unusual.</summary>
    None,

    /// <summary>The wall clock is behind the last reading by more than the tolerance.</summary>
    Backwards,

    /// <summary>The wall clock is ahead of the last reading by more than the tolerance.</summary>
    Forwards,
}

/// <summary>The pure rules of the hybrid logical clock (Kulkarni et al., 2014). Holds no state and reads no clock.</summary>
public static class HybridClock
{
    /// <summary>How far the wall clock may stray from the last reading before it is reported: 5 minutes.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The next reading after <paramref name="last"/> for a local event; always greater than <paramref name="last"/>.</summary>
    /// <param name="last">The node's last reading.</param>
    /// <param name="wallMilliseconds">The wall clock now, milliseconds since 1970; may be anything.</param>
    public static HlcTimestamp Tick(HlcTimestamp last, long wallMilliseconds) =>
        wallMilliseconds > last.PhysicalMilliseconds
            ? new HlcTimestamp(wallMilliseconds, 0)
            : Increment(last);

    /// <summary>The next reading after both <paramref name="last"/> and a reading received from elsewhere.</summary>
    public static HlcTimestamp Receive(HlcTimestamp last, HlcTimestamp remote, long wallMilliseconds) =>
        Tick(remote > last ? remote : last, wallMilliseconds);

    /// <summary>
    /// Whether the wall clock jumped. <paramref name="expectedMilliseconds"/> is where it should be: the wall clock at the last
    /// reading plus the time a monotonic counter says has passed.
    /// </summary>
    public static ClockJump Detect(long expectedMilliseconds, long wallMilliseconds)
    {
        var drift = wallMilliseconds - expectedMilliseconds;
        if (drift > Tolerance.TotalMilliseconds)
            return ClockJump.Forwards;
        return drift < -Tolerance.TotalMilliseconds ? ClockJump.Backwards : ClockJump.None;
    }

    private static HlcTimestamp Increment(HlcTimestamp last) =>
        last.Counter < int.MaxValue
            ? last with { Counter = last.Counter + 1 }
            : new HlcTimestamp(last.PhysicalMilliseconds + 1, 0);
}
