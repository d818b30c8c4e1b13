using Border.GrainConformance.Grains;
using Border.GrainConformance.Hosts;
using Border.Testing;

namespace Border.GrainConformance;

/// <summary>One activation per key, one call at a time.</summary>
public sealed class TurnTests(GrainHost host) : IClassFixture<GrainHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Grain_ManyFirstCallsAtOnce_OneActivation()
    {
        Guid[] activations = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ =>
            Task.Run(() => host.Grains.GetGrain<ICounter>("first-calls").GetActivation())));

        Assert.Single(activations.Distinct());
        Assert.Equal(1, host.Witness.Count("first-calls", "activated"));
    }

    [Fact]
    public async Task Calls_AwaitingInside_DoNotInterleave()
    {
        ICounter counter = host.Grains.GetGrain<ICounter>("interleaving");

        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(counter.AddOneAcrossAwaits)));

        Assert.Equal(200, await counter.GetTotal());
    }

    [Fact]
    public async Task Awaits_InsideGrain_ResumeOnItsTurn() =>
        Assert.True(await host.Grains.GetGrain<ICounter>("resuming").AwaitsStayOnTurn());

    [Fact]
    public async Task Calls_ManyAtOnce_EachArrivesOnceInWhateverOrder()
    {
        ICounter counter = host.Grains.GetGrain<ICounter>("crowded");

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => counter.Append(i).AsTask()));

        Assert.Equal(Enumerable.Range(0, 1000), (await counter.GetNumbers()).Order());
    }

    [Fact]
    public async Task Grains_TenThousandKeys_TenThousandActivations()
    {
        Guid[] activations = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(i =>
            host.Grains.GetGrain<ICounter>($"many/{i}").GetActivation()));

        Assert.Equal(10_000, activations.Distinct().Count());
    }

    [Fact]
    public async Task Grain_TwoInterfacesOneKey_OneActivation() => Assert.Equal(
        await host.Grains.GetGrain<ICounter>("two-faces").GetActivation(),
        await host.Grains.GetGrain<IRetirable>("two-faces").GetActivation());

    [Fact]
    public async Task Client_AndFactory_ReachTheSameGrain() => Assert.Equal(
        await host.Client.GetGrain<ICounter>("by-client").GetActivation(),
        await host.Grains.GetGrain<ICounter>("by-client").GetActivation());

    [Fact]
    public async Task Grain_CallingAnother_GetsItsAnswer() =>
        Assert.Equal(42, await host.Grains.GetGrain<IPingPong>("caller").CallBack("callee"));

    [Fact]
    public async Task Call_TokenCancelledBefore_NeverReachesTheGrain()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            host.Grains.GetGrain<ICounter>("cancelled-before").WaitFor(new CancellationToken(canceled: true)));

        Assert.Equal(0, host.Witness.Count("cancelled-before", "waiting"));
    }

    [Fact]
    public async Task Call_TokenCancelledInside_ReachesTheGrain()
    {
        using CancellationTokenSource cancellation = new();
        ICounter counter = host.Grains.GetGrain<ICounter>("cancelled-inside");
        Task waiting = counter.WaitFor(cancellation.Token);
        await Eventually.Async(() => host.Witness.Count("cancelled-inside", "waiting") == 1, cancellation: Stop);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, await counter.GetTotal());
    }
}
