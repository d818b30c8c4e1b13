using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Time;
using Border.Domain.Vehicles;
using Border.Domain.Watchlists;
using Border.Edge.Alerts;
using Border.Edge.Configuration;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Edge.Recording;
using Border.Edge.Stays;
using Border.Edge.Tests.Lanes;
using Border.Edge.Vehicles;
using Border.Link.Commands;
using Border.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Vehicles;

/// <summary>How a vehicle looks: noted in a lane, kept with its visit, and held against the next one.</summary>
public sealed class LaneLooksTests
{
    private const string Plate = "AB123CD";

    private static readonly VehicleDescription RedRenault = new(VehicleCategory.PassengerCar, VehicleColour.Red, "RENAULT");
    private static readonly VehicleDescription BlueFord = new(VehicleCategory.PassengerCar, VehicleColour.Blue, "FORD");

    [Fact]
    public async Task VehicleNotedAtItsEntry_AnotherOneWithItsPlateLeaving_IsReferred()
    {
        var before = await StartAsync(null, Direction.Entry);
        await ArriveAsync(before);
        Assert.Null(await NoteAsync(before, RedRenault));
        var noted = (await before.RecordsAsync()).Single(r => r.Kind == "vehicle.described");
        Assert.Equal((true, before.Current!.Plate!.Vehicle), (noted.Sealed is not null, noted.Subject));
        await before.StopAsync();

        // What was going on is as it was, the note included.
        await using var lane = await StartAsync(before.Folder, Direction.Exit);
        await Until.Async(() => lane.Current?.Looks is not null);
        Assert.Equal(RedRenault, lane.Current!.Looks!.Looks);
        Assert.Null(await lane.AskAsync(new Decide(1, Outcome.Admit, "o.1", "checked.by-eye", null) { Crossing = lane.Current.Id }));
        lane.Clock.Advance(TimeSpan.FromSeconds(10));
        lane.Cameras[DeviceRole.Plate].Show("XX000XX");
        await Until.Async(() => lane.Current?.Plate?.Text == "XX000XX");
        Assert.Null(await lane.AskAsync(new TypePlate(Plate, null, "o.1", lane.Current!.Plate!.Number) { Crossing = lane.Current.Id }));
        await Until.Async(() => lane.Vehicles.Find(Plate, null, Direction.Exit)!.Visits.Any(v => v.Looks == RedRenault));
        Assert.Equal((RedRenault, "north"), (lane.Current.Vehicle!.Review.Seen!.Looks, lane.Current.Vehicle.Review.Seen.Post));
        Show(lane, "jones");
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        Assert.DoesNotContain(Codes(lane), c => c.EndsWith("-differs", StringComparison.Ordinal));

        Assert.Null(await NoteAsync(lane, BlueFord));

        await Until.Async(() => Codes(lane).Contains(Finding.VehicleMakeDiffers));
        Assert.Contains(Finding.VehicleColourDiffers, Codes(lane));
        Assert.Equal(Outcome.Secondary, lane.Traveller!.Recommended!.Recommendation.Outcome);
    }

