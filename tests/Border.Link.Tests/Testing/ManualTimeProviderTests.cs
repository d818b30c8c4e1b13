using Border.Testing;

namespace Border.Link.Tests.Testing;

public class ManualTimeProviderTests
{
    [Fact]
    public void Advance_OverSeveralTimers_FiresEachAtItsOwnTimeInOrder()
    {
        var clock = new ManualTimeProvider();
        DateTimeOffset start = clock.GetUtcNow();
        var fired = new List<(string, TimeSpan)>();
        using ITimer late = clock.CreateTimer(_ => fired.Add(("late", clock.GetUtcNow() - start)), null, Seconds(5), Timeout.InfiniteTimeSpan);
        using ITimer often = clock.CreateTimer(_ => fired.Add(("often", clock.GetUtcNow() - start)), null, Seconds(2), Seconds(2));

        clock.Advance(Seconds(5));

        Assert.Equal([("often", Seconds(2)), ("often", Seconds(4)), ("late", Seconds(5))], fired);
        Assert.Equal(Seconds(1), clock.NextDue);
    }

    [Fact]
    public async Task JumpTo_TheFuture_MovesTheWallClockButNoTimer()
    {
        var clock = new ManualTimeProvider();
        Task wait = Task.Delay(Seconds(10), clock, TestContext.Current.CancellationToken);
        long before = clock.GetTimestamp();

        clock.JumpTo(clock.GetUtcNow().AddYears(10));
        Assert.False(wait.IsCompleted);
        Assert.Equal(before, clock.GetTimestamp());

        clock.Advance(Seconds(10));
        await wait;
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
