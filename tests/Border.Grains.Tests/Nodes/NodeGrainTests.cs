using System.Text;
using Border.Domain.Records;
using Border.Grains.Nodes;
using Border.Grains.Tests.Hosts;
using Border.Ledger.Crossings;

namespace Border.Grains.Tests.Nodes;

public sealed class NodeGrainTests
{
    private static readonly string Anna = SimulatedNode.Person(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_Receipt_I4_OnlyAfterTheCommit()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        node.Cross(Anna);

        var receipt = await centre.SendAsync(node.All(), node.Name);

        Assert.Equal((ReceiptOutcome.Accepted, 1L, 5L), (receipt.Outcome, receipt.Epoch, receipt.Sequence));
        Assert.Equal(node.Last, (await centre.Store.Ledger.FindHeadAsync(node.Name, Cancel))!.Position);
    }

    [Fact]
    public async Task Accept_DuplicatedOverlappingAndReorderedBatches_I3_EachRecordHasOneEffect()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        for (var i = 0; i < 20; i++)
            node.Cross(SimulatedNode.Person(i));
        NodeBatch[] batches = [node.Batch(1, 30), node.Batch(1, 30), node.Batch(61, 40), node.Batch(20, 41), node.Batch(10, 5), node.Batch(61, 40), node.All()];

        foreach (var batch in batches)
            await centre.SendAsync(batch, node.Name);
        await centre.RoutedAsync(node);

        Assert.Equal(100, (await centre.Store.Ledger.ReadNodeAsync(node.Name, RecordPosition.None, 1000, Cancel)).Count);
        Assert.Equal(20, (await centre.Store.Crossings.SearchAsync(new CrossingQuery(), Cancel)).Total);
        Assert.Equal(20, (await centre.View.FindPostAsync("north", Cancel))!.EndedToday);
        for (var i = 0; i < 20; i++)
            Assert.Equal("Admit", Assert.Single((await centre.HistoryAsync(SimulatedNode.Person(i))).Visits).Outcome);
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task Snapshots_OfAnOlderVersionThatLackFields_AreGoneOnWith()
    {
        await using var centre = await Centre.WithoutSiloAsync();
        foreach (var key in (string[])["node:north/n1", "lane:north/l1", "post:north"])
            await centre.Store.Snapshots.SaveAsync(key, 0, "{}"u8.ToArray(), Cancel);
        await centre.StartSiloAsync();
        var node = new SimulatedNode("north/n1");
        node.Cross(Anna);

        await centre.DrainAsync(node);

        Assert.Equal(1, (await centre.View.FindPostAsync("north", Cancel))!.EndedToday);
    }

    [Fact]
    public async Task Accept_GapForkMalformedAndNewerSchema_EachSaysSo()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        node.Cross(Anna);
        await centre.SendAsync(node.Batch(1, 2), node.Name);

        Assert.Equal((ReceiptOutcome.Gap, 2L), Short(await centre.SendAsync(node.Batch(4, 2), node.Name)));
        var other = new SimulatedNode("north/n1");
        other.Cross(Anna);
        Assert.Equal((ReceiptOutcome.Fork, 2L), Short(await centre.SendAsync(other.All(), node.Name)));
        Assert.Equal((ReceiptOutcome.Malformed, 2L), Short(await centre.SendAsync(node.Batch(3, 1) with { PreviousHash = [1] }, node.Name)));
        Assert.Equal((ReceiptOutcome.Malformed, 2L), Short(await centre.SendAsync(node.Batch(3, 1) with { Bodies = [] }, node.Name)));
        Assert.Equal((ReceiptOutcome.Schema, 2L), Short(await centre.SendAsync(node.Batch(3, 1) with { Bodies = [Encoding.UTF8.GetBytes($$"""{"v":{{JournalRecord.CurrentSchema + 1}}}""")] }, node.Name)));
        Assert.Equal("node.fork", Assert.Single(await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Draft.Kind);
    }

    [Fact]
    public async Task Route_SiloKilledBetweenCommitAndRouting_TheNextSiloRoutes()
    {
        await using var centre = await Centre.WithoutSiloAsync();
        var node = new SimulatedNode("north/n1");
        var crossing = node.Cross(Anna);
        var all = node.All();
        var keys = all.Keys.Select(k => new Domain.Subjects.SubjectKey(k.Id, k.Subject, k.Key)).ToArray();
        await centre.Store.Ledger.CommitAsync(
            new Ledger.RecordBatch(node.Name, 1, 1, all.PreviousHash, [.. all.Bodies.Select(b => (ReadOnlyMemory<byte>)b)], keys), Cancel);
        Assert.Equal(RecordPosition.None, await centre.Store.Ledger.ReadRoutingCursorAsync(node.Name, Cancel));

        await centre.StartSiloAsync();
        await centre.RoutedAsync(node);

        Assert.Equal(crossing, Assert.Single((await centre.HistoryAsync(Anna)).Visits).Crossing);
        Assert.NotNull((await centre.Store.Crossings.FindAsync(crossing, Cancel))!.ClosedAt);
    }

