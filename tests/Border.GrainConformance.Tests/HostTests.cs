using Border.GrainConformance.Grains;
using Border.GrainConformance.Hosts;
using Border.Testing;

namespace Border.GrainConformance;

/// <summary>What the host does with idle grains, late calls and its own end. Each has a host of its own.</summary>
public sealed class HostTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Grain_IdleForTheCollectionAge_IsDeactivatedAndComesBack()
    {
        await using ForgetfulHost host = new();
        await host.InitializeAsync();
        ICounter counter = host.Grains.GetGrain<ICounter>("idle");
        await counter.Store(5);

        await Eventually.Async(() => host.Witness.Count("idle", "deactivated ActivationIdle") == 1, TimeSpan.FromSeconds(60), cancellation: Stop);

        Assert.Equal(5, await counter.Load());
        Assert.Equal(2, host.Witness.Count("idle", "activated"));
    }

    [Fact]
    public async Task Call_WithoutAnswerInTime_TimesOut()
    {
        await using ImpatientHost host = new();
        await host.InitializeAsync();
        ICounter counter = host.Grains.GetGrain<ICounter>("slow");

        Task slow = counter.WaitForGate();
        await Eventually.Async(() => host.Witness.Count("slow", "at the gate") == 1, cancellation: Stop);
        Task behind = counter.Store(1);

        await Assert.ThrowsAsync<TimeoutException>(() => slow);
        await Assert.ThrowsAsync<TimeoutException>(() => behind);
        host.Witness.Gate.SetResult();
        await Eventually.Async(async () => await Record.ExceptionAsync(counter.Load) is null, cancellation: Stop);
    }

    [Fact]
    public async Task Calls_InACircle_TimeOutInsteadOfHanging()
    {
        await using ImpatientHost host = new();
        await host.InitializeAsync();

        await Assert.ThrowsAsync<TimeoutException>(() => host.Grains.GetGrain<IPingPong>("ping").Forward("pong"));

        await Eventually.Async(
            async () => await Record.ExceptionAsync(host.Grains.GetGrain<IPingPong>("ping").Answer) is null, cancellation: Stop);
    }

    [Fact]
    public async Task Host_Stopping_DeactivatesEveryGrain()
    {
        await using GrainHost host = new();
        await host.InitializeAsync();
        string[] keys = [.. Enumerable.Range(0, 100).Select(i => $"stopping/{i}")];
        await Task.WhenAll(keys.Select(key => host.Grains.GetGrain<ICounter>(key).Store(1)));

        await host.StopAsync();

        Assert.All(keys, key => Assert.Equal(1, host.Witness.Count(key, "deactivated ShuttingDown")));
    }
}
