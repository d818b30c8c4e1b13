using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    [Fact]
    public async Task Commit_FirstBatch_HeadAndRecordsAreThere()
    {
        var history = new NodeHistory(North);
        Assert.Null(await Ledger.FindHeadAsync(North, Cancel));

        var result = await Ledger.CommitAsync(history.Batch(1, 3), Cancel);

        Assert.Equal((CommitOutcome.Accepted, 3, new RecordPosition(1, 3)), (result.Outcome, result.Committed, result.Head.Position));
        var records = await Ledger.ReadNodeAsync(North, RecordPosition.None, 10, Cancel);
        Assert.Equal([1L, 2, 3], records.Select(r => r.Key.Position.Sequence));
        Assert.All(records, r => Assert.Equal(history.Body(r.Key.Position.Sequence).ToArray(), r.Body.ToArray()));
        Assert.All(records, r => Assert.Equal(Time.GetUtcNow(), r.CommittedAt));
        Assert.Equal([North], await Ledger.ListNodesAsync(Cancel));
    }

    [Fact]
    public async Task Commit_SameBatchAgain_I3_AcceptedAndNothingNew()
    {
        var batch = new NodeHistory(North).Batch(1, 5);
        await Ledger.CommitAsync(batch, Cancel);

        var again = await Ledger.CommitAsync(batch, Cancel);

        Assert.Equal((CommitOutcome.Accepted, 0, new RecordPosition(1, 5)), (again.Outcome, again.Committed, again.Head.Position));
        Assert.Equal(5, (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Count);
    }

    [Fact]
    public async Task Commit_OverlappingBatch_I3_OnlyTheRestIsNew()
    {
        var history = new NodeHistory(North);
        await Ledger.CommitAsync(history.Batch(1, 5), Cancel);

        var result = await Ledger.CommitAsync(history.Batch(3, 6), Cancel);

        Assert.Equal((CommitOutcome.Accepted, 3, new RecordPosition(1, 8)), (result.Outcome, result.Committed, result.Head.Position));
        Assert.Equal(history.Head(8).Hash.ToArray(), result.Head.Hash.ToArray());
        Assert.Equal(8, (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Count);
    }

    [Fact]
    public async Task Commit_BatchesInWrongOrder_I4_GapUntilTheMissingOneComes()
    {
        var history = new NodeHistory(North);
        await Ledger.CommitAsync(history.Batch(1, 2), Cancel);

        var early = await Ledger.CommitAsync(history.Batch(5, 2), Cancel);
        Assert.Equal((CommitOutcome.Gap, 0, new RecordPosition(1, 2)), (early.Outcome, early.Committed, early.Head.Position));
        Assert.Equal(2, (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Count);

        await Ledger.CommitAsync(history.Batch(3, 2), Cancel);
        Assert.Equal(CommitOutcome.Accepted, (await Ledger.CommitAsync(history.Batch(5, 2), Cancel)).Outcome);
    }

    [Fact]
    public async Task Commit_FirstBatchNotFromTheStart_Gap()
    {
        var result = await Ledger.CommitAsync(new NodeHistory(North).Batch(4, 2), Cancel);
        Assert.Equal((CommitOutcome.Gap, RecordPosition.None), (result.Outcome, result.Head.Position));
        Assert.Empty(await Ledger.ListNodesAsync(Cancel));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 2)]
    [InlineData(6, 2)]
    [InlineData(3, 9)]
    public async Task Commit_OtherBytesForTheSamePositions_ForkAndNothingChanges(int first, int count)
    {
        await Ledger.CommitAsync(new NodeHistory(North).Batch(1, 5), Cancel);

        var result = await Ledger.CommitAsync(new NodeHistory(North, flavour: "other").Batch(first, count), Cancel);

        Assert.Equal((CommitOutcome.Fork, 0, new RecordPosition(1, 5)), (result.Outcome, result.Committed, result.Head.Position));
        Assert.Equal(5, (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Count);
    }

    [Fact]
    public async Task Commit_NextEpoch_I2_FollowsAndOldOneIsStillKnown()
    {
        var first = new NodeHistory(North);
        var second = new NodeHistory(North, epoch: 3);
        await Ledger.CommitAsync(first.Batch(1, 4), Cancel);

        Assert.Equal(CommitOutcome.Gap, (await Ledger.CommitAsync(second.Batch(2, 1), Cancel)).Outcome);
        Assert.Equal(new RecordPosition(3, 2), (await Ledger.CommitAsync(second.Batch(1, 2), Cancel)).Head.Position);
        Assert.Equal((CommitOutcome.Accepted, 0), Short(await Ledger.CommitAsync(first.Batch(2, 3), Cancel)));
        Assert.Equal((CommitOutcome.Fork, 0), Short(await Ledger.CommitAsync(first.Batch(4, 2), Cancel)));
        Assert.Equal(
            [new(1, 3), new(1, 4), new(3, 1), new(3, 2)],
            (await Ledger.ReadNodeAsync(North, new RecordPosition(1, 2), 10, Cancel)).Select(r => r.Key.Position));
    }

    [Fact]
    public async Task Commit_EpochBeginsWithAForeignHash_Fork()
    {
        var stolen = new NodeHistory(South).Batch(1, 2) with { Node = North };
        Assert.Equal((CommitOutcome.Fork, 0), Short(await Ledger.CommitAsync(stolen, Cancel)));
        Assert.Null(await Ledger.FindHeadAsync(North, Cancel));
    }

    [Fact]
    public async Task Commit_HeadSetBackBehindItsRecords_I3_PrimaryKeyRefusesTheSecondInsert()
    {
        var history = new NodeHistory(North);
        await Ledger.CommitAsync(history.Batch(1, 2), Cancel);
        await Ledger.CommitAsync(history.Batch(3, 3), Cancel);
        var hash = Convert.ToHexStringLower(history.Head(2).Hash.Span);
        var bytes = Store.Kind == "sqlite" ? $"x'{hash}'" : $"'\\x{hash}'::bytea";
        Assert.Equal(1, await TamperAsync($"UPDATE nodes SET seq = 2, hash = {bytes}"));

        Assert.Equal((CommitOutcome.Fork, 0), Short(await Ledger.CommitAsync(history.Batch(3, 3), Cancel)));
        Assert.Equal(5, (await Ledger.ReadNodeAsync(North, RecordPosition.None, 100, Cancel)).Count);
    }

    [Fact]
    public async Task Commit_ManyAtOnceForOneNode_EachRecordOnce()
    {
        var history = new NodeHistory(North);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Ledger.CommitAsync(history.Batch(1, 20), Cancel)));
        Assert.All(results, r => Assert.Equal(CommitOutcome.Accepted, r.Outcome));
        Assert.Equal(20, results.Sum(r => r.Committed));
    }

    [Fact]
    public async Task Commit_SmallBatchesOfManyNodesAtOnce_EachIsAnsweredForItself()
    {
        var key = SubjectKey.Create("t-1");
        NodeHistory[] histories = [.. Enumerable.Range(1, 40).Select(i => new NodeHistory(new("north", $"n{i}")))];
        for (var round = 0; round < 5; round++)
        {
            var first = 1 + (3 * round);
            var batches = histories.Select((history, i) => i switch
            {
                7 => history.Batch(first + 1, 2), // a gap, from the first round on
                8 => history.Batch(1, 2) with { PreviousHash = new byte[32] },
                9 => history.Batch(1, 3), // again and again
                _ => history.Batch(first, 3, key),
            });

            var results = await Task.WhenAll(batches.Select(batch => Task.Run(() => Ledger.CommitAsync(batch, Cancel), Cancel)));

            Assert.Equal(CommitOutcome.Gap, results[7].Outcome);
            Assert.Equal(CommitOutcome.Fork, results[8].Outcome);
            Assert.Equal((CommitOutcome.Accepted, round == 0 ? 3 : 0), Short(results[9]));
            Assert.All(results.Where((_, i) => i is < 7 or > 9), result => Assert.Equal((CommitOutcome.Accepted, 3), Short(result)));
        }

        var verdicts = await VerdictsAsync();
        Assert.Equal(38, verdicts.Count);
        Assert.All(verdicts, verdict => Assert.Null(verdict.Item3));
    }

    [Fact]
    public async Task Commit_OverALimit_SaysWhichAndStoresNothing()
    {
        var history = new NodeHistory(North);
        var good = history.Batch(1, 1);
        RecordBatch[] hostile =
        [
            good with { Bodies = [] },
            history.Batch(1, RecordBatch.MaxRecords + 1),
            good with { Bodies = [new byte[RecordCodec.MaxBodyBytes + 1]] },
            good with { Bodies = [ReadOnlyMemory<byte>.Empty] },
            good with { PreviousHash = new byte[31] },
            good with { FirstSequence = 0 },
            good with { FirstSequence = long.MaxValue },
            good with { Epoch = -1 },
            good with { Keys = [new(Guid.NewGuid(), "t-1", new byte[31])] },
            good with { Keys = [new(Guid.NewGuid(), new string('x', 65), new byte[32])] },
        ];
        foreach (var batch in hostile)
            await Assert.ThrowsAsync<ArgumentException>(() => Ledger.CommitAsync(batch, Cancel));
        Assert.Null(await Ledger.FindHeadAsync(North, Cancel));
    }

    [Fact]
    public async Task Commit_LargestBatch_Fits()
    {
        var body = new byte[RecordCodec.MaxBodyBytes];
        Random.Shared.NextBytes(body);
        var batch = new RecordBatch(North, 1, 1, HashChain.Start(North, 1), [.. Enumerable.Repeat((ReadOnlyMemory<byte>)body, 300)], []);
        Assert.Equal(300, (await Ledger.CommitAsync(batch, Cancel)).Committed);

        // 300 x 96 KiB is more than one read gives: the page ends early, and the next goes on.
        var page = await Ledger.ReadNodeAsync(North, RecordPosition.None, 1000, Cancel);
        Assert.InRange(page.Count, 100, 250);
        Assert.Equal(300 - page.Count, (await Ledger.ReadNodeAsync(North, page[^1].Key.Position, 1000, Cancel)).Count);
    }

    [Fact]
    public async Task Commit_OpenedAgain_ContinuesWhereItWas()
    {
        var history = new NodeHistory(North);
        await Ledger.CommitAsync(history.Batch(1, 3), Cancel);
        var again = await OpenAgainAsync();
        Assert.Equal(2, (await again.Ledger.CommitAsync(history.Batch(2, 4), Cancel)).Committed);
        Assert.Equal(new RecordPosition(1, 5), (await Ledger.FindHeadAsync(North, Cancel))!.Position);
    }

    [Fact]
    public async Task ReadRecords_SomeUnknown_TheOthersInTheOrderAsked()
    {
        var history = new NodeHistory(North);
        await Ledger.CommitAsync(history.Batch(1, 3), Cancel);
        var records = await Ledger.ReadRecordsAsync([history.Key(3), history.Key(9), history.Key(1), new(South, new(1, 1))], Cancel);
        Assert.Equal([3L, 1], records.Select(r => r.Key.Position.Sequence));
    }

    [Fact]
    public async Task RoutingCursor_SavedOutOfOrder_NeverGoesBack()
    {
        Assert.Equal(RecordPosition.None, await Ledger.ReadRoutingCursorAsync(North, Cancel));
        await Ledger.SaveRoutingCursorAsync(North, new(1, 7), Cancel);
        await Ledger.SaveRoutingCursorAsync(North, new(1, 5), Cancel);
        Assert.Equal(new(1, 7), await Ledger.ReadRoutingCursorAsync(North, Cancel));
        await Ledger.SaveRoutingCursorAsync(North, new(2, 1), Cancel);
        await Ledger.SaveRoutingCursorAsync(North, new(1, 9), Cancel);
        Assert.Equal(new(2, 1), await Ledger.ReadRoutingCursorAsync(North, Cancel));
        Assert.Equal(RecordPosition.None, await Ledger.ReadRoutingCursorAsync(South, Cancel));
    }

    [Fact]
    public async Task Unrouted_NodesWithRecordsBeyondTheirCursor_AreListed()
    {
        await Ledger.CommitAsync(new NodeHistory(North).Batch(1, 3), Cancel);
        await Ledger.CommitAsync(new NodeHistory(South).Batch(1, 3), Cancel);
        Assert.Equal([North, South], await Ledger.ListUnroutedAsync(Cancel));

        await Ledger.SaveRoutingCursorAsync(North, new(1, 2), Cancel);
        await Ledger.SaveRoutingCursorAsync(South, new(1, 3), Cancel);
        Assert.Equal([North], await Ledger.ListUnroutedAsync(Cancel));
    }

    private static (CommitOutcome, int) Short(CommitResult result) => (result.Outcome, result.Committed);
}
