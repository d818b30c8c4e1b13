using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Time;
using Border.Domain.Vehicles;
using Border.Edge.Alerts;
using Border.Edge.Configuration;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Edge.Tests.Lanes;
using Border.Edge.Vehicles;
using Border.Link.Commands;
using Border.Testing;

namespace Border.Edge.Tests.Vehicles;

/// <summary>Vehicles in a lane: from the node's own journal, refined by what the centre tells.</summary>
public sealed class LaneVehicleTests
{
    private const string Plate = "AB123CD";

    [Fact]
    public async Task VehicleLeaving_IsPairedWithItsEntry_AndWhoIsMissingIsSaidOnceCounted()
    {
        await using var lane = await LeavingAsync(Plate);
        Assert.Equal((1, 2, 1), (Review(lane).Crossings, Review(lane).Inside!.People, Review(lane).DaysInside));
        Assert.Null(Review(lane).Missing);
        Show(lane, "smith");
        await Until.Async(() => lane.Traveller?.Link is not null);
        Assert.Equal((LaneKind.Car, true), (lane.Traveller!.Link!.Link!.By!.Value, lane.Traveller.Link.Link.SameVehicle));

        Assert.Null(await lane.AskAsync(new CountParty(1, "o.1") { Crossing = lane.Current!.Id }));
        Assert.Equal(1, Review(lane).Missing);
        await ReasonAsync(lane, "vehicle.people-missing");
        var records = await lane.RecordsAsync();
        Assert.Equal((true, lane.Current.Plate!.Vehicle), Envelope(records.Last(r => r.Kind == "vehicle.reviewed")));
        Assert.Equal((true, lane.Traveller.Document!.Person), Envelope(records.Last(r => r.Kind == "entry.linked")));
    }

    [Fact]
    public async Task TravellerLeaving_InAnotherVehicle_IsSaid()
    {
        await using var lane = await LeavingAsync("ZZ999ZZ");
        Assert.Null(Review(lane).Last);
        Show(lane, "jones");
        await ReasonAsync(lane, "vehicle.other");
        Assert.False(lane.Traveller!.Link!.Link!.SameVehicle);
    }

    [Fact]
    public async Task TravellerLeaving_OnFoot_IsSaid()
    {
        await using var lane = await LeavingAsync(null);
        Show(lane, "smith");
        await ReasonAsync(lane, "vehicle.left-inside");
        Assert.Null(lane.Current!.Vehicle);
    }

    [Fact]
    public async Task PlateReadAsOneThatLooksAlike_IsMentionedAndNotPaired()
    {
        await using var lane = await LeavingAsync("A8123CD");
        Assert.Equal((0, true), (Review(lane).Crossings, Review(lane).LooksAlike));
        Show(lane, "smith");
        await ReasonAsync(lane, "vehicle.looks-alike");
        Assert.Null(lane.Traveller!.Link!.Link!.SameVehicle);
    }

    [Fact]
    public async Task CentreTellsOfAnotherPost_TooShortAWay_IsReferredAndItsAgeIsKept()
    {
        await using var lane = await StartAsync(null, LaneKind.Car, Direction.Entry);
        lane.Cameras[DeviceRole.Plate].Show(Plate);
        await Until.Async(() => lane.Current?.Plate is not null);
        Show(lane, "smith");
        await ReasonAsync(lane, "vehicle.own-post");
        var told = lane.Clock.GetUtcNow();
        var there = Visit(lane, -12, "south");

        var reply = await TellAsync(lane, lane.Current!.Plate!.Vehicle, told, there);

        Assert.Equal((CommandOutcome.Done, null), (reply.Outcome, reply.Reason));
        await ReasonAsync(lane, Finding.VehicleTooFast);
        Assert.Equal(Outcome.Secondary, lane.Traveller!.Recommended!.Recommendation.Outcome);
        Assert.Equal((new FastPassage("south", there.Crossing, 12, 95), told), (Review(lane).TooFast!, lane.Current.Vehicle!.CentreToldAt));
        Assert.DoesNotContain(lane.Traveller.Recommended.Recommendation.Reasons, r => r.Code == "vehicle.own-post");
        Assert.False(Directory.Exists(lane.Folder["commands"]));
        // An older answer changes nothing, a newer one replaces the whole.
        Assert.Null(lane.Vehicles.Tell(lane.Current.Plate.Vehicle, [], told.AddSeconds(-1)));
        Assert.Equal(2, lane.Vehicles.Find(Plate, null, Direction.Entry)!.Visits.Count);
        Assert.Null(lane.Vehicles.Tell(lane.Current.Plate.Vehicle, [], told.AddSeconds(1)));
        await Until.Async(() => Review(lane).TooFast is null);
    }

