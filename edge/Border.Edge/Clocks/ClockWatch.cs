using Border.Domain.Events;
using Border.Domain.Time;

namespace Border.Edge.Clocks;

/// <summary>
/// Compares the wall clock with a monotonic one, so that a jump (1970, +10 years, backwards) is noticed; order is unaffected
/// (invariant I7). Not thread-safe: one caller.
/// </summary>
/// <param name="time">Both clocks.</param>
public sealed class ClockWatch(TimeProvider time)
{
    private DateTimeOffset _wall = time.GetUtcNow();
    private long _timestamp = time.GetTimestamp();

    /// <summary>The jump since the last look, to be journalled; null when there was none.</summary>
    public ClockJumped? Look()
    {
        var (wall, timestamp) = (time.GetUtcNow(), time.GetTimestamp());
        var expected = _wall + time.GetElapsedTime(_timestamp, timestamp);
        (_wall, _timestamp) = (wall, timestamp);
        var jump = HybridClock.Detect(expected.ToUnixTimeMilliseconds(), wall.ToUnixTimeMilliseconds());
        return jump == ClockJump.None ? null : new ClockJumped { Jump = jump, Expected = expected, Shown = wall };
    }
}
