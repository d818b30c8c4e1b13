using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    [Fact]
    public async Task CommitAhead_BeyondTheHead_I4_IsHeldAndMovesNothing()
    {
        var history = new NodeHistory(North);
        var key = SubjectKey.Create("t-1");
        await Ledger.CommitAsync(history.Batch(1, 2), Cancel);

        Assert.Equal(3, await Ledger.CommitAheadAsync(history.Batch(11, 3, key), Cancel));
        Assert.Equal(1, await Ledger.CommitAheadAsync(history.Batch(20, 1), Cancel));

        Assert.Equal(new RecordPosition(1, 2), (await Ledger.FindHeadAsync(North, Cancel))!.Position);
        Assert.Equal(2, (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Count);
        await AssertHeldAsync(11, 12, 13, 20);
        Assert.NotNull(await Ledger.FindKeyAsync(key.Id, Cancel));
        var again = await OpenAgainAsync();
        Assert.Equal(2, (await again.Ledger.ReadAheadAsync(North, new RecordPosition(1, 12), 100, Cancel)).Count);
    }

    [Fact]
    public async Task CommitAhead_GapCloses_I2_I3_EachRecordIsInTheHistoryOnce()
    {
        var history = new NodeHistory(North);
        await Ledger.CommitAsync(history.Batch(1, 2), Cancel);
        await Ledger.CommitAheadAsync(history.Batch(11, 3), Cancel);
        await Ledger.CommitAheadAsync(history.Batch(20, 1), Cancel);

        Assert.Equal((CommitOutcome.Accepted, 8), Short(await Ledger.CommitAsync(history.Batch(3, 8), Cancel)));
        Assert.Equal((CommitOutcome.Accepted, 2), Short(await Ledger.CommitAsync(history.Batch(9, 4), Cancel)));
        await AssertHeldAsync(13, 20);
        Assert.Equal((CommitOutcome.Accepted, 13), Short(await Ledger.CommitAsync(history.Batch(13, 13), Cancel)));

        await AssertHeldAsync();
        Assert.Equal(Enumerable.Range(1, 25).Select(i => (long)i), (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Select(r => r.Key.Position.Sequence));
        Assert.Equal([(North, 25L, null)], await VerdictsAsync());
        Assert.Equal((CommitOutcome.Accepted, 0), Short(await Ledger.CommitAsync(history.Batch(9, 10), Cancel)));
    }

    [Fact]
    public async Task CommitAhead_SentAgainOrAlreadyInTheHistory_I3_IsThereOnce()
    {
        var history = new NodeHistory(North);
        await Ledger.CommitAsync(history.Batch(1, 5), Cancel);

        Assert.Equal(3, await Ledger.CommitAheadAsync(history.Batch(2, 3), Cancel));
        Assert.Equal(4, await Ledger.CommitAheadAsync(history.Batch(4, 4), Cancel));
        Assert.Equal(4, await Ledger.CommitAheadAsync(history.Batch(4, 4), Cancel));

        await AssertHeldAsync(6, 7);
        Assert.Equal((CommitOutcome.Accepted, 5), Short(await Ledger.CommitAsync(history.Batch(6, 5), Cancel)));
        Assert.Equal(10, (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Count);
    }

    [Fact]
    public async Task CommitAhead_HistoryThatComesDiffers_I2_ForkAndBothAreKept()
    {
        var (mine, other) = (new NodeHistory(North), new NodeHistory(North, flavour: "restored"));
        await Ledger.CommitAsync(mine.Batch(1, 2), Cancel);
        await Ledger.CommitAheadAsync(mine.Batch(11, 3), Cancel);
        var changed = other.Batch(3, 10) with { PreviousHash = mine.Head(2).Hash };

        Assert.Equal((CommitOutcome.Fork, 0), Short(await Ledger.CommitAsync(changed, Cancel)));
        Assert.Equal(0, await Ledger.CommitAheadAsync(other.Batch(12, 4), Cancel));
        Assert.Equal(2, (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Count);
        await AssertHeldAsync(11, 12, 13);

        // The node starts a new epoch, as after every fork; what the other history had committed ahead stays to be looked at.
        var next = new NodeHistory(North, epoch: 2);
        Assert.Equal((CommitOutcome.Accepted, 4), Short(await Ledger.CommitAsync(next.Batch(1, 4), Cancel)));
        Assert.Equal((CommitOutcome.Accepted, 4), Short(await Ledger.CommitAsync(next.Batch(5, 4), Cancel)));
        await AssertHeldAsync(11, 12, 13);
        Assert.Equal([(North, 10L, null)], await VerdictsAsync());
    }

    [Fact]
    public async Task CommitAhead_OfANewEpochWhileTheOldOneIsComing_JoinsWhenItsTurnComes()
    {
        var (old, next) = (new NodeHistory(North), new NodeHistory(North, epoch: 2));

        Assert.Equal(2, await Ledger.CommitAheadAsync(next.Batch(1, 2), Cancel));
        Assert.Equal((CommitOutcome.Accepted, 9), Short(await Ledger.CommitAsync(old.Batch(1, 9), Cancel)));
        Assert.Equal((CommitOutcome.Accepted, 5), Short(await Ledger.CommitAsync(next.Batch(1, 5), Cancel)));

        await AssertHeldAsync();
        Assert.Equal([(North, 14L, null)], await VerdictsAsync());

        // An epoch that has ended holds what was committed in it and takes nothing more.
        Assert.Equal(2, await Ledger.CommitAheadAsync(old.Batch(8, 2), Cancel));
        Assert.Equal(0, await Ledger.CommitAheadAsync(old.Batch(9, 3), Cancel));
        await AssertHeldAsync();
    }

    [Fact]
    public async Task CommitAhead_ForeignBeginOrOverALimit_HoldsNothing()
    {
        var history = new NodeHistory(North);
        Assert.Equal(0, await Ledger.CommitAheadAsync(new NodeHistory(South).Batch(1, 2) with { Node = North }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Ledger.CommitAheadAsync(history.Batch(1, RecordBatch.MaxRecords + 1), Cancel));
        await Ledger.CommitAheadAsync(history.Batch(5, 1), Cancel);
        Assert.Equal(1, await TamperAsync($"UPDATE nodes SET ahead_count = {RecordBatch.MaxAhead - 2}"));

        Assert.Equal(0, await Ledger.CommitAheadAsync(history.Batch(7, 3), Cancel));
        Assert.Equal(2, await Ledger.CommitAheadAsync(history.Batch(7, 2), Cancel));

        await AssertHeldAsync(5, 7, 8);
    }

    [Fact]
    public async Task CommitAhead_BesideCommitsFromSeveralSilos_I3_EveryRecordIsInOnePlace()
    {
        var history = new NodeHistory(North);
        _ = history.Head(200);
        var other = await OpenAgainAsync();
        var ahead = Task.Run(
            async () =>
            {
                for (var i = 41; i <= 200; i += 4)
                    await other.Ledger.CommitAheadAsync(history.Batch(i, 4), Cancel);
            },
            Cancel);
        for (var i = 1; i <= 200; i += 10)
            Assert.Equal(CommitOutcome.Accepted, (await Ledger.CommitAsync(history.Batch(i, 10), Cancel)).Outcome);
        await ahead;

        await AssertHeldAsync();
        Assert.Equal([(North, 200L, null)], await VerdictsAsync());
    }

    [Fact]
    public async Task Verify_RecordAheadChanged_I2_NamesThePosition()
    {
        var history = new NodeHistory(North);
        await Ledger.CommitAsync(history.Batch(1, 2), Cancel);
        await Ledger.CommitAheadAsync(history.Batch(11, 3), Cancel);
        Assert.Equal(1, await TamperAsync("UPDATE ahead_records SET body = (SELECT body FROM records WHERE seq = 1) WHERE seq = 12"));

        Assert.Equal([(North, 2L, new RecordPosition(1, 12))], await VerdictsAsync());
    }

    private async Task AssertHeldAsync(params long[] sequences) =>
        Assert.Equal(sequences, (await Ledger.ReadAheadAsync(North, RecordPosition.None, 100, Cancel)).Select(r => r.Record.Key.Position.Sequence));
}
