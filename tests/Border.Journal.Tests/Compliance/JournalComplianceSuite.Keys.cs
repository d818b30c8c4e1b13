using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Journal.Tests.Compliance;

public abstract partial class JournalComplianceSuite
{
    [Fact]
    public async Task Keys_Stored_FoundByIdAndNewestBySubjectAfterReopening()
    {
        var journal = await OpenAsync();
        var (older, newer) = (SubjectKey.Create("t-1"), SubjectKey.Create("t-1"));
        await journal.AppendWithKey(older, Drafts.Sealed(older));
        await journal.AppendWithKey(newer, Drafts.Sealed(newer));
        await journal.DisposeAsync();

        var again = await OpenAsync();

        Assert.Equal(older.Key, (await again.FindKeyAsync(older.Id, Cancellation))!.Key);
        Assert.Equal(newer.Id, (await again.FindSubjectAsync("t-1", Cancellation))!.Id);
        Assert.Null(await again.FindKeyAsync(Guid.NewGuid(), Cancellation));
        Assert.Null(await again.FindSubjectAsync("t-2", Cancellation));
    }

    [Fact]
    public async Task Keys_AppendedAgain_KeepTheFirst()
    {
        var journal = await OpenAsync();
        var key = SubjectKey.Create("t-1");
        await journal.AppendWithKey(key, Drafts.Sealed(key));

        await journal.AppendWithKey(key with { Key = new byte[32] }, Drafts.Sealed(key));

        Assert.Equal(key.Key, (await journal.FindKeyAsync(key.Id, Cancellation))!.Key);
    }

    [Fact]
    public async Task I11_SubjectErased_KeysGoneRecordsAndChainStay()
    {
        var journal = await OpenAsync();
        var (one, two, other) = (SubjectKey.Create("t-1"), SubjectKey.Create("t-1"), SubjectKey.Create("t-2"));
        foreach (var key in new[] { one, two, other })
            await journal.AppendWithKey(key, Drafts.Sealed(key));

        Assert.Equal(2, await journal.EraseSubjectAsync("t-1", Cancellation));

        Assert.Null(await journal.FindKeyAsync(one.Id, Cancellation));
        Assert.Null(await journal.FindSubjectAsync("t-1", Cancellation));
        Assert.NotNull(await journal.FindSubjectAsync("t-2", Cancellation));
        var all = await journal.ReadAll();
        Assert.Equal(4, all.Count);
        all.AssertChained(Node);
        var batch = await journal.ReadOutboxAsync(RecordPosition.None, 10, 1_000_000, Cancellation);
        Assert.Equal([other.Id], batch!.Keys.Select(k => k.Id));
        Assert.Equal(0, await journal.EraseSubjectAsync("t-1", Cancellation));
    }

    [Theory]
    [InlineData("", 32)]
    [InlineData("t-1", 31)]
    public async Task Keys_Malformed_RefusedAndNothingWritten(string subject, int bytes)
    {
        var journal = await OpenAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => journal.AppendWithKey(new SubjectKey(Guid.NewGuid(), subject, new byte[bytes]), Drafts.Plain()));

        Assert.Equal(1, journal.Status.Last.Sequence);
    }
}