    [Fact]
    public async Task Route_CursorLostAfterRouting_I3_RoutedAgainWithoutASecondEffect()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        node.Cross(Anna);
        await centre.DrainAsync(node);
        var page = new Border.Grains.Routing.RoutedPage(
            "north/n1", [.. node.All().Bodies.Select((b, i) => new Border.Grains.Routing.RoutedRecord(1, i + 1, b))], []);

        var lane = centre.Grains.GetGrain<Border.Grains.Lanes.ILaneGrain>("north/a");
        var before = await lane.GetStatusAsync();
        Assert.Empty(await lane.FoldAsync(page));

        Assert.Equal(before.Revision, (await lane.GetStatusAsync()).Revision);
        Assert.Equal(1, (await lane.GetStatusAsync()).EndedToday);
    }

    [Fact]
    public async Task Drain_BacklogOfTheFirstSchemaOfANodeThatWasUpgraded_GoesOnWithTheSecond()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1") { WritesSchema1 = true };
        node.Cross(SimulatedNode.Person(2));
        var crossing = node.Begin(Anna);
        node.WritesSchema1 = false;
        node.Finish(crossing, Anna);
        Assert.Equal(["{\"v\":1", "{\"v\":2"], node.All().Bodies.Select(body => Encoding.UTF8.GetString(body, 0, 6)).Distinct());

        await centre.DrainAsync(node);

        Assert.Empty(await centre.Store.Quarantine.ListAsync(10, Cancel));
        Assert.Equal(crossing, Assert.Single((await centre.HistoryAsync(Anna)).Visits).Crossing);
        Assert.Single((await centre.HistoryAsync(SimulatedNode.Person(2))).Visits);
    }

    [Fact]
    public async Task Route_PoisonRecords_I10_QuarantinedAndNothingWaits()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        node.RecordBytes("not a record"u8.ToArray());
        node.RecordBytes([0xff, 0x00]);
        var stolen = new SimulatedNode("south/n1");
        stolen.Cross(Anna);
        node.RecordBytes(stolen.All().Bodies[0]);
        node.RecordBytes("""{"v":1,"node":"north/n1","epoch":1,"seq":4,"hlc":"1.0","at":"2026-03-01T08:00:00+00:00","kind":"no.such","event":{"type":"no.such"}}"""u8.ToArray());
        node.RecordBytes("""{"v":1,"node":"north/n1","epoch":1,"seq":5,"hlc":"1.0","at":"2026-03-01T08:00:00+00:00","kind":"decided","lane":"../a","event":{"type":"decided"}}"""u8.ToArray());
        node.Cross(Anna);

        await centre.DrainAsync(node);

        var notes = await centre.Store.Quarantine.ListAsync(10, Cancel);
        Assert.Equal([1L, 2, 3, 4, 5], notes.Select(n => n.Record.Position.Sequence).Order());
        Assert.Equal(5, (await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Count(a => a.Draft.Kind == "record.quarantined"));
        Assert.Single((await centre.HistoryAsync(Anna)).Visits);
    }

    [Fact]
    public async Task Born_NewRunThenTheOldOneAgain_SupersededWithAnAlert()
    {
        await using var centre = await Centre.StartAsync();
        var grain = centre.Grains.GetGrain<INodeGrain>("north/n1");
        await grain.BornAsync(new NodeBirth("run-1", 1, "0.1", 1, 9, []));
        Assert.Equal(9, (await grain.GetStatusAsync()).Backlog);
        await grain.BornAsync(new NodeBirth("run-2", 1, "0.2", 1, 9, new() { ["policy"] = 3 }));

        Assert.Equal(ReceiptOutcome.Superseded, (await grain.BornAsync(new NodeBirth("run-1", 2, "0.1", 1, 9, []))).Outcome);
        await grain.LostAsync(new NodeLoss("run-1", 1, "lost"));
        var status = await grain.GetStatusAsync();
        Assert.Equal((true, "0.2", 3L), (status.Online, status.Software, status.Bundles["policy"]));

        await grain.LostAsync(new NodeLoss("run-2", 1, "lost"));
        Assert.Equal((false, "lost"), ((await grain.GetStatusAsync()).Online, (await grain.GetStatusAsync()).Reason));
        Assert.Equal(["node.dark", "node.superseded"], (await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Select(a => a.Draft.Kind).Order());

        await centre.StopSiloAsync();
        await centre.StartSiloAsync();
        Assert.Equal("run-2", (await centre.Grains.GetGrain<INodeGrain>("north/n1").GetStatusAsync()).Instance);
    }

    private static (ReceiptOutcome, long) Short(BatchReceipt receipt) => (receipt.Outcome, receipt.Sequence);
}
