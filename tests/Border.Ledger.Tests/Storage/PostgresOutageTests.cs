using Border.Domain.Records;
using Border.Testing;

namespace Border.Ledger.Tests.Storage;

/// <summary>PostgreSQL going away and coming back; with a server of its own.</summary>
public sealed class PostgresOutageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Commit_ServerKilledAndStartedAgain_UnavailableThenNothingLostNothingTwice()
    {
        await using var server = await PrivatePostgres.StartAsync();
        using var folder = new TempFolder("outage");
        var options = new LedgerOptions { KeyFile = folder["key"], ConnectTimeout = TimeSpan.FromSeconds(2) };
        await using var store = await CentreStore.OpenPostgresAsync(server.ConnectionString, options, TimeProvider.System, Cancel);
        var history = new NodeHistory(NodeName.Parse("north/n1"));
        await store.Ledger.CommitAsync(history.Batch(1, 10), Cancel);

        await server.KillAsync();
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => store.Ledger.CommitAsync(history.Batch(11, 10), Cancel));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => store.PingAsync(Cancel));
        await server.StartAgainAsync(Cancel);

        var again = await store.Ledger.CommitAsync(history.Batch(11, 10), Cancel);
        Assert.Equal((CommitOutcome.Accepted, new RecordPosition(1, 20)), (again.Outcome, again.Head.Position));
        Assert.Equal(20, (await store.Ledger.ReadNodeAsync(history.Node, RecordPosition.None, 100, Cancel)).Count);
    }

    [Fact]
    public async Task Commit_ServerRestartedBetweenBatches_PooledConnectionsAreReplacedUnnoticed()
    {
        await using var server = await PrivatePostgres.StartAsync();
        using var folder = new TempFolder("outage");
        await using var store = await CentreStore.OpenPostgresAsync(
            server.ConnectionString, new LedgerOptions { KeyFile = folder["key"] }, TimeProvider.System, Cancel);
        var history = new NodeHistory(NodeName.Parse("north/n1"));
        await store.Ledger.CommitAsync(history.Batch(1, 10), Cancel);

        await server.RestartAsync(Cancel);

        Assert.Equal(10, (await store.Ledger.CommitAsync(history.Batch(11, 10), Cancel)).Committed);
    }

    [Fact]
    public async Task Open_ServerAbsent_Unavailable()
    {
        using var folder = new TempFolder("outage");
        var nowhere = $"Host=127.0.0.1;Port={FreePort.Next()};Username=border;Database=postgres";
        await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => CentreStore.OpenPostgresAsync(nowhere, new LedgerOptions { KeyFile = folder["key"] }, TimeProvider.System, Cancel));
    }
}
