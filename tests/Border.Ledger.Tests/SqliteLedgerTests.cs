using Border.Ledger.Verification;
using Microsoft.Data.Sqlite;

namespace Border.Ledger.Tests;

public sealed class SqliteLedgerTests : LedgerCompliance
{
    private string File => Folder["ledger.db"];

    [Fact]
    public async Task Open_FolderMissing_SaysWhatToDo()
    {
        var e = await Assert.ThrowsAsync<LedgerUnavailableException>(
            () => CentreStore.OpenSqliteAsync(Folder["nowhere/ledger.db"], Options, Time, Cancel));
        Assert.Contains("folder exists", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_FileLockedByAnotherProcess_UnavailableThenWorks()
    {
        var impatient = await OpenAgainAsync(Options with { CommandTimeout = TimeSpan.FromSeconds(1) });
        var history = new NodeHistory(North);
        await using (var other = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await other.OpenAsync(Cancel);
            await using var hold = other.BeginTransaction();
            await Assert.ThrowsAsync<LedgerUnavailableException>(() => impatient.Ledger.CommitAsync(history.Batch(1, 3), Cancel));
        }

        Assert.Equal(3, (await impatient.Ledger.CommitAsync(history.Batch(1, 3), Cancel)).Committed);
    }

    protected override Task PrepareAsync() => Task.CompletedTask;

    protected override Task<CentreStore> OpenAsync(LedgerOptions options) => CentreStore.OpenSqliteAsync(File, options, Time, Cancel);

    protected override LedgerVerifier OpenVerifier() => LedgerVerifier.OfSqlite(File);

    protected override async Task<int> TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(Cancel);
    }
}
