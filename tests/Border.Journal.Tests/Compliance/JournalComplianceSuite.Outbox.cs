using Border.Domain.Records;
using Border.Testing;
using Border.Domain.Subjects;

namespace Border.Journal.Tests.Compliance;

public abstract partial class JournalComplianceSuite
{
    [Fact]
    public async Task Outbox_FromTheStart_CarriesChainStartAndKeysInUse()
    {
        var journal = await OpenAsync();
        var (first, second) = (SubjectKey.Create("t-1"), SubjectKey.Create("t-2"));
        await journal.AppendWithKey(first, Drafts.Sealed(first));
        await journal.AppendWithKey(second, Drafts.Sealed(second), Drafts.Sealed(second));

        var batch = await journal.ReadOutboxAsync(RecordPosition.None, 100, 1_000_000, Cancellation);

        Assert.NotNull(batch);
        Assert.Equal(HashChain.Start(Node, 1), batch.PreviousHash.ToArray());
        Assert.Equal(4, batch.Records.Count);
        Assert.Equal([first.Id, second.Id], batch.Keys.Select(k => k.Id));
        Assert.Equal(first.Key, batch.Keys[0].Key);
    }

    [Fact]
    public async Task Outbox_AfterAcknowledgement_GoesOnFromThereEvenAfterReopening()
    {
        var journal = await OpenAsync();
        await journal.Append(Drafts.PlainGroup(9));
        await journal.AcknowledgeAsync(new RecordPosition(1, 4), Cancellation);
        Assert.Equal(6, journal.Status.Unacknowledged);
        await journal.DisposeAsync();

        var again = await OpenAsync();

        var batch = await again.ReadOutboxAsync(again.Status.Acknowledged, 3, 1_000_000, Cancellation);
        Assert.Equal([new(1, 5), new(1, 6), new(1, 7)], batch!.Records.Select(r => r.Position));
        Assert.Equal((await again.ReadAll())[3].Hash.ToArray(), batch.PreviousHash.ToArray());
        Assert.Equal((6, new RecordPosition(1, 4)), (again.Status.Unacknowledged, again.Status.Acknowledged));
    }

    [Fact]
    public async Task Outbox_EverythingAcknowledged_IsNull()
    {
        var journal = await OpenAsync();
        await journal.AcknowledgeAsync(journal.Status.Last, Cancellation);

        Assert.Null(await journal.ReadOutboxAsync(journal.Status.Last, 10, 1000, Cancellation));
        Assert.Equal(0, journal.Status.Unacknowledged);
    }

    /// <summary>A centre that was restored from a backup needs them once more (PROTOCOL.md P-4.8).</summary>
    [Fact]
    public async Task Outbox_BeforeTheLastAcknowledgement_GivesThoseRecordsAgainWithTheirKeys()
    {
        var journal = await OpenAsync();
        var key = SubjectKey.Create("t-1");
        await journal.AppendWithKey(key, Drafts.Sealed(key), Drafts.Sealed(key));
        await journal.AcknowledgeAsync(journal.Status.Last, Cancellation);

        var batch = await journal.ReadOutboxAsync(new RecordPosition(1, 2), 100, 1_000_000, Cancellation);

        Assert.Equal([new(1, 3)], batch!.Records.Select(r => r.Position));
        Assert.Equal([key.Id], batch.Keys.Select(k => k.Id));
        Assert.Equal(0, journal.Status.Unacknowledged);
    }

    [Fact]
    public async Task Outbox_SmallByteLimit_StillGivesOneRecord()
    {
        var journal = await OpenAsync();
        await journal.Append(Drafts.PlainGroup(5));

        Assert.Single((await journal.ReadOutboxAsync(RecordPosition.None, 100, 1, Cancellation))!.Records);
    }

    [Fact]
    public async Task Outbox_AcrossEpochs_EachBatchIsOfOneEpoch()
    {
        var journal = await OpenAsync();
        await journal.Append(Drafts.PlainGroup(2));
        await journal.StartEpochAsync(1, "the centre holds another history", Cancellation);
        await journal.Append(Drafts.Plain());

        var old = await journal.ReadOutboxAsync(RecordPosition.None, 100, 1_000_000, Cancellation);
        var recent = await journal.ReadOutboxAsync(old!.Records[^1].Position, 100, 1_000_000, Cancellation);

        Assert.Equal([new(1, 1), new(1, 2), new(1, 3)], old.Records.Select(r => r.Position));
        Assert.Equal([new(2, 1), new(2, 2)], recent!.Records.Select(r => r.Position));
        Assert.Equal(HashChain.Start(Node, 2), recent.PreviousHash.ToArray());
        Assert.Equal(5, journal.Status.Unacknowledged);
        await journal.AcknowledgeAsync(new RecordPosition(2, 1), Cancellation);
        Assert.Equal(1, journal.Status.Unacknowledged);
    }

    [Fact]
    public async Task Acknowledge_EarlierPosition_ChangesNothing()
    {
        var journal = await OpenAsync();
        await journal.Append(Drafts.PlainGroup(5));
        await journal.AcknowledgeAsync(new RecordPosition(1, 5), Cancellation);

        await journal.AcknowledgeAsync(new RecordPosition(1, 2), Cancellation);

        Assert.Equal(new RecordPosition(1, 5), journal.Status.Acknowledged);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    public async Task Acknowledge_BeyondTheEnd_Refused(long epoch, long sequence)
    {
        var journal = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => journal.AcknowledgeAsync(new RecordPosition(epoch, sequence), Cancellation));
    }

    [Fact]
    public async Task WaitForRecords_CompletesWithTheCommitAfterThePosition()
    {
        var journal = await OpenAsync();
        await journal.WaitForRecordsAsync(RecordPosition.None, Cancellation);
        var waiting = journal.WaitForRecordsAsync(new RecordPosition(1, 2), Cancellation);

        await journal.Append(Drafts.Plain());
        Assert.False(waiting.IsCompleted);
        await journal.Append(Drafts.Plain());

        await waiting.WaitAsync(Eventually.DefaultDeadline, Cancellation);
    }

    [Fact]
    public async Task WaitForRecords_Cancelled_Throws()
    {
        var journal = await OpenAsync();
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = journal.WaitForRecordsAsync(journal.Status.Last, given.Token);
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
