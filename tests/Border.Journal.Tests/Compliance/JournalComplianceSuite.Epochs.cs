using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Time;

namespace Border.Journal.Tests.Compliance;

public abstract partial class JournalComplianceSuite
{
    [Fact]
    public async Task Reopen_SameDisk_GoesOnInTheSameEpochAndChain()
    {
        var journal = await OpenAsync();
        await journal.Append(Drafts.PlainGroup(10));
        await journal.DisposeAsync();

        var again = await OpenAsync();
        await again.Append(Drafts.Plain());

        Assert.Equal(new RecordPosition(1, 12), again.Status.Last);
        (await again.ReadAll()).AssertChained(Node);
    }

    [Fact]
    public async Task StartEpoch_AtLeast_JumpsThereAndSaysWhy()
    {
        var journal = await OpenAsync();

        await journal.StartEpochAsync(7, "the centre holds 1:9 of another history", Cancellation);

        Assert.Equal(new RecordPosition(7, 1), journal.Status.Last);
        var started = ReadEvents<EpochStarted>(await journal.ReadAll())[^1];
        Assert.Equal(("fork", "1:1", "the centre holds 1:9 of another history"), (started.Cause, started.Previous, started.Explanation));
    }

    [Fact]
    public async Task StartEpoch_TwiceThenReopen_KeepsTheNewest()
    {
        var journal = await OpenAsync();
        await journal.StartEpochAsync(1, "one", Cancellation);
        await journal.StartEpochAsync(1, "two", Cancellation);
        await journal.DisposeAsync();

        Assert.Equal(new RecordPosition(3, 1), (await OpenAsync()).Status.Last);
    }

    [Fact]
    public async Task I7_ClockBackTo1970WhileOff_HybridClockGoesOnAndTheJumpIsJournalled()
    {
        var journal = await OpenAsync();
        var before = (await journal.Append(Drafts.Plain()))[0].Hlc;
        await journal.DisposeAsync();
        Clock.JumpTo(DateTimeOffset.UnixEpoch);

        var again = await OpenAsync();
        var after = (await again.Append(Drafts.Plain()))[0];

        Assert.True(after.Hlc > before);
        Assert.Equal(DateTimeOffset.UnixEpoch, after.At);
        Assert.Equal(ClockJump.Backwards, Assert.Single(ReadEvents<ClockJumped>(await again.ReadAll())).Jump);
    }

    [Theory]
    [InlineData(10 * 365 * 24, ClockJump.Forwards)]
    [InlineData(-2, ClockJump.Backwards)]
    [InlineData(-200 * 365 * 24, ClockJump.Backwards)]
    public async Task I7_ClockJumpsWhileRunning_FlaggedOnceAndOrderKept(int hours, ClockJump expected)
    {
        var journal = await OpenAsync();
        var before = (await journal.Append(Drafts.Plain()))[0].Hlc;

        Clock.JumpTo(Clock.GetUtcNow().AddHours(hours));
        var after = (await journal.Append(Drafts.PlainGroup(2)))[^1].Hlc;
        await journal.Append(Drafts.Plain());

        Assert.True(after > before);
        var all = await journal.ReadAll();
        Assert.Equal(expected, Assert.Single(ReadEvents<ClockJumped>(all)).Jump);
        all.AssertChained(Node);
        var readings = all.Select(r => RecordCodec.Decode(r.Body.Span).Hlc).ToList();
        Assert.Equal(readings.Order(), readings);
    }

    [Fact]
    public async Task I7_TimePassesQuietly_IsNoJump()
    {
        var journal = await OpenAsync();
        await journal.Append(Drafts.Plain());
        Clock.Advance(TimeSpan.FromDays(3));
        await journal.Append(Drafts.Plain());

        Assert.Empty(ReadEvents<ClockJumped>(await journal.ReadAll()));
    }

    private static List<T> ReadEvents<T>(IEnumerable<StoredRecord> records)
        where T : BorderEvent =>
        [.. records.Select(r => RecordCodec.Decode(r.Body.Span)).Where(r => r.Event is not null).Select(r => EventCodec.FromRecord(r, null)).OfType<T>()];
}
