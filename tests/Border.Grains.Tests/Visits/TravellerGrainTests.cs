using System.Text.Json;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Stays;
using Border.Domain.Subjects;
using Border.Grains.Commands;
using Border.Grains.Tests.Hosts;
using Border.Grains.Vehicles;

namespace Border.Grains.Tests.Visits;

public sealed class TravellerGrainTests
{
    private static readonly string Anna = SimulatedNode.Person(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_EntryAndExitAtTwoPosts_InOrderWithoutConflict()
    {
        await using var centre = await Centre.StartAsync();
        var (north, south) = (new SimulatedNode("north/n1"), new SimulatedNode("south/n1"));
        var entry = north.Cross(Anna);
        south.Now = north.Now.AddDays(3);
        var exit = south.Cross(Anna, Direction.Exit);
        north.Now = south.Now.AddDays(3);
        var refused = north.Cross(Anna, outcome: Outcome.Refuse);

        // The later one arrives first.
        await centre.DrainAsync(south);
        await centre.DrainAsync(north);

        var history = await centre.HistoryAsync(Anna);
        Assert.Equal([(entry, "north", "Admit"), (exit, "south", "Admit"), (refused, "north", "Refuse")], history.Visits.Select(v => (v.Crossing, v.Post, v.Outcome!)));
        Assert.Empty(history.Conflicts);
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task Conflict_SameTravellerAtTwoPostsWhileOneWasCutOff_I9_AlertAndBothKept()
    {
        await using var centre = await Centre.StartAsync();
        var (north, south) = (new SimulatedNode("north/n1"), new SimulatedNode("south/n1"));
        var first = north.Cross(Anna);
        south.Now = north.Now.AddSeconds(-2);
        var second = south.Cross(Anna);

        await centre.DrainAsync(north);
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
        await centre.DrainAsync(south);
        await centre.DrainAsync(south);

        var history = await centre.HistoryAsync(Anna);
        Assert.Equal([first, second], history.Visits.Select(v => v.Crossing));
        Assert.Equal([("overlap", first, second), ("repeated", first, second)], history.Conflicts.Select(c => (c.Kind, c.First, c.Second)));
        var alerts = await centre.Store.Alerts.ListOpenAsync(10, Cancel);
        Assert.Equal(["traveller.overlap", "traveller.repeated"], alerts.Select(a => a.Draft.Kind));
        Assert.DoesNotContain(alerts, a => a.Draft.Text.Contains(Anna, StringComparison.Ordinal));
        await ToldAsync(centre, north, first, "was at south");
        await ToldAsync(centre, south, second, "was at north");
    }

    [Fact]
    public async Task Traveller_WaitingAtAPost_ItsNodeIsToldOnceOfTheDaysAtAllPosts()
    {
        await using var centre = await Centre.StartAsync();
        var (north, south) = (new SimulatedNode("north/n1"), new SimulatedNode("south/n1"));
        var entry = north.Cross(Anna);
        var refused = north.Cross(Anna, outcome: Outcome.Refuse);
        await centre.DrainAsync(north);
        Assert.Empty(await DueAsync(centre, north));

        south.Now = north.Now.AddDays(3);
        var exit = south.Begin(Anna, Direction.Exit);
        await centre.DrainAsync(south);
        var told = Assert.Single(await DueAsync(centre, south)).Order;
        Assert.Equal(("stay.told", Anna, exit), (told.Kind, told.Subject, told.Crossing));
        var visit = Assert.Single(JsonSerializer.Deserialize(told.Visits!, StayVisitJson.Default.StayVisitArray)!);
        Assert.Equal((entry, new DateOnly(2026, 3, 1), Direction.Entry), (visit.Crossing, visit.Day, visit.Direction));

        south.Finish(exit, Anna);
        await centre.DrainAsync(south);
        Assert.Empty(await DueAsync(centre, south));
        Assert.Empty(await centre.Grains.GetGrain<ICommandGrain>(south.Name.ToString()).ListAsync());
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    private static Task<DueCommand[]> DueAsync(Centre centre, SimulatedNode node) =>
        centre.Grains.GetGrain<ICommandGrain>(node.Name.ToString()).TakeDueAsync(born: false);

    [Fact]
    public async Task Conflict_SameTravellerAtTwoHundredPostsWithinAMinute_I9_EveryPostIsToldAndNothingGrowsWithTheSquare()
    {
        const int posts = 200;
        await using var centre = await Centre.StartAsync();
        var start = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        var nodes = Enumerable.Range(0, posts).Select(i => new SimulatedNode($"post-{i}/n1") { Now = start.AddMilliseconds(i * 7) }).ToArray();
        var crossings = nodes.Select(node => node.Cross(Anna)).ToArray();

        await Task.WhenAll(nodes.Select(node => centre.SendAsync(node.All(), node.Name)));
        foreach (var node in nodes)
            await centre.RoutedAsync(node);

        var history = await centre.HistoryAsync(Anna);
        Assert.Equal(crossings, history.Visits.Select(v => v.Crossing));
        Assert.Empty(crossings.Except(history.Conflicts.Where(c => c.Kind == "overlap").SelectMany(c => (Guid[])[c.First, c.Second])));
        var alerts = await centre.Store.Alerts.ListOpenAsync(1000, Cancel);
        Assert.InRange(alerts.Count(a => a.Draft.Kind == "traveller.overlap"), posts - 1, 2 * posts);
        Assert.InRange(alerts.Count(a => a.Draft.Kind == "traveller.repeated"), posts - 1, 2 * posts);
        foreach (var node in nodes)
            Assert.NotEmpty(await centre.Grains.GetGrain<ICommandGrain>(node.Name.ToString()).TakeDueAsync(born: true));
    }

    /// <summary>Officers of the post are told once of each conflict, of their own crossing, and nobody is named.</summary>
    private static async Task ToldAsync(Centre centre, SimulatedNode node, Guid crossing, string says)
    {
        var told = await centre.Grains.GetGrain<ICommandGrain>(node.Name.ToString()).TakeDueAsync(born: true);
        Assert.Equal(2, told.Length);
        Assert.All(told, t => Assert.Equal(("alert.show", crossing, (string?)null), (t.Order.Kind, t.Order.Crossing!.Value, t.Order.Subject)));
        Assert.Contains(told, t => t.Order.Text!.Contains(says, StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.Order.Text!.Contains(Anna, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conflict_VehicleEntersTwice_I9_Alert()
    {
        await using var centre = await Centre.StartAsync();
        var vehicle = Pseudonym.Vehicle("key"u8, "UTO", "AB 123");
        var node = new SimulatedNode("north/n1");
        for (var i = 0; i < 2; i++)
        {
            var id = Guid.NewGuid();
            node.Record(new CrossingOpened { Crossing = id, Number = 1, Lane = "c", Direction = Direction.Entry, LaneKind = LaneKind.Car }, "c");
            node.Record(new PlateRead { Crossing = id, Number = 2, Text = "AB123", Vehicle = vehicle, Box = new(0, 0, 9, 3), Ai = SimulatedNode.Ai }, "c", vehicle);
            node.Record(new Decided { Crossing = id, Number = 3, Traveller = 1, Outcome = Outcome.Admit, Officer = "anna", Override = false }, "c");
            node.Record(new CrossingClosed { Crossing = id, Number = 4, Outcome = Outcome.Admit }, "c");
        }

        await centre.DrainAsync(node);

        Assert.Equal("vehicle.repeated", Assert.Single(await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Draft.Kind);
        Assert.Equal(2, (await centre.Grains.GetGrain<IVehicleGrain>(vehicle).GetHistoryAsync()).Visits.Length);
    }

    [Fact]
    public async Task Erased_SubjectsKeysGone_I11_ReplayWorksAndChainsVerify()
    {
        await using var centre = await Centre.StartAsync();
        var node = new SimulatedNode("north/n1");
        var begun = node.Begin(Anna);
        await centre.DrainAsync(node);
        Assert.NotEqual(0, await centre.Store.Ledger.EraseSubjectAsync(Anna, Cancel));
        await centre.StopSiloAsync();
        await centre.StartSiloAsync();

        node.Finish(begun, Anna);
        var next = node.Cross(Anna, Direction.Exit);
        await centre.DrainAsync(node);

        Assert.Equal([begun, next], (await centre.HistoryAsync(Anna)).Visits.Select(v => v.Crossing));
        Assert.Empty(await centre.Store.Quarantine.ListAsync(10, Cancel));
        Assert.Null((await Ledger.Verification.LedgerVerifier.VerifyAsync(centre.Store.Ledger, node.Name, Cancel)).Wrong);
    }

    [Fact]
    public async Task History_ThousandTravellersFromTwoNodes_EachHasItsOwn()
    {
        await using var centre = await Centre.StartAsync();
        var (north, south) = (new SimulatedNode("north/n1"), new SimulatedNode("south/n1"));
        for (var i = 0; i < 1000; i++)
            (i % 2 == 0 ? north : south).Cross(SimulatedNode.Person(i), lane: i % 3 == 0 ? "a" : "b");

        await Task.WhenAll(centre.DrainAsync(north), centre.DrainAsync(south));

        var histories = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => centre.HistoryAsync(SimulatedNode.Person(i))));
        Assert.All(histories, h => Assert.Equal("Admit", Assert.Single(h.Visits).Outcome));
        Assert.Equal(1000, (await centre.Store.Crossings.SearchAsync(new(), Cancel)).Total);
        Assert.Equal(500, (await centre.View.FindPostAsync("south", Cancel))!.EndedToday);
    }
}
