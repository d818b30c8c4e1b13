using Border.Domain.Records;
using Border.Journal.Storage;
using Border.Testing;

namespace Border.Journal.Tests.Storage;

/// <summary>The log is moved into the database beside the writer and never grows without end.</summary>
public sealed class CheckpointTests : SqliteFixture
{
    private string Log => Database + "-wal";

    [Fact]
    public async Task Log_PastItsStep_MovesIntoTheDatabaseWhileTheJournalIsOpen()
    {
        await using var journal = await OpenAsync(new SqliteStoreFactory(new CheckpointLimits(LaidOutBytes: 0)));
        var large = new RecordDraft("document.read", new byte[60_000], Key: Guid.NewGuid());
        for (var i = 0; i < 70; i++)
            await journal.Append(large);

        await Eventually.Async(() => new FileInfo(Database).Length > 3_000_000, cancellation: Cancellation);

        (await journal.ReadAll()).AssertChained(Node);
    }

    [Fact]
    public async Task Log_OfAJournalJustOpened_IsAsLongAsItWillBe()
    {
        await using var journal = await OpenAsync();
        var before = new FileInfo(Log).Length;

        for (var i = 0; i < 100; i++)
            await journal.Append(Drafts.Plain());

        Assert.InRange(before, 4_000_000, 8_000_000);
        Assert.Equal(before, new FileInfo(Log).Length);
    }

    [Fact]
    public async Task Log_LaidOutAtEveryOpening_DoesNotGrowTheDatabase()
    {
        await using (await OpenAsync())
        {
        }

        var before = new FileInfo(Database).Length;
        await using (await OpenAsync())
        {
        }

        Assert.Equal(before, new FileInfo(Database).Length);
    }

    [Fact]
    public void Log_WriterThatNeverPauses_StaysBounded()
    {
        using var store = Open(new CheckpointLimits(StepBytes: 100_000, MaxLogBytes: 500_000));

        Write(store, records: 4000);

        Assert.InRange(new FileInfo(Log).Length, 1, 8_000_000);
    }

    private SqliteStore Open(CheckpointLimits limits)
    {
        Directory.CreateDirectory(Folder);
        return SqliteStore.Open(Database, Node, limits);
    }

    /// <summary>Commits records of about 4 kB, ten at a time, as the journal's thread would.</summary>
    private static void Write(SqliteStore store, int records)
    {
        for (var next = 1; next <= records;)
        {
            store.Begin();
            for (var i = 0; i < 10; i++)
                store.Insert(new RecordPosition(1, next++), new byte[4000], new byte[32], null);
            store.Commit();
            store.Upkeep();
        }
    }
}
