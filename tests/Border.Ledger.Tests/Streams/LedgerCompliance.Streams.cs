namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    [Fact]
    public async Task Stream_AppendAndRead_InOrderAcrossNodes()
    {
        var (north, south) = await TwoNodesAsync();
        Assert.Equal(2, await Ledger.AppendStreamAsync("traveller:t-1", 0, [north.Key(2), south.Key(1)], Cancel));
        Assert.Equal(3, await Ledger.AppendStreamAsync("traveller:t-1", 2, [north.Key(3)], Cancel));

        var all = await Ledger.ReadStreamAsync("traveller:t-1", 0, 10, Cancel);
        Assert.Equal([1L, 2, 3], all.Select(r => r.Version));
        Assert.Equal([north.Key(2), south.Key(1), north.Key(3)], all.Select(r => r.Record.Key));
        Assert.Equal(south.Body(1).ToArray(), all[1].Record.Body.ToArray());
        Assert.Equal([3L], (await Ledger.ReadStreamAsync("traveller:t-1", 2, 10, Cancel)).Select(r => r.Version));
        Assert.Empty(await Ledger.ReadStreamAsync("traveller:t-2", 0, 10, Cancel));
    }

    [Fact]
    public async Task Stream_RecordsAlreadyThere_I3_SkippedWithoutHoles()
    {
        var (north, _) = await TwoNodesAsync();
        await Ledger.AppendStreamAsync("s", 0, [north.Key(1), north.Key(2)], Cancel);
        Assert.Equal(3, await Ledger.AppendStreamAsync("s", 2, [north.Key(2), north.Key(3), north.Key(3), north.Key(1)], Cancel));
        Assert.Equal(3, await Ledger.AppendStreamAsync("s", 3, [], Cancel));
        Assert.Equal([1L, 2, 3], (await Ledger.ReadStreamAsync("s", 0, 10, Cancel)).Select(r => r.Version));
    }

    [Fact]
    public async Task Stream_WrongVersion_ConflictAndNothingChanges()
    {
        var (north, _) = await TwoNodesAsync();
        await Ledger.AppendStreamAsync("s", 0, [north.Key(1)], Cancel);
        await Assert.ThrowsAsync<StreamConflictException>(() => Ledger.AppendStreamAsync("s", 0, [north.Key(2)], Cancel));
        await Assert.ThrowsAsync<StreamConflictException>(() => Ledger.AppendStreamAsync("s", 2, [north.Key(2)], Cancel));
        Assert.Single(await Ledger.ReadStreamAsync("s", 0, 10, Cancel));
    }

    [Fact]
    public async Task Stream_ManyWritersAtOneVersion_OneWins()
    {
        var (north, _) = await TwoNodesAsync();
        var other = await OpenAgainAsync();
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await (i % 2 == 0 ? Ledger : other.Ledger).AppendStreamAsync("s", 0, [north.Key(i + 1)], Cancel);
                return true;
            }
            catch (StreamConflictException)
            {
                return false;
            }
        }));
        Assert.Single(tries, won => won);
        Assert.Single(await Ledger.ReadStreamAsync("s", 0, 10, Cancel));
    }

    [Fact]
    public async Task Streams_ManyInOneTransaction_EachAtItsVersionAndAConflictHurtsNoOther()
    {
        var (north, south) = await TwoNodesAsync();
        await Ledger.AppendStreamAsync("b", 0, [north.Key(1)], Cancel);

        var versions = await Ledger.AppendStreamsAsync(
            [
                new("c", 0, [north.Key(2), south.Key(2), north.Key(2)]), new("b", 0, [north.Key(9)]), new("a", 0, []), new("d", 3, [north.Key(3)]),
                new("e", 0, [north.Key(2)]),
            ],
            Cancel);

        Assert.Equal([2L, null, 0L, null, 1L], versions);
        Assert.Equal([north.Key(2), south.Key(2)], (await Ledger.ReadStreamAsync("c", 0, 10, Cancel)).Select(r => r.Record.Key));
        Assert.Equal([north.Key(1)], (await Ledger.ReadStreamAsync("b", 0, 10, Cancel)).Select(r => r.Record.Key));
        Assert.Equal([3L, null], await Ledger.AppendStreamsAsync([new("c", 2, [south.Key(2), south.Key(3)]), new("e", 0, [])], Cancel));
        Assert.Equal([1L, 2, 3], (await Ledger.ReadStreamAsync("c", 0, 10, Cancel)).Select(r => r.Version));
    }

    [Fact]
    public async Task Streams_ManyAtOnceFromTwoSilos_I3_EveryRecordOnceWithoutHoles()
    {
        var (north, _) = await TwoNodesAsync();
        var other = await OpenAgainAsync();

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => AppendUntilThereAsync(i % 2 == 0 ? Ledger : other.Ledger, $"s{i % 5}", north.Key(1 + i / 10))));

        for (var i = 0; i < 5; i++)
        {
            var all = await Ledger.ReadStreamAsync($"s{i}", 0, 100, Cancel);
            Assert.Equal(Enumerable.Range(1, 6).Select(v => (long)v), all.Select(r => r.Version));
            Assert.Equal(Enumerable.Range(1, 6).Select(n => (long)n), all.Select(r => r.Record.Key.Position.Sequence).Order());
        }
    }

    [Fact]
    public async Task Streams_OverALimitOrNamedTwice_NothingIsAppended()
    {
        var (north, _) = await TwoNodesAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Ledger.AppendStreamsAsync([], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Ledger.AppendStreamsAsync([new("s", 0, [north.Key(1)]), new("s", 0, [north.Key(2)])], Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Ledger.AppendStreamsAsync([new("s", 0, [.. Enumerable.Repeat(north.Key(1), 1001)])], Cancel));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Ledger.AppendStreamsAsync([.. Enumerable.Range(0, 1001).Select(i => new StreamAppend($"s{i}", 0, []))], Cancel));
        Assert.Empty(await Ledger.ReadStreamAsync("s", 0, 10, Cancel));
    }

    private static async Task AppendUntilThereAsync(ILedger ledger, string stream, RecordKey record)
    {
        while (true)
        {
            try
            {
                var version = (await ledger.ReadStreamAsync(stream, 0, 100, Cancel)).Count;
                await ledger.AppendStreamAsync(stream, version, [record], Cancel);
                return;
            }
            catch (StreamConflictException)
            {
                // The other was faster.
            }
        }
    }

    [Fact]
    public async Task Snapshots_ManySavedTogetherOneOfThemLate_OnlyThatOneIsRefused()
    {
        for (var i = 0; i < 300; i++)
            await Store.Snapshots.SaveAsync($"node:north/n{i}", 0, new byte[] { 1 }, Cancel);
        await Store.Snapshots.SaveAsync("node:north/n7", 1, new byte[] { 2 }, Cancel);

        var saves = Enumerable.Range(0, 300).Select(i => Store.Snapshots.SaveAsync($"node:north/n{i}", 1, new byte[] { 3 }, Cancel)).ToArray();
        var twice = new[] { Store.Snapshots.SaveAsync("node:north/twice", 0, new byte[] { 1 }, Cancel), Store.Snapshots.SaveAsync("node:north/twice", 0, new byte[] { 2 }, Cancel) };
        await Assert.ThrowsAsync<StreamConflictException>(() => saves[7]);
        await Assert.ThrowsAsync<StreamConflictException>(() => twice[1]);
        Assert.Equal(1, await twice[0]);
        Assert.All(await Task.WhenAll(saves.Where((_, i) => i != 7)), version => Assert.Equal(2, version));

        Assert.Equal([2], (await Store.Snapshots.FindAsync("node:north/n7", Cancel))!.Content.ToArray());
        Assert.Equal([3], (await Store.Snapshots.FindAsync("node:north/n299", Cancel))!.Content.ToArray());
    }

    [Fact]
    public async Task Snapshot_SavedAgain_FencedByItsVersion()
    {
        Assert.Null(await Store.Snapshots.FindAsync("lane:north/a", Cancel));
        Assert.Equal(1, await Store.Snapshots.SaveAsync("lane:north/a", 0, new byte[] { 1 }, Cancel));
        Assert.Equal(2, await Store.Snapshots.SaveAsync("lane:north/a", 1, new byte[] { 2 }, Cancel));
        await Assert.ThrowsAsync<StreamConflictException>(() => Store.Snapshots.SaveAsync("lane:north/a", 1, new byte[] { 3 }, Cancel));
        await Assert.ThrowsAsync<StreamConflictException>(() => Store.Snapshots.SaveAsync("lane:north/a", 0, new byte[] { 3 }, Cancel));
        var found = await Store.Snapshots.FindAsync("lane:north/a", Cancel);
        Assert.Equal((2L, (byte)2), (found!.Version, found.Content.Span[0]));
        await Store.Snapshots.SaveAsync("post:north", 0, new byte[] { 1 }, Cancel);
        Assert.Equal(["lane:north/a"], await Store.Snapshots.ListKeysAsync("lane:", 10, Cancel));
    }

    private async Task<(NodeHistory North, NodeHistory South)> TwoNodesAsync()
    {
        var (north, south) = (new NodeHistory(North), new NodeHistory(South));
        await Ledger.CommitAsync(north.Batch(1, 10), Cancel);
        await Ledger.CommitAsync(south.Batch(1, 10), Cancel);
        return (north, south);
    }
}