    [Fact]
    public async Task CentreTellsHowTheVehicleLooked_ItIsComparedAndRememberedWithItsPost()
    {
        await using var lane = await StartAsync(null, Direction.Entry);
        await ArriveAsync(lane);
        Show(lane, "smith");
        Assert.Null(await NoteAsync(lane, BlueFord));

        var reply = await TellAsync(lane, Visit(lane) with { Looks = RedRenault });

        Assert.Equal((CommandOutcome.Done, null), (reply.Outcome, reply.Reason));
        await Until.Async(() => Codes(lane).Contains(Finding.VehicleMakeDiffers));
        Assert.Equal(new VehicleSeen(RedRenault, "south", Visit(lane).Day), lane.Current!.Vehicle!.Review.Seen);
        // Another note, of what really stands there, ends it.
        Assert.Null(await NoteAsync(lane, RedRenault));
        await Until.Async(() => !Codes(lane).Any(c => c.EndsWith("-differs", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CentreTellsOfLooksThatCannotBe_NothingOfItIsTaken()
    {
        await using var lane = await StartAsync(null, Direction.Entry);
        await ArriveAsync(lane);
        var reply = await TellAsync(lane, Visit(lane) with { Looks = new VehicleDescription(Make: "<b>") });
        Assert.Equal(CommandOutcome.Failed, reply.Outcome);
        Assert.Single(lane.Vehicles.Find(Plate, null, Direction.Entry)!.Visits);
    }

    [Fact]
    public async Task ListedVehicle_ThatLooksDifferent_IsReferredAlsoWhereNoPolicyAsksForReviews()
    {
        await using var lane = await LaneFixture.StartAsync(LaneKind.Car);
        var list = new Watchlist([new() { Id = "R-1", Kind = WatchlistKind.Vehicle, Plate = Plate, Looks = RedRenault, Asks = Outcome.Admit, Instruction = "" }]);
        Assert.Null(lane.Rules.Apply(Bundle(BundleKinds.Watchlist, BundlePayload.Write(list))));
        await ArriveAsync(lane);
        Assert.Equal(RedRenault, Assert.Single(lane.Current!.VehicleHits).Looks);
        Show(lane, "smith");
        Assert.Null(await NoteAsync(lane, RedRenault with { Category = VehicleCategory.Motorcycle }));
        await Until.Async(() => Codes(lane).Contains(Finding.VehicleKindDiffers));
        Assert.DoesNotContain(Finding.VehicleMakeDiffers, Codes(lane));
    }

    [Fact]
    public async Task ErasedVehicle_TakesItsLooksWithIt_AlsoThoseOfACrossingInProgress_I11()
    {
        await using var lane = await StartAsync(null, Direction.Entry);
        await ArriveAsync(lane);
        Assert.Null(await NoteAsync(lane, RedRenault));
        await Until.Async(() => lane.Vehicles.Find(Plate, null, Direction.Entry)!.Visits.Any(v => v.Looks is not null));
        var vehicle = lane.Current!.Plate!.Vehicle;
        Assert.Equal(CommandOutcome.Done, (await CommandsOf(lane).ExecuteAsync(Command("subject.erase", $$"""{"subject":"{{vehicle}}"}"""), CancellationToken.None)).Outcome);
        await Until.Async(() => lane.Vehicles.Find(Plate, null, Direction.Entry) is { Visits.Count: 0 });
        lane.Stays.Dispose();
        await using var book = new SqliteConnection($"Data Source={lane.Folder["stays/book.db"]};Pooling=False");
        await book.OpenAsync(TestContext.Current.CancellationToken);
        await using var left = book.CreateCommand();
        left.CommandText = "SELECT (SELECT count(*) FROM vehicles) + (SELECT count(*) FROM heard WHERE event LIKE '%RENAULT%')";
        Assert.Equal(0L, await left.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task BookOfAVersionWithoutLooks_KeepsItsVisitsAndTakesLooks()
    {
        using var folder = new TempFolder("book");
        await using (var old = new SqliteConnection($"Data Source={folder["book.db"]};Pooling=False"))
        {
            await old.OpenAsync(TestContext.Current.CancellationToken);
            await using var create = old.CreateCommand();
            create.CommandText = """
                CREATE TABLE vehicles (subject TEXT, crossing BLOB, post TEXT, direction INTEGER, ms INTEGER, counter INTEGER, at INTEGER, day INTEGER,
                    passed INTEGER, people INTEGER, clock INTEGER, own INTEGER, PRIMARY KEY (subject, crossing)) WITHOUT ROWID;
                INSERT INTO vehicles VALUES ('v-1', x'00000000000000000000000000000001', 'north', 0, 1, 0, 1000, 700000, 1, 2, 0, 1);
                """;
            await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using var book = new StayBook(folder.Path, NullLogger<StayBook>.Instance) { IsCurrent = true };
        var visit = new VehicleVisit(Guid.NewGuid(), "south", Direction.Exit, new HlcTimestamp(2, 0), DateTimeOffset.UnixEpoch, new DateOnly(2026, 3, 1), true, 1, 0) { Looks = BlueFord };
        Assert.Null(new VehicleBook("north", book, new Pseudonyms(new byte[32])).Tell("v-1", [visit], DateTimeOffset.UnixEpoch.AddDays(1)));
        Assert.Equal([BlueFord, null], book.FindVehicle(["v-1"], [])!.Visits.Select(v => v.Looks));
    }

    private static async Task ArriveAsync(LaneFixture lane)
    {
        lane.Cameras[DeviceRole.Plate].Show(Plate);
        await Until.Async(() => lane.Current?.Plate is not null);
    }

    private static void Show(LaneFixture lane, string name)
    {
        lane.Cameras[DeviceRole.Document].Show(name);
        lane.Cameras[DeviceRole.Face].Show(name);
    }

    private static Task<string?> NoteAsync(LaneFixture lane, VehicleDescription looks) =>
        lane.AskAsync(new DescribeVehicle(looks, "o.1", lane.Current!.Looks?.Number ?? 0) { Crossing = lane.Current.Id });

    private static string[] Codes(LaneFixture lane) => [.. lane.Traveller?.Recommended?.Recommendation.Reasons.Select(r => r.Code) ?? []];

    private static async Task<LaneFixture> StartAsync(TempFolder? folder, Direction direction)
    {
        var lane = await LaneFixture.StartAsync(LaneKind.Car, folder, direction: direction, stampsByClock: true);
        Assert.Null(lane.Rules.Apply(Bundle(BundleKinds.Policy, BundlePayload.Write(CrossingPolicy.Default with { Vehicles = new VehiclePolicy { Roads = [new("north", "south", 95)] } }))));
        await Until.Async(() => lane.Stays.IsCurrent);
        return lane;
    }

    private static BundleEnvelope Bundle(string kind, byte[] payload) =>
        new() { Kind = kind, Version = 3, IssuedAt = DateTimeOffset.UnixEpoch, Digest = "", Payload = payload, Signature = [] };

    private static Task<CommandReply> TellAsync(LaneFixture lane, params VehicleVisit[] visits) => CommandsOf(lane).ExecuteAsync(
        Command(
            "vehicle.told",
            JsonSerializer.Serialize(
                new CommandPayload { Subject = lane.Current!.Plate!.Vehicle, Vehicles = visits, At = lane.Clock.GetUtcNow() }, CommandJson.Default.CommandPayload)),
        CancellationToken.None);

    private static NodeCommands CommandsOf(LaneFixture lane) =>
        new(lane.Folder["commands"], lane.Journal, lane.Recorder, new LaneHost([lane.Loop]), lane.Exceptions, new NodeAlerts(lane.Folder["alerts.json"], lane.Clock), lane.Clock)
        {
            Stays = lane.Stays,
            Vehicles = lane.Vehicles,
        };

    private static Command Command(string kind, string payload) =>
        new() { Id = Guid.NewGuid(), Kind = kind, ExpiresInMs = 60_000, Payload = JsonDocument.Parse(payload).RootElement };

    private static VehicleVisit Visit(LaneFixture lane)
    {
        var at = lane.Clock.GetUtcNow().AddDays(-2);
        return new VehicleVisit(Guid.NewGuid(), "south", Direction.Exit, new HlcTimestamp(at.ToUnixTimeMilliseconds(), 0), at, DateOnly.FromDateTime(at.UtcDateTime), true, 1, 0);
    }
}
