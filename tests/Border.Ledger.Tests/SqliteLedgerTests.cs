using Border.Ledger.Verification;
using Border.Testing;
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

    [Fact]
    public async Task Commit_DiskFull_SaysSoAndGoesOnWhenThereIsSpace()
    {
        using var disk = SmallDisk.TryMount(Folder["small"], 8);
        Assert.SkipWhen(disk is null, SmallDisk.NeedsRoot);
        await using var store = await CentreStore.OpenSqliteAsync(Folder["small/ledger.db"], Options, Time, Cancel);
        var history = new NodeHistory(North);
        Assert.Equal(3, (await store.Ledger.CommitAsync(history.Batch(1, 3), Cancel)).Committed);
        var ballast = Folder["small/ballast"];
        await FillAsync(ballast);

        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () =>
            {
                // The log of the database may have room left from before: a few batches go in, none goes half in.
                for (var first = 4; first < 20_000; first += 500)
                    await store.Ledger.CommitAsync(history.Batch(first, 500), Cancel);
            });

        Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
        System.IO.File.Delete(ballast);
        var head = (await store.Ledger.FindHeadAsync(North, Cancel))!.Position.Sequence;
        Assert.Equal(500, (await store.Ledger.CommitAsync(history.Batch(head + 1, 500), Cancel)).Committed);
    }

    private static async Task FillAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            for (var block = new byte[4096]; ;)
                await stream.WriteAsync(block, Cancel);
        }
        catch (IOException)
        {
            // Full.
        }
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
