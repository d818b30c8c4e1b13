using System.Diagnostics;
using Border.Testing;

namespace Border.Silo.Tests.Pages;

/// <summary>
/// A clock that the test moves, but that never stands quite still: up to a millisecond goes by as in reality. Orleans waits for a time of
/// day in whole milliseconds, and for the rest would look at a clock that stands still for ever.
/// </summary>
/// <param name="clock">Moved by the test.</param>
internal sealed class WallTime(ManualTimeProvider clock) : TimeProvider
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _shown;
    private long _shownSince;

    /// <summary>The clock that the test moves.</summary>
    public ManualTimeProvider Clock => clock;

    /// <inheritdoc />
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc />
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            if (clock.GetUtcNow() is var now && now != _shown)
                (_shown, _shownSince) = (now, Stopwatch.GetTimestamp());
            var since = Stopwatch.GetElapsedTime(_shownSince);
            return _shown + (since < Most ? since : Most);
        }
    }
}
