using Border.Ledger.Verification;
using Npgsql;

namespace Border.Ledger.Tests;

public sealed class PostgresLedgerTests(PostgresServer server) : LedgerCompliance
{
    private string _connection = "";

    [Fact]
    public async Task Open_SeveralSilosAtOnce_OneSchema()
    {
        var connection = await server.CreateDatabaseAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => CentreStore.OpenPostgresAsync(connection, Options, Time, Cancel)));
        foreach (var store in stores)
        {
            await store.PingAsync(Cancel);
            await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Commit_TwoSilosSendTheSameBatches_EveryRecordOnce()
    {
        var other = await OpenAgainAsync();
        var history = new NodeHistory(North);
        var batches = Enumerable.Range(0, 40).Select(i => history.Batch((i * 5) + 1, 5)).ToArray();

        var committed = await Task.WhenAll(SendAllAsync(Ledger), SendAllAsync(other.Ledger));

        Assert.Equal(200, committed.Sum());
        Assert.Equal(history.Head(200).Hash.ToArray(), (await Ledger.FindHeadAsync(North, Cancel))!.Hash.ToArray());

        async Task<int> SendAllAsync(ILedger ledger)
        {
            var sum = 0;
            foreach (var batch in batches)
            {
                var result = await ledger.CommitAsync(batch, Cancel);
                Assert.Equal(CommitOutcome.Accepted, result.Outcome);
                sum += result.Committed;
            }

            return sum;
        }
    }

    protected override async Task PrepareAsync() => _connection = await server.CreateDatabaseAsync();

    protected override Task<CentreStore> OpenAsync(LedgerOptions options) =>
        CentreStore.OpenPostgresAsync(_connection, options, Time, Cancel);

    protected override LedgerVerifier OpenVerifier() => LedgerVerifier.OfPostgres(_connection);

    protected override async Task<int> TamperAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(Cancel);
    }
}
