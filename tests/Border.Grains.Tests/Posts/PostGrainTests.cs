using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Subjects;
using Border.Domain.Time;
using Border.Grains.Lanes;
using Border.Grains.Nodes;
using Border.Grains.Tests.Hosts;

namespace Border.Grains.Tests.Posts;

public sealed class PostGrainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Status_LanesNodesAndDevices_FoldedAndSurviveARestart()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        node.Record(new NodeStarted { Version = "0.1", Models = new Dictionary<string, string>() });
        node.Record(new StaffSignedIn { Staff = "anna", ListVersion = 1 });
        node.Record(new LaneChanged { Lane = "a", Open = true, By = "anna" }, "a");
        node.Record(new LaneChanged { Lane = "b", Open = false, By = "anna" });
        node.Record(new DeviceChanged { Device = "camera-1", State = "failed", Explanation = "No image for 10 s: check its cable.", Simulated = true });
        node.Record(Drift(true));
        node.Record(Drift(false));
        node.Record(new ClockJumped { Jump = ClockJump.Forwards, Expected = node.Now, Shown = node.Now.AddYears(10) });
        node.Cross(SimulatedNode.Person(1));
        node.Begin(SimulatedNode.Person(2));
        await centre.DrainAsync(node);
        await centre.Grains.GetGrain<INodeGrain>("west/n9").BornAsync(new NodeBirth("run", 1, "0.1", 0, 0, []));

        await CheckAsync();
        await centre.StopSiloAsync();
        await centre.StartSiloAsync();
        await CheckAsync();

        async Task CheckAsync()
        {
            var posts = await centre.View.GetPostsAsync(Cancel);
            Assert.Equal(["north", "west"], posts.Select(p => p.Post));
            Assert.Equal("n9", Assert.Single(posts[1].Nodes).Node);
            var north = posts[0];
            Assert.Equal([("a", true), ("b", (bool?)false)], north.Lanes.Select(l => (l.Lane, l.Open)));
            Assert.Equal((1, 1, 4000L), (north.InProgress, north.EndedToday, north.WaitMilliseconds));
            Assert.Equal(["anna"], north.OnDuty);
            Assert.Equal(("camera-1", "failed", true), (north.Devices[0].Device, north.Devices[0].State, north.Devices[0].Simulated));
            Assert.Equal("Forwards", Assert.Single(north.ClockJumps).Jump);
            var crossing = Assert.Single(north.Lanes[0].Crossings);
            Assert.Equal(("AtLane", "Admit", 1), (crossing.Status, crossing.Recommendation, crossing.Travellers));
            Assert.Equal(["clock.jumped", "device.failed", "readings.drifted", "readings.drifted"], (await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Select(a => a.Draft.Kind).Order());
        }
    }

    [Fact]
    public async Task Device_FailingAgainAndAgain_RaisesOneAlertAnHour()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        foreach (var name in new[] { "camera-1", "camera-1", new string('x', 400), "camera-1" })
            node.Record(new DeviceChanged { Device = name, State = "failed", Explanation = "It hung up.", Simulated = true });
        node.Now += TimeSpan.FromHours(1);
        node.Record(new DeviceChanged { Device = "camera-1", State = "failed", Explanation = "It hung up.", Simulated = true });

        await centre.DrainAsync(node);

        Assert.Equal(3, (await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Count(a => a.Draft.Kind == "device.failed"));
    }

    [Fact]
    public async Task I11_NodeErasedAnUnidentifiedParty_TheCentreErasesItTooButNobodyWithAName()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        var (unknown, person) = (Pseudonym.Unidentified(Guid.NewGuid()), SimulatedNode.Person(1));
        node.Record(new StaffSignedIn { Staff = "anna", ListVersion = 1 }, subject: unknown);
        node.Cross(person);
        var keys = node.All().Keys;
        await centre.DrainAsync(node);
        Assert.Equal(2, (await FindAsync()).Count);

        node.Erase(unknown);
        node.Erase(person);
        await centre.DrainAsync(node);

        Assert.Equal([person], (await FindAsync()).Values.Select(k => k.Subject));

        Task<IReadOnlyDictionary<Guid, SubjectKey>> FindAsync() => centre.Store.Ledger.FindKeysAsync([.. keys.Select(k => k.Id)], Cancel);
    }

    [Fact]
    public async Task Lane_CrossingGoesOnAfterARestart_ClosedOnce()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        var anna = SimulatedNode.Person(1);
        var crossing = node.Begin(anna);
        await centre.DrainAsync(node);
        await centre.StopSiloAsync();
        await centre.StartSiloAsync();
        node.Finish(crossing, anna, outcome: Outcome.Refuse);
        await centre.DrainAsync(node);

        var row = await centre.Store.Crossings.FindAsync(crossing, Cancel);
        Assert.Equal((Outcome.Refuse, 4000L), (row!.Outcome, row.WaitMilliseconds));
        Assert.Equal([anna], row.Subjects);
        var lane = await centre.Grains.GetGrain<ILaneGrain>("north/a").GetStatusAsync();
        Assert.Equal((0, 1), (lane.InProgress, lane.EndedToday));
    }

    [Fact]
    public async Task Lane_LookoutHit_OneAlertForCommanders()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        var anna = SimulatedNode.Person(1);
        var crossing = node.Begin(anna);
        node.Record(
            new LookoutHit
            {
                Crossing = crossing,
                Number = 4,
                Traveller = 1,
                Entry = "w-17",
                ListVersion = 3,
                Score = 1,
                Why = ["The document number is listed."],
                Asks = Outcome.Refuse,
                Instruction = "Call the duty officer.",
            },
            "a",
            anna);
        node.Record(new WatchlistChecked { Crossing = crossing, Number = 5, ListVersion = 3, Hits = 0 }, "a");
        await centre.DrainAsync(node);

        var alert = Assert.Single(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
        Assert.Equal(("lookout.hit", crossing, "a"), (alert.Draft.Kind, alert.Draft.Crossing!.Value, alert.Draft.Lane));
        Assert.DoesNotContain("EXAMPLE", alert.Draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lane_LookoutHitThatWasCleared_RaisesNoAlert()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        var anna = SimulatedNode.Person(1);
        var crossing = node.Begin(anna);
        node.Record(
            new LookoutHit
            {
                Crossing = crossing,
                Number = 4,
                Traveller = 1,
                Entry = "w-17",
                ListVersion = 3,
                Score = 1,
                Why = ["The name is the same."],
                Asks = Outcome.Refuse,
                Instruction = "",
                EntryDigest = new string('a', 64),
                Cleared = new(Guid.NewGuid(), "o.one", "o.two", new DateOnly(2099, 1, 1), "Another person: the eyes are of another colour."),
            },
            "a",
            anna);
        node.Record(new WatchlistChecked { Crossing = crossing, Number = 5, ListVersion = 3, Hits = 0 }, "a");
        await centre.DrainAsync(node);

        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task Exception_OfATraveller_IsKeptAndBlocksNothing()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        var anna = SimulatedNode.Person(1);
        var id = Guid.NewGuid();
        node.Record(
            new ExceptionProposed
            {
                Exception = id,
                Person = anna,
                Entry = "w-17",
                EntryDigest = new string('a', 64),
                Why = ["The name is the same."],
                Who = "EXAMPLE, ANNA",
                Reason = "Compared the photographs: another person.",
                Until = new DateOnly(2099, 1, 1),
                By = "o.one",
                Crossing = Guid.NewGuid(),
            },
            null,
            anna);
        node.Record(new ExceptionConfirmed { Exception = id, Person = anna, By = "o.two" }, null, anna);
        var crossing = node.Begin(anna);
        await centre.DrainAsync(node);

        Assert.NotNull(await centre.Store.Crossings.FindAsync(crossing, Cancel));
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task Feed_CrossingOpens_ListenersHearOfThePost()
    {
        await using var centre = await Centre.StartAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        enough.CancelAfter(TimeSpan.FromSeconds(30));
        var node = new SimulatedNode("north/n1");
        node.Begin(SimulatedNode.Person(1), Direction.Exit);
        await using var changes = centre.Feed.ListenAsync(enough.Token).GetAsyncEnumerator(enough.Token);
        var next = changes.MoveNextAsync();
        await centre.DrainAsync(node);

        do
        {
            Assert.True(await next);
            if (changes.Current.Post == "north")
                return;
            next = changes.MoveNextAsync();
        }
        while (true);
    }

    private static ReadingsDrifted Drift(bool drifted) => new()
    {
        Lane = "a",
        What = "plate",
        Model = "reader",
        ModelDigest = "00",
        Drifted = drifted,
        Distance = 0.21,
        BaselineMedian = 0.97,
        RecentMedian = 0.8,
        Explanation = "Look at the camera.",
    };
}
