using Border.Domain.Records;
using Border.Journal.Storage;
using Border.Journal.Tests.Storage;

namespace Border.Journal.Tests.Appending;

public sealed class FailingDiskTests : SqliteFixture
{
    [Fact]
    public async Task I1_FsyncFails_NothingIsAcknowledgedUntilReopened()
    {
        var factory = new FailingFactory();
        await using (var journal = await OpenAsync(factory))
        {
            await journal.Append(Drafts.Plain("before"));
            factory.FailWith = StoreFailure.Disk;

            await Assert.ThrowsAsync<JournalFailedException>(() => journal.Append(Drafts.Plain("lost")));
            factory.FailWith = null;
            await Assert.ThrowsAsync<JournalFailedException>(() => journal.Append(Drafts.Plain("too late")));
            Assert.Equal(JournalHealth.Failed, journal.Status.Health);
            Assert.Contains("restart", journal.Status.Explanation, StringComparison.Ordinal);
            Assert.Equal(2, journal.Status.Last.Sequence);
        }

        await using var again = await OpenAsync();
        Assert.Equal(JournalHealth.Healthy, again.Status.Health);
        Assert.Equal(3, (await again.Append(Drafts.Plain()))[0].Position.Sequence);
        (await again.ReadAll()).AssertChained(Node);
    }

    [Fact]
    public async Task I10_DiskFullAtCommit_NothingIsWrittenAndLaterAppendsGoOn()
    {
        var factory = new FailingFactory();
        await using var journal = await OpenAsync(factory);
        factory.FailWith = StoreFailure.Full;

        await Assert.ThrowsAsync<JournalFullException>(() => journal.Append(Drafts.PlainGroup(5)));
        await Assert.ThrowsAsync<JournalFullException>(() => journal.AppendInProgress(Drafts.Plain()));
        factory.FailWith = null;

        Assert.Equal(new RecordPosition(1, 2), (await journal.Append(Drafts.Plain()))[0].Position);
        (await journal.ReadAll()).AssertChained(Node);
    }

    [Fact]
    public async Task I10_FoundDamagedInUse_NextOpeningChecksEverything()
    {
        var factory = new FailingFactory();
        await using (var journal = await OpenAsync(factory))
        {
            factory.FailWith = StoreFailure.Corrupt;
            await Assert.ThrowsAsync<JournalFailedException>(() => journal.Append(Drafts.Plain()));
            Assert.True(File.Exists(Path.Combine(Folder, "suspect")));
        }

        await using var again = await OpenAsync();
        Assert.Equal(new RecordPosition(1, 1), again.Status.Last);
        Assert.False(File.Exists(Path.Combine(Folder, "suspect")));
    }

    /// <summary>The real store, whose commits fail as a disk makes them fail.</summary>
    private sealed class FailingFactory : IStoreFactory
    {
        private readonly SqliteStoreFactory _real = new();

        public StoreFailure? FailWith { get; set; }

        public IReadOnlyList<string> FileNames => _real.FileNames;

        public string MainFile => _real.MainFile;

        public IRecordStore Open(string directory, NodeName node) => new FailingStore(_real.Open(directory, node), this);
    }

    private sealed class FailingStore(IRecordStore real, FailingFactory factory) : IRecordStore
    {
        public void Commit()
        {
            if (factory.FailWith is { } failure)
                throw new StoreException(failure, "The disk says no.");
            real.Commit();
        }

        public StoreState Load() => real.Load();

        public void Begin() => real.Begin();

        public void Insert(RecordPosition position, ReadOnlySpan<byte> body, ReadOnlySpan<byte> hash, Guid? key) => real.Insert(position, body, hash, key);

        public void InsertKey(WrappedKey key) => real.InsertKey(key);

        public int DeleteKeys(string subject) => real.DeleteKeys(subject);

        public void SetAcknowledged(RecordPosition through) => real.SetAcknowledged(through);

        public void SetIdentity(string identity) => real.SetIdentity(identity);

        public void Rollback() => real.Rollback();

        public bool Wipe() => real.Wipe();

        public void Upkeep() => real.Upkeep();

        public IReadOnlyList<StoredRow> Read(RecordPosition after, int maxRecords, int maxBytes) => real.Read(after, maxRecords, maxBytes);

        public byte[]? FindHash(RecordPosition position) => real.FindHash(position);

        public WrappedKey? FindKey(Guid id) => real.FindKey(id);

        public WrappedKey? FindSubject(string subject) => real.FindSubject(subject);

        public IReadOnlyList<RecordPosition> EpochEnds(long fromEpoch) => real.EpochEnds(fromEpoch);

        public void Dispose() => real.Dispose();
    }
}
