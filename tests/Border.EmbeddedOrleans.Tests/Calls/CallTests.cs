using Border.EmbeddedOrleans.Tests.Hosting;
using Border.Testing;
using Orleans.Runtime;

namespace Border.EmbeddedOrleans.Tests.Calls;

public sealed class CallTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(31);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_InACircle_TimesOutNamingTheCircleButNoKey()
    {
        await using TestHost host = await TestHost.StartAsync();
        Task<int> circle = host.Grains.GetGrain<ISubject>("DE:B-AB-1234").CallBack("FR:AA-123-BB");
        await Eventually.Async(() => host.Notes.All.Count(note => note == "called back") == 2, cancellation: Stop);
        host.Clock.Advance(Limit);

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => circle);
        Assert.Contains(
            "waits for itself: ISubject.CallBack -> ISubject.CallBack -> ISubject.CallBack", late.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", late.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("AA-123", late.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_BehindAnother_TimesOutNamingIt()
    {
        await using TestHost host = await TestHost.StartAsync();
        ISubject subject = host.Grains.GetGrain<ISubject>("held");
        Task holding = subject.Hold();
        Task<int> behind = subject.GetTicks();
        await Eventually.Async(() => host.Notes.All.Contains("held"), cancellation: Stop);
        host.Clock.Advance(Limit);

        TimeoutException late = await Assert.ThrowsAsync<TimeoutException>(() => behind);
        Assert.Contains("waiting behind ISubject.Hold", late.Message, StringComparison.Ordinal);
        Assert.Contains("still running", (await Assert.ThrowsAsync<TimeoutException>(() => holding)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_ToAGrainThatNeverStays_IsRejectedInsteadOfLooping()
    {
        await using TestHost host = await TestHost.StartAsync();

        OrleansMessageRejectionException refusal = await Assert.ThrowsAsync<OrleansMessageRejectionException>(
            () => host.Grains.GetGrain<IShy>("x").Call());

        Assert.Contains("ShyGrain deactivates itself", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AsyncLocalsOfTheCaller_StayWithTheCaller()
    {
        await using TestHost host = await TestHost.StartAsync();
        SubjectGrain.Ambient.Value = "the caller's";

        Assert.Null(await host.Grains.GetGrain<ISubject>("ambient").GetAmbient());
        Assert.Equal("the caller's", SubjectGrain.Ambient.Value);
    }

    [Fact]
    public async Task References_ToOneGrain_AreEqual()
    {
        await using TestHost host = await TestHost.StartAsync();

        Assert.Equal(host.Grains.GetGrain<ISubject>("x"), host.Grains.GetGrain<ISubject>("x"));
        Assert.NotEqual(host.Grains.GetGrain<ISubject>("x"), host.Grains.GetGrain<ISubject>("y"));
    }
}
