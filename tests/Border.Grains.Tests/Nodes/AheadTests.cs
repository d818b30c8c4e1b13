using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Records;
using Border.Grains.Nodes;
using Border.Grains.Tests.Hosts;

namespace Border.Grains.Tests.Nodes;

/// <summary>Records that come ahead of a backlog.</summary>
public sealed class AheadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ahead_LookoutAndFailedDevice_I3_I4_AlertOnceAndJoinTheHistoryInTheirTurn()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        for (var i = 0; i < 20; i++)
            node.Cross(SimulatedNode.Person(i));
        var live = node.Count + 1;
        var person = SimulatedNode.Person(99);
        var crossing = node.Begin(person);
        node.Record(Hit(crossing), "a", person);
        node.Record(new DeviceChanged { Device = "camera-1", State = "failed", Explanation = "No picture for a minute.", Simulated = true });
        var grain = centre.Grains.GetGrain<IAheadGrain>("north/n1");

        var held = await grain.AcceptAsync(node.Batch(live, node.Count - live + 1));

        Assert.Equal(node.Count - live + 1, held);

        Assert.Equal(["device.failed", "lookout.hit"], await KindsAsync(centre));
        Assert.Equal(held, (await centre.Store.Ledger.ReadAheadAsync(node.Name, RecordPosition.None, 100, Cancel)).Count);
        Assert.Null(await centre.Store.Ledger.FindHeadAsync(node.Name, Cancel));
        Assert.Equal(0, (await centre.Grains.GetGrain<INodeGrain>("north/n1").GetStatusAsync()).Sequence);
        await centre.DrainAsync(node);
        Assert.Equal(["device.failed", "lookout.hit"], await KindsAsync(centre));
        Assert.Empty(await centre.Store.Ledger.ReadAheadAsync(node.Name, RecordPosition.None, 100, Cancel));
        Assert.Equal(node.Count, (await centre.Store.Ledger.ReadNodeAsync(node.Name, RecordPosition.None, 1000, Cancel)).Count);
        Assert.Equal(20, (await centre.View.FindPostAsync("north", Cancel))!.EndedToday);
    }

    [Fact]
    public async Task Ahead_BytesThatAreNoRecordsOrAReplacedRun_AlertsNobody()
    {
        await using var centre = await Centre.StartAsync();
        var grain = centre.Grains.GetGrain<IAheadGrain>("north/n1");
        var rubbish = new NodeBatch("run", 1, 7, new byte[32], [[], [0xFF], "{}"u8.ToArray(), "null"u8.ToArray()], []);
        var stranger = new SimulatedNode("south/n1");
        stranger.Record(Hit(Guid.NewGuid()), "a", SimulatedNode.Person(1));
        var replaced = new SimulatedNode("north/n1") { Instance = "old" };
        replaced.Record(Hit(Guid.NewGuid()), "a", SimulatedNode.Person(1));
        var twin = centre.Grains.GetGrain<INodeGrain>("north/n1");
        Assert.Equal(0, await grain.AcceptAsync(rubbish));
        await twin.BornAsync(new NodeBirth("old", 1, "0.1", 0, 0, []));
        await twin.BornAsync(new NodeBirth("new", 1, "0.1", 0, 0, []));

        Assert.Equal(0, await grain.AcceptAsync(rubbish));
        await grain.AcceptAsync(stranger.All());
        Assert.Equal(0, await grain.AcceptAsync(replaced.All()));
        var badLane = new SimulatedNode("north/n1") { Instance = "new" };
        badLane.Record(Hit(Guid.NewGuid()), "Not a lane/", SimulatedNode.Person(1));
        var keys = badLane.All().Keys;
        var twice = badLane.All() with { Keys = [.. keys, .. keys] };
        Assert.Equal(1, await grain.AcceptAsync(twice));

        Assert.Empty(await KindsAsync(centre));
    }

    [Fact]
    public async Task Alerts_OfRecordsAlone_AreOnlyThoseThatANodeTakesForUrgent()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        var person = SimulatedNode.Person(1);
        node.Record(Hit(Guid.NewGuid()), "a", person);
        node.Record(new EpochStarted { Cause = "fork", Explanation = "Another history.", Previous = null });
        node.Record(new ClockJumped { Jump = Domain.Time.ClockJump.Backwards, Expected = node.Now, Shown = node.Now });
        node.Record(new DeviceChanged { Device = "camera-1", State = "failed", Explanation = "No picture for a minute.", Simulated = true });
        node.Record(new BundleRefused { Bundle = "policy", Version = 3, Problem = "Its signature is wrong." });
        node.Cross(person);

        await centre.Grains.GetGrain<IAheadGrain>("north/n1").AcceptAsync(node.All());

        var urgent = node.All().Bodies.Select(body => UrgentRecords.IsUrgent(body)).ToArray();
        Assert.Equal([true, true, true, true, true, false, false, false, false, false], urgent);
        Assert.Equal(["bundle.refused", "clock.jumped", "device.failed", "lookout.hit", "node.epoch"], await KindsAsync(centre));
    }

    [Fact]
    public async Task Ahead_AlertFromTheMiddleOfABacklog_I3_AlertAtOnceAndTheHistoryJoinsAroundIt()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        for (var i = 0; i < 20; i++)
            node.Cross(SimulatedNode.Person(i));
        node.Record(Hit(Guid.NewGuid()), "a", SimulatedNode.Person(1));
        var middle = node.Count;
        for (var i = 0; i < 20; i++)
            node.Cross(SimulatedNode.Person(100 + i));
        var grain = centre.Grains.GetGrain<IAheadGrain>("north/n1");

        // The newest first, then the older alert: in any order.
        Assert.Equal(5, await grain.AcceptAsync(node.Batch(node.Count - 4, 5)));
        Assert.Equal(1, await grain.AcceptAsync(node.Batch(middle, 1)));

        Assert.Equal(["lookout.hit"], await KindsAsync(centre));
        await centre.DrainAsync(node);
        Assert.Equal(["lookout.hit"], await KindsAsync(centre));
        Assert.Empty(await centre.Store.Ledger.ReadAheadAsync(node.Name, RecordPosition.None, 100, Cancel));
        Assert.Equal(node.Count, (await centre.Store.Ledger.ReadNodeAsync(node.Name, RecordPosition.None, 1000, Cancel)).Count);
        Assert.Equal(40, (await centre.View.FindPostAsync("north", Cancel))!.EndedToday);
    }

    private static LookoutHit Hit(Guid crossing) => new()
    {
        Crossing = crossing,
        Number = 4,
        Traveller = 1,
        Entry = "e-1",
        ListVersion = 3,
        Score = 1,
        Why = ["The document's number is listed."],
        Asks = Outcome.Hold,
        Instruction = "Call the duty officer.",
    };

    private static async Task<string[]> KindsAsync(Centre centre) =>
        [.. (await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Select(alert => alert.Draft.Kind).Order(StringComparer.Ordinal)];
}
