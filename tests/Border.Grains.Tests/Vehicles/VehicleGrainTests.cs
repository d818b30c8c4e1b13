using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Subjects;
using Border.Domain.Vehicles;
using Border.Grains.Commands;
using Border.Grains.Tests.Hosts;
using Border.Grains.Vehicles;
using Border.Ledger.Alerts;

namespace Border.Grains.Tests.Vehicles;

/// <summary>A vehicle over all posts: what its node is told, and what commanders are.</summary>
public sealed class VehicleGrainTests
{
    private static readonly string Car = Pseudonym.Vehicle("key"u8, null, "AB 123");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vehicle_StandingAtAPost_ItsNodeIsToldOnceOfItsVisitsAtAllPosts()
    {
        await using var centre = await StartAsync();
        var (north, south) = (new SimulatedNode("north/n1"), new SimulatedNode("south/n1"));
        var entry = Cross(north, Direction.Entry, Outcome.Admit, Outcome.Refuse, Outcome.Admit);
        var turned = Cross(north, Direction.Entry, Outcome.Refuse);
        await centre.DrainAsync(north);
        Assert.Empty(await DueAsync(centre, north));

        south.Now = north.Now.AddDays(3);
        var exit = Begin(south, Direction.Exit);
        await centre.DrainAsync(south);

        var told = Assert.Single(await DueAsync(centre, south)).Order;
        Assert.Equal(("vehicle.told", Car, exit), (told.Kind, told.Subject, told.Crossing));
        var visits = JsonSerializer.Deserialize(told.Visits!, VehicleVisitJson.Default.VehicleVisitArray)!;
        Assert.Equal(
            [(turned, "north", Direction.Entry, false, 0), (entry, "north", Direction.Entry, true, 2)],
            visits.Select(v => (v.Crossing, v.Post, v.Direction, v.Passed, v.People)));
        Assert.All(visits, v => Assert.True(v.IsPlausible));
        Finish(south, exit, Outcome.Admit);
        await centre.DrainAsync(south);
        Assert.Empty(await DueAsync(centre, south));
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task Vehicle_AtTwoPostsSoonerThanTheRoadAllows_IsAnAlertAndBothPostsAreTold()
    {
        await using var centre = await StartAsync();
        var (north, south) = (new SimulatedNode("north/n1"), new SimulatedNode("south/n1"));
        var first = Cross(north, Direction.Exit, Outcome.Admit);
        south.Now = north.Now.AddMinutes(12);
        var second = Cross(south, Direction.Entry, Outcome.Admit);
        await centre.DrainAsync(north);
        await centre.DrainAsync(south);
        await centre.DrainAsync(south);

        var history = await centre.Grains.GetGrain<IVehicleGrain>(Car).GetHistoryAsync();
        Assert.Equal([("too-fast", first, second)], history.Conflicts.Select(c => (c.Kind, c.First, c.Second)));
        var alert = Assert.Single(await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Draft;
        Assert.Equal(("vehicle.too-fast", AlertSeverity.Critical, second), (alert.Kind, alert.Severity, alert.Crossing!.Value));
        Assert.DoesNotContain(Car, alert.Text, StringComparison.Ordinal);
        foreach (var (node, crossing, other) in new[] { (north, first, "at south"), (south, second, "at north") })
        {
            var shown = Assert.Single(await DueAsync(centre, node), d => d.Order.Kind == "alert.show").Order;
            Assert.Equal((crossing, true), (shown.Crossing!.Value, shown.Text!.Contains(other, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("south", 96, true)]
    [InlineData("east", 12, true)]
    [InlineData("south", 12, false)]
    public async Task Vehicle_WithTimeEnoughOrNoRoadTimeOrNoPolicy_IsNoAlert(string post, int minutes, bool policy)
    {
        await using var centre = await StartAsync(policy);
        var (here, there) = (new SimulatedNode("north/n1"), new SimulatedNode($"{post}/n1"));
        Cross(here, Direction.Exit, Outcome.Admit);
        there.Now = here.Now.AddMinutes(minutes);
        var waits = Begin(there, Direction.Entry);
        await centre.DrainAsync(here);
        await centre.DrainAsync(there);
        Assert.Equal(policy, (await DueAsync(centre, there)).Length == 1);
        Finish(there, waits, Outcome.Admit);
        await centre.DrainAsync(there);

        Assert.Empty((await centre.Grains.GetGrain<IVehicleGrain>(Car).GetHistoryAsync()).Conflicts);
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task Vehicle_ThatWasDescribed_ItsNodeIsToldHowItLookedAtTheNewestVisitsOnly()
    {
        await using var centre = await StartAsync();
        var (north, south) = (new SimulatedNode("north/n1"), new SimulatedNode("south/n1"));
        var plain = Cross(north, Direction.Entry, Outcome.Admit);
        var visits = Enumerable.Range(0, VehicleSeen.MostDescribed + 2)
            .Select(n => Noted(north, n % 2 == 0 ? Direction.Exit : Direction.Entry, "OPEL", n == VehicleSeen.MostDescribed + 1 ? "RENAULT" : "FORD")).ToArray();
        await centre.DrainAsync(north);
        south.Now = north.Now.AddDays(3);
        Begin(south, Direction.Exit);
        await centre.DrainAsync(south);

        var told = Told(Assert.Single(await DueAsync(centre, south)));
        Assert.Equal(visits.Length + 1, told.Length);
        Assert.Equal([.. visits.Reverse().Take(VehicleSeen.MostDescribed)], told.Where(v => v.Looks is not null).Select(v => v.Crossing));
        // The last note of a crossing counts.
        Assert.Equal(["RENAULT", "FORD"], told.Select(v => v.Looks?.Make).OfType<string>().Distinct());
        Assert.Null(Assert.Single(told, v => v.Crossing == plain).Looks);
    }

    [Fact]
    public async Task Vehicle_ThatWasErased_IsToldWithoutItsLooks_AlsoByAGrainThatIsAwake_I11()
    {
        await using var centre = await StartAsync();
        var (north, south) = (new SimulatedNode("north/n1"), new SimulatedNode("south/n1"));
        Noted(north, Direction.Entry, "FORD");
        await centre.DrainAsync(north);
        Assert.Equal(1, await centre.Store.Ledger.EraseSubjectAsync(Car, Cancel));
        south.Now = north.Now.AddDays(3);
        Begin(south, Direction.Exit);
        await centre.DrainAsync(south);
        Assert.All(Told(Assert.Single(await DueAsync(centre, south))), v => Assert.Null(v.Looks));
    }

    private static VehicleVisit[] Told(DueCommand due) => JsonSerializer.Deserialize(due.Order.Visits!, VehicleVisitJson.Default.VehicleVisitArray)!;

    private static Guid Noted(SimulatedNode node, Direction direction, params string[] makes)
    {
        var id = Begin(node, direction);
        foreach (var (i, make) in makes.Index())
            node.Record(new VehicleDescribed { Crossing = id, Number = 10 + i, Looks = new VehicleDescription(Make: make), NotedBy = "anna" }, "c", Car);
        Finish(node, id, Outcome.Admit);
        return id;
    }

    private static async Task<Centre> StartAsync(bool hasPolicy = true)
    {
        var centre = await Centre.StartAsync();
        if (!hasPolicy)
            return centre;
        var bundle = new BundleEnvelope
        {
            Kind = BundleKinds.Policy,
            Version = 1,
            IssuedAt = DateTimeOffset.UnixEpoch,
            Digest = new string('0', 64),
            Payload = BundlePayload.Write(CrossingPolicy.Default with { Vehicles = new VehiclePolicy { Roads = [new("north", "south", 95)] } }),
            Signature = new byte[64],
        };
        await centre.Store.Bundles.SaveAsync(BundleKinds.Policy, 1, bundle.ToBytes(), Cancel);
        return centre;
    }

    private static Task<DueCommand[]> DueAsync(Centre centre, SimulatedNode node) =>
        centre.Grains.GetGrain<ICommandGrain>(node.Name.ToString()).TakeDueAsync(born: false);

    private static Guid Cross(SimulatedNode node, Direction direction, params Outcome[] outcomes)
    {
        var id = Begin(node, direction);
        Finish(node, id, outcomes);
        return id;
    }

    private static Guid Begin(SimulatedNode node, Direction direction)
    {
        var id = Guid.NewGuid();
        node.Record(new CrossingOpened { Crossing = id, Number = 1, Lane = "c", Direction = direction, LaneKind = LaneKind.Car }, "c");
        node.Record(new PlateRead { Crossing = id, Number = 2, Text = "AB123", Vehicle = Car, Box = new(0, 0, 9, 3), Ai = SimulatedNode.Ai }, "c", Car);
        return id;
    }

    private static void Finish(SimulatedNode node, Guid id, params Outcome[] outcomes)
    {
        foreach (var (i, outcome) in outcomes.Index())
            node.Record(new Decided { Crossing = id, Number = 3 + i, Traveller = 1 + i, Outcome = outcome, Officer = "anna", Override = false }, "c", SimulatedNode.Person(i));
        var whole = outcomes.Contains(Outcome.Refuse) ? Outcome.Refuse : Outcome.Admit;
        node.Record(new CrossingClosed { Crossing = id, Number = 3 + outcomes.Length, Outcome = whole }, "c");
    }
}
