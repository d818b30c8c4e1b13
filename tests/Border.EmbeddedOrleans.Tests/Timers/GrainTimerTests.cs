using Border.EmbeddedOrleans.Tests.Hosting;
using Border.Testing;

namespace Border.EmbeddedOrleans.Tests.Timers;

public sealed class GrainTimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Timer_OnTheClock_TicksWhenDueAndThenEachPeriod()
    {
        await using TestHost host = await TestHost.StartAsync();
        ISubject subject = host.Grains.GetGrain<ISubject>("x");
        await subject.StartTimer(10 * Second, Second, keepAlive: false);

        host.Clock.Advance(9 * Second);
        Assert.Equal(0, await subject.GetTicks());
        host.Clock.Advance(Second);
        await TicksAsync(subject, 1);
        host.Clock.Advance(Second);
        await TicksAsync(subject, 2);
    }

    [Fact]
    public async Task Timer_WithoutPeriod_TicksOnceUntilChanged()
    {
        await using TestHost host = await TestHost.StartAsync();
        ISubject subject = host.Grains.GetGrain<ISubject>("x");
        await subject.StartTimer(Second, Timeout.InfiniteTimeSpan, keepAlive: false);
        host.Clock.Advance(Second);
        await TicksAsync(subject, 1);
        host.Clock.Advance(5 * Second);
        Assert.Equal(1, await subject.GetTicks());

        await subject.ChangeTimer(2 * Second, Timeout.InfiniteTimeSpan);
        host.Clock.Advance(2 * Second);
        await TicksAsync(subject, 2);
    }

    [Fact]
    public async Task Timer_KeepingAlive_KeepsItsGrain()
    {
        await using TestHost host = await TestHost.StartAsync();
        ISubject subject = host.Grains.GetGrain<ISubject>("x");
        Guid before = await subject.GetActivation();
        await subject.StartTimer(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), keepAlive: true);

        for (int minute = 1; minute <= 40; minute++)
        {
            await AdvanceUntilNotedAsync(host, "tick", minute);
        }

        Assert.Equal(before, await subject.GetActivation());
    }

    [Fact]
    public async Task Timer_NotKeepingAlive_EndsWithItsIdleGrain()
    {
        await using TestHost host = await TestHost.StartAsync();
        await host.Grains.GetGrain<ISubject>("x").StartTimer(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), keepAlive: false);

        await AdvanceUntilNotedAsync(host, "disposed", 1);
        int ticks = host.Notes.All.Count(note => note == "tick");
        host.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(ticks, host.Notes.All.Count(note => note == "tick"));
    }

    private static Task AdvanceUntilNotedAsync(TestHost host, string what, int times) => Eventually.Async(
        () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(30));
            return host.Notes.All.Count(note => note == what) >= times;
        },
        cancellation: TestContext.Current.CancellationToken);

    private static Task TicksAsync(ISubject subject, int ticks) => Eventually.Async(
        async () => await subject.GetTicks() == ticks, cancellation: TestContext.Current.CancellationToken);
}
