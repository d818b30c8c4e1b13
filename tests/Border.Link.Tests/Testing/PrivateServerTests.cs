using Border.Testing;

namespace Border.Link.Tests.Testing;

public class PrivateServerTests
{
    [Fact]
    public async Task PrivatePostgres_KilledAndStartedAgain_KeepsItsPortAndTakesConnections()
    {
        await using PrivatePostgres server = await PrivatePostgres.StartAsync("shared_buffers=16MB");
        int port = server.Port;
        await server.CreateDatabaseAsync("kept");

        await server.KillAsync();
        Assert.False(await FreePort.IsOpenAsync(port, TestContext.Current.CancellationToken));
        await server.StartAgainAsync(TestContext.Current.CancellationToken);

        Assert.Equal(port, server.Port);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => server.CreateDatabaseAsync("kept"));
        Assert.Contains("already exists", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrivateMosquitto_WithoutTls_StopsAndStartsOnTheSamePort()
    {
        await using PrivateMosquitto broker = await PrivateMosquitto.StartAsync(cancellation: TestContext.Current.CancellationToken);

        await broker.StopAsync();
        Assert.False(await FreePort.IsOpenAsync(broker.NodesPort, TestContext.Current.CancellationToken));
        await broker.StartAgainAsync(TestContext.Current.CancellationToken);

        Assert.True(await FreePort.IsOpenAsync(broker.NodesPort, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ServerProcess_TheFirstSignalIsLost_EndsAllTheSame()
    {
        using ServerProcess process = ServerProcess.Start("bash", ["-c", "trap 'trap - TERM' TERM; echo ready; while :; do sleep 0.1; done"]);
        await Eventually.Async(() => process.Output.Contains("ready", StringComparison.Ordinal), cancellation: TestContext.Current.CancellationToken);

        await process.TerminateAsync();

        Assert.True(process.HasExited);
    }

    [Fact]
    public async Task Eventually_NeverTrue_FailsWithTheConditionAndTheDetail()
    {
        TimeoutException error = await Assert.ThrowsAsync<TimeoutException>(() => Eventually.Async(
            () => error_is_impossible, TimeSpan.FromMilliseconds(20), () => "the detail", TestContext.Current.CancellationToken));

        Assert.Contains(nameof(error_is_impossible), error.Message, StringComparison.Ordinal);
        Assert.Contains("the detail", error.Message, StringComparison.Ordinal);
    }

    private const bool error_is_impossible = false;
}