    [Fact]
    public async Task ErasedVehicle_IsForgotten_I11()
    {
        await using var lane = await LeavingAsync(Plate);
        var vehicle = lane.Current!.Plate!.Vehicle;
        Assert.Null(lane.Vehicles.Tell(vehicle, [Visit(lane, -300, "south")], lane.Clock.GetUtcNow()));
        Assert.Equal(3, lane.Vehicles.Find(Plate, null, Direction.Exit)!.Visits.Count);
        Assert.Equal(CommandOutcome.Done, (await CommandsOf(lane).ExecuteAsync(Command("subject.erase", $$"""{"subject":"{{vehicle}}"}"""), CancellationToken.None)).Outcome);
        await Until.Async(() => lane.Vehicles.Find(Plate, null, Direction.Exit) is { Visits.Count: 0, CentreToldAt: null });
    }

    [Fact]
    public async Task PlateTypedWithItsCountry_IsFoundWithoutItToo()
    {
        await using var lane = await LeavingAsync("ZZ999ZZ");
        Assert.Null(await lane.AskAsync(new TypePlate(Plate, "FRA", "o.1", lane.Current!.Plate!.Number) { Crossing = lane.Current.Id }));
        Assert.Equal((1, 2), (Review(lane).Crossings, Review(lane).Inside!.People));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"subject":"v-1","at":"2026-03-01T00:00:00Z"}""")]
    [InlineData("""{"subject":"v-1","at":"2026-03-01T00:00:00Z","vehicles":[null]}""")]
    [InlineData("""{"subject":"v-1","at":"2026-03-01T00:00:00Z","vehicles":[{"post":"no post","order":"1.0"}]}""")]
    [InlineData("""{"subject":"v-1","at":"2026-03-01T00:00:00Z","vehicles":7}""")]
    public async Task MalformedAnswerOfTheCentre_IsRefusedInWords(string payload)
    {
        await using var lane = await StartAsync(null, LaneKind.Car, Direction.Entry);
        var reply = await CommandsOf(lane).ExecuteAsync(Command("vehicle.told", payload), CancellationToken.None);
        Assert.Equal(CommandOutcome.Failed, reply.Outcome);
        Assert.NotNull(reply.Reason);
        var many = await TellAsync(lane, "v-1", lane.Clock.GetUtcNow(), [.. Enumerable.Range(0, VehicleBook.MaxTold + 1).Select(n => Visit(lane, n, "south"))]);
        Assert.Equal(CommandOutcome.Failed, many.Outcome);
    }

    [Fact]
    public async Task PolicyThatSaysNothingOfVehicles_NothingIsReviewed()
    {
        await using var lane = await LaneFixture.StartAsync(LaneKind.Car);
        lane.Cameras[DeviceRole.Plate].Show(Plate);
        await Until.Async(() => lane.Current?.Plate is not null);
        Show(lane, "smith");
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.DoesNotContain("vehicle.reviewed", await lane.KindsAsync());
    }

    [Fact]
    public async Task BookOfAVersionWithoutVehicles_IsBegunAnewFromTheJournal()
    {
        var folder = new TempFolder("lane");
        Directory.CreateDirectory(folder["stays"]);
        await File.WriteAllTextAsync(Path.Combine(folder["stays"], "stays.db"), "old", TestContext.Current.CancellationToken);
        await using var lane = await StartAsync(folder, LaneKind.Car, Direction.Entry);
        Assert.DoesNotContain(Directory.GetFiles(folder["stays"]), file => Path.GetFileName(file).StartsWith("stays.db", StringComparison.Ordinal));
    }

    private static void Show(LaneFixture lane, string name)
    {
        lane.Cameras[DeviceRole.Document].Show(name);
        lane.Cameras[DeviceRole.Face].Show(name);
    }

    private static VehicleReview Review(LaneFixture lane) => lane.Current!.Vehicle!.Review;

    private static (bool Sealed, string? Subject) Envelope(Domain.Records.JournalRecord record) => (record.Sealed is not null, record.Subject);

    private static Task ReasonAsync(LaneFixture lane, string code) =>
        Until.Async(() => lane.Traveller?.Recommended?.Recommendation.Reasons.Any(r => r.Code == code) == true);

    /// <summary>A car with two people came in by this node; now the lane leads out, and somebody drives up, or walks.</summary>
    private static async Task<LaneFixture> LeavingAsync(string? plate)
    {
        var before = await StartAsync(null, LaneKind.Car, Direction.Entry);
        before.Cameras[DeviceRole.Plate].Show(Plate);
        await Until.Async(() => before.Current?.Vehicle is not null);
        before.Cameras[DeviceRole.Document].Show("smith");
        before.Cameras[DeviceRole.Document].Show("jones");
        await Until.Async(() => before.Current?.Travellers.Count == 2);
        var crossing = before.Current!.Id;
        Assert.Null(await before.AskAsync(new CountParty(2, "o.1") { Crossing = crossing }));
        foreach (var traveller in (int[])[1, 2])
            Assert.Null(await before.AskAsync(new Decide(traveller, Outcome.Admit, "o.1", "checked.by-eye", "A note is sealed.") { Crossing = crossing }));
        await before.StopAsync();

        var lane = await StartAsync(before.Folder, plate is null ? LaneKind.Pedestrian : LaneKind.Car, Direction.Exit);
        if (plate is not null)
        {
            lane.Cameras[DeviceRole.Plate].Show(plate);
            await Until.Async(() => lane.Current?.Vehicle is not null);
        }

        return lane;
    }

    private static async Task<LaneFixture> StartAsync(TempFolder? folder, LaneKind kind, Direction direction)
    {
        var lane = await LaneFixture.StartAsync(kind, folder, direction: direction, stampsByClock: true);
        var policy = CrossingPolicy.Default with { Vehicles = new VehiclePolicy { Roads = [new("north", "south", 95)] } };
        Assert.Null(lane.Rules.Apply(new BundleEnvelope
        {
            Kind = BundleKinds.Policy,
            Version = 3,
            IssuedAt = DateTimeOffset.UnixEpoch,
            Digest = "",
            Payload = BundlePayload.Write(policy),
            Signature = [],
        }));
        await Until.Async(() => lane.Stays.IsCurrent);
        return lane;
    }

    private static Task<CommandReply> TellAsync(LaneFixture lane, string subject, DateTimeOffset at, params VehicleVisit[] visits) => CommandsOf(lane).ExecuteAsync(
        Command("vehicle.told", JsonSerializer.Serialize(new CommandPayload { Subject = subject, Vehicles = visits, At = at }, CommandJson.Default.CommandPayload)),
        CancellationToken.None);

    private static NodeCommands CommandsOf(LaneFixture lane) =>
        new(lane.Folder["commands"], lane.Journal, lane.Recorder, new LaneHost([lane.Loop]), lane.Exceptions, new NodeAlerts(lane.Folder["alerts.json"], lane.Clock), lane.Clock)
        {
            Stays = lane.Stays,
            Vehicles = lane.Vehicles,
        };

    private static Command Command(string kind, string payload) =>
        new() { Id = Guid.NewGuid(), Kind = kind, ExpiresInMs = 60_000, Payload = JsonDocument.Parse(payload).RootElement };

    private static VehicleVisit Visit(LaneFixture lane, int minutes, string post)
    {
        var at = lane.Clock.GetUtcNow().AddMinutes(minutes);
        return new VehicleVisit(
            Guid.NewGuid(), post, Direction.Exit, new HlcTimestamp(at.ToUnixTimeMilliseconds(), 0), at, DateOnly.FromDateTime(at.UtcDateTime), true, 1, 0);
    }
}
