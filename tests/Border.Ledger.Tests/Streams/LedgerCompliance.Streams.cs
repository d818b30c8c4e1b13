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
