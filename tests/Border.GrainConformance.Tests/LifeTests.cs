using Border.GrainConformance.Grains;
using Border.GrainConformance.Hosts;
using Border.Testing;

namespace Border.GrainConformance;

/// <summary>How grains wake, fail, end and come back.</summary>
public sealed class LifeTests(GrainHost host) : IClassFixture<GrainHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exception_InGrain_ReachesTheCallerAndHarmsNobody()
    {
        ICounter counter = host.Grains.GetGrain<ICounter>("throwing");
        Guid before = await counter.GetActivation();

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => counter.Throw("no such lane"));

        Assert.Equal("no such lane", thrown.Message);
        Assert.Equal(before, await counter.GetActivation());
        Assert.Equal(0, await host.Grains.GetGrain<ICounter>("not-throwing").GetTotal());
    }

    [Fact]
    public async Task Activation_Failing_ReachesTheCallerAndALaterCallTriesAgain()
    {
        host.Witness.FailuresToCome["failing"] = 1;
        ICounter counter = host.Grains.GetGrain<ICounter>("failing");

        Exception? failure = await Record.ExceptionAsync(counter.GetActivation);

        Assert.Contains("refused to wake", failure?.ToString(), StringComparison.Ordinal);

        // Orleans keeps a failed activation for some seconds, so that a grain that always fails cannot flood the silo.
        await Eventually.Async(async () => await Record.ExceptionAsync(counter.GetActivation) is null, TimeSpan.FromSeconds(60), cancellation: Stop);
        Assert.Equal(2, host.Witness.Count("failing", "activated"));
    }

    [Fact]
    public async Task DeactivateOnIdle_AfterTheCall_NextCallWakesANewActivationWithItsState()
    {
        ICounter counter = host.Grains.GetGrain<ICounter>("retiring");
        await counter.Store(17);
        Guid before = await counter.GetActivation();

        await counter.Retire();

        Assert.Equal(17, await counter.Load());
        Assert.NotEqual(before, await counter.GetActivation());
        Assert.Equal(1, host.Witness.Count("retiring", "deactivated ApplicationRequested"));
        Assert.Equal(2, host.Witness.Count("retiring", "activated"));
    }

    [Fact]
    public async Task DeactivateOnIdle_WithCallsWaiting_LosesNone()
    {
        ICounter counter = host.Grains.GetGrain<ICounter>("retiring-busy");
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 50).Select(_ => counter.AddOneAcrossAwaits()),
            counter.Retire(),
            .. Enumerable.Range(0, 50).Select(_ => counter.AddOneAcrossAwaits()),
        ]);
        await counter.GetActivation(); // the call that follows the last waits for the new activation, whichever of them came before the end

        Assert.Equal(100, host.Witness.Count("retiring-busy", "awaited"));
        Assert.Equal(1, host.Witness.Count("retiring-busy", "deactivated ApplicationRequested"));
        Assert.Equal(2, host.Witness.Count("retiring-busy", "activated"));
    }

    [Fact]
    public async Task Timer_Running_TicksOnTheTurnOnly()
    {
        IClockwork clockwork = host.Grains.GetGrain<IClockwork>("ticking");
        await clockwork.Start();
        await Eventually.Async(async () => await clockwork.GetTicks() > 3, cancellation: Stop);

        Assert.False(await clockwork.SawTickDuringCall());

        int stoppedAt = await clockwork.Stop();
        Assert.InRange(await clockwork.GetTicks(), stoppedAt, stoppedAt + 1);
    }

    [Fact]
    public async Task Timer_CallbackThrowing_TicksOn()
    {
        IClockwork clockwork = host.Grains.GetGrain<IClockwork>("ticking-badly");
        await clockwork.StartFailing();

        await Eventually.Async(async () => await clockwork.GetTicks() > 3, cancellation: Stop);
        await clockwork.Stop();
    }
}
