using Border.Testing;

namespace Border.Silo.Tests.Pages;

/// <summary>
/// The time of day of a clock that the test moves, with the system's timers. For the host of grains, which measures its own waits: on a
/// clock that stands still Orleans would wait in a circle for the last part of a millisecond.
/// </summary>
/// <param name="clock">Moved by the test.</param>
internal sealed class WallTime(ManualTimeProvider clock) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
}
