using Border.Domain.Time;
using Border.Edge.Clocks;
using Border.Testing;

namespace Border.Edge.Tests.Clocks;

public sealed class ClockWatchTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", ClockJump.Backwards)]
    [InlineData("2036-03-01T08:00:00Z", ClockJump.Forwards)]
    public void WallClock_Jumping_IsNoticedOnce_I7(string shown, ClockJump expected)
    {
        var clock = new ManualTimeProvider();
        var watch = new ClockWatch(clock);
        clock.Advance(TimeSpan.FromHours(3));
        Assert.Null(watch.Look());
        clock.JumpTo(DateTimeOffset.Parse(shown, System.Globalization.CultureInfo.InvariantCulture));
        var jump = watch.Look();
        Assert.Equal(expected, jump!.Jump);
        Assert.Equal(DateTimeOffset.Parse(shown, System.Globalization.CultureInfo.InvariantCulture), jump.Shown);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(watch.Look());
    }
}
