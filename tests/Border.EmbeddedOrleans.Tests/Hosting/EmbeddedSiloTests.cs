using Border.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Border.EmbeddedOrleans.Tests.Hosting;

public sealed class EmbeddedSiloTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_SaysThatItDoesNotCluster()
    {
        await using TestHost host = await TestHost.StartAsync();

        Assert.Contains(host.Log, line => line.Contains("does not cluster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_BeforeStart_IsRefused()
    {
        await using TestHost host = new();

        SiloUnavailableException refusal = await Assert.ThrowsAsync<SiloUnavailableException>(
            () => host.Grains.GetGrain<ISubject>("early").GetActivation());

        Assert.Contains("not running", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_AfterStop_IsRefused()
    {
        await using TestHost host = await TestHost.StartAsync();
        ISubject subject = host.Grains.GetGrain<ISubject>("late");
        await subject.GetActivation();

        await host.StopAsync(Stop);

        await Assert.ThrowsAsync<SiloUnavailableException>(subject.GetActivation);
    }

    [Fact]
    public async Task Stop_GrainStuckInDeactivation_GivesUpWhenTold()
    {
        await using TestHost host = await TestHost.StartAsync();
        await host.Grains.GetGrain<ISubject>("stuck").GetActivation();
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        Task stopping = host.StopAsync(patience.Token);
        await Eventually.Async(() => host.Notes.All.Any(note => note.StartsWith("deactivating", StringComparison.Ordinal)), cancellation: Stop);
        await patience.CancelAsync();

        await Record.ExceptionAsync(() => stopping);
        Assert.Contains(host.Log, line => line.Contains("1 grains still awake", StringComparison.Ordinal));
        await Eventually.Async(() => host.Notes.All.Contains("disposed"), cancellation: Stop);
    }

    [Fact]
    public async Task Grain_IdleOnTheClock_EndsAtItsAgeAndIsDisposed()
    {
        await using TestHost host = await TestHost.StartAsync();
        ISubject subject = host.Grains.GetGrain<ISubject>("idle");
        Guid before = await subject.GetActivation();

        host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(before, await subject.GetActivation());
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(before, await subject.GetActivation());
        await AdvanceUntilDisposedAsync(host);

        Assert.NotEqual(before, await subject.GetActivation());
    }

    [Fact]
    public async Task Grain_AskingToStay_OutlivesItsAge()
    {
        await using TestHost host = await TestHost.StartAsync();
        ISubject subject = host.Grains.GetGrain<ISubject>("staying");
        Guid before = await subject.GetActivation();
        await subject.Stay(TimeSpan.FromHours(2));

        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(before, await subject.GetActivation());

        await subject.Stay(TimeSpan.FromHours(-1));
        await AdvanceUntilDisposedAsync(host);
        Assert.NotEqual(before, await subject.GetActivation());
    }

    [Fact]
    public async Task Options_AgeNotAboveQuantum_IsRefusedAtStart()
    {
        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => TestHost.StartAsync(
            silo => silo.Services.Configure<GrainCollectionOptions>(options => options.CollectionAge = options.CollectionQuantum)));

        Assert.Contains("CollectionAge greater than CollectionQuantum", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public async Task GetGrain_BlankKey_IsRefused(string key)
    {
        await using TestHost host = await TestHost.StartAsync();

        Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<ISubject>(key));
    }

    [Fact]
    public async Task GetGrain_WithoutClass_SaysWhichInterface()
    {
        await using TestHost host = await TestHost.StartAsync();

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<IOrphan>("x"));
        Assert.Contains(nameof(IOrphan), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetGrain_SeveralClasses_NeedsThePrefix()
    {
        await using TestHost host = await TestHost.StartAsync();

        ArgumentException refusal = Assert.Throws<ArgumentException>(() => host.Grains.GetGrain<ITwins>("x"));
        Assert.Contains(nameof(SecondTwin), refusal.Message, StringComparison.Ordinal);
        Assert.Equal("second", await host.Grains.GetGrain<ITwins>("x", typeof(SecondTwin).FullName).GetName());
        Assert.Equal("first", await host.Grains.GetGrain<ITwins>("x", typeof(FirstTwin).FullName).GetName());
    }

    [Fact]
    public async Task GetGrain_MethodThatCannotBeCalled_IsRefusedByName()
    {
        await using TestHost host = await TestHost.StartAsync();

        NotSupportedException refusal = Assert.Throws<NotSupportedException>(() => host.Grains.GetGrain<IWrong>("x"));
        Assert.Contains("IWrong.Get", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grain_MadeByHand_SaysWhereGrainsComeFrom()
    {
        SubjectGrain grain = new(new Notes());

        Assert.Throws<ArgumentException>(() => grain.GetPrimaryKeyString());
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => { _ = grain.Stay(TimeSpan.Zero); });
        Assert.Contains("IGrainFactory", refusal.Message, StringComparison.Ordinal);
    }

    private static Task AdvanceUntilDisposedAsync(TestHost host) => Eventually.Async(
        () =>
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            return host.Notes.All.Contains("disposed");
        },
        cancellation: Stop);
}
