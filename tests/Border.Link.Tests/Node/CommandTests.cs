using System.Text.Json;
using Border.Domain.Lanes;
using Border.Domain.Stays;
using Border.Domain.Time;
using Border.Domain.Vehicles;
using Border.Link.Centre;
using Border.Link.Commands;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Testing;

namespace Border.Link.Tests.Node;

public class CommandTests(BrokerFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-5.1")]
    public async Task Command_SentThreeTimes_IsDoneOnceAndAnsweredEachTime()
    {
        await using LinkWorld world = await ConnectedAsync();
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        Command command = Make("lane.close", """{"lane":"2"}""");

        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(SendOutcome.Sent, await centre.SendCommandAsync(LinkWorld.N1, command, Token));
        }

        await Eventually.Async(() => world.Centre.Replies.Count == 3, cancellation: Token);
        Assert.Single(world.Node.Executed);
        Assert.All(world.Centre.Replies, r => Assert.Equal((command.Id, CommandOutcome.Done), (r.Id, r.Outcome)));
        Assert.Equal("2", world.Centre.Replies.First().Result!.Value.GetProperty("lane").GetString());
    }

    [Fact]
    [Clause("P-5.4")]
    public async Task Command_UnknownOrFailing_IsAnsweredAndTheNextIsDone()
    {
        await using LinkWorld world = await ConnectedAsync();
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);

        foreach (string kind in (string[])["no.such", "fail", "lane.close"])
        {
            await centre.SendCommandAsync(LinkWorld.N1, Make(kind), Token);
        }

        await Eventually.Async(() => world.Centre.Replies.Count == 3, cancellation: Token);
        Assert.Equal([CommandOutcome.Unknown, CommandOutcome.Failed, CommandOutcome.Done], world.Centre.Replies.Select(r => r.Outcome));
        Assert.DoesNotContain("made to fail", world.Centre.Replies.ElementAt(1).Reason, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("P-5.3")]
    public async Task Command_WhoseTurnComesTooLate_IsAnsweredExpiredAndNotDone()
    {
        await using LinkWorld world = await ConnectedAsync();
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);

        await centre.SendCommandAsync(LinkWorld.N1, Make("lane.close") with { ExpiresInMs = 0 }, Token);

        await Eventually.Async(() => !world.Centre.Replies.IsEmpty, cancellation: Token);
        Assert.Equal(CommandOutcome.Expired, Assert.Single(world.Centre.Replies).Outcome);
        Assert.Empty(world.Node.Executed);
    }

    [Fact]
    [Clause("P-5.2")]
    public async Task Command_NodeAwayOrSiloDisconnected_IsReportedAtOnce()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);

        Assert.Equal(SendOutcome.NodeOffline, await centre.SendCommandAsync(LinkWorld.N1, Make("lane.close"), Token));
        await world.Broker.KillAsync();
        await Eventually.Async(() => !centre.IsConnected, cancellation: Token);
        Assert.Equal(SendOutcome.LinkDown, await centre.SendCommandAsync(LinkWorld.N1, Make("lane.close"), Token));
    }

    [Fact]
    [Clause("P-5.5")]
    public async Task StayTold_OfTheMostVisits_FitsACommandAndArrivesWhole()
    {
        await using LinkWorld world = await ConnectedAsync();
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        var visits = Enumerable.Range(0, StayVisit.MostTold)
            .Select(_ => new StayVisit(Guid.NewGuid(), new HlcTimestamp(long.MaxValue, int.MaxValue), new DateOnly(2026, 12, 31), Direction.Entry) { LaneKind = LaneKind.Pedestrian });
        string told = JsonSerializer.Serialize([.. visits], StayVisitJson.Default.StayVisitArray);

        await centre.SendCommandAsync(LinkWorld.N1, Make("stay.told", $$"""{"subject":"t-{{new string('f', 32)}}","at":"2026-12-31T23:59:59.9999999+00:00","visits":{{told}}}"""), Token);

        await Eventually.Async(() => !world.Node.Executed.IsEmpty, cancellation: Token);
        Assert.Equal(StayVisit.MostTold, Assert.Single(world.Node.Executed).Payload!.Value.GetProperty("visits").GetArrayLength());
    }

    [Fact]
    [Clause("P-5.6")]
    public async Task VehicleTold_OfTheMostVisits_FitsACommandAndArrivesWhole()
    {
        await using LinkWorld world = await ConnectedAsync();
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        var at = new DateTimeOffset(2026, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999);
        var looks = new VehicleDescription(VehicleCategory.PassengerCar, VehicleColour.DarkBlue, new string('\u0416', VehicleMake.MaxCharacters));
        var visits = Enumerable.Range(0, VehicleVisit.MostTold).Select(n => new VehicleVisit(
            Guid.NewGuid(), new string('p', 32), Direction.Entry, new HlcTimestamp(long.MaxValue, int.MaxValue), at, new DateOnly(2026, 12, 31), false, int.MaxValue, int.MaxValue)
        {
            Looks = n < VehicleSeen.MostDescribed ? looks : null,
        });
        string told = JsonSerializer.Serialize([.. visits], VehicleVisitJson.Default.VehicleVisitArray);

        await centre.SendCommandAsync(LinkWorld.N1, Make("vehicle.told", $$"""{"subject":"v-{{new string('f', 32)}}","at":"2026-12-31T23:59:59.9999999+00:00","vehicles":{{told}}}"""), Token);

        await Eventually.Async(() => !world.Node.Executed.IsEmpty, cancellation: Token);
        var arrived = Assert.Single(world.Node.Executed).Payload!.Value.GetProperty("vehicles").Deserialize(VehicleVisitJson.Default.VehicleVisitArray)!;
        Assert.Equal(VehicleVisit.MostTold, arrived.Length);
        Assert.Equal(VehicleSeen.MostDescribed, arrived.Count(v => v.Looks == looks));
    }

    [Fact]
    [Clause("P-9.1")]
    public async Task Command_TooLarge_CannotBeSent()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        CentreLink centre = await world.StartCentreAsync();

        await Assert.ThrowsAsync<InvalidMessageException>(
            () => centre.SendCommandAsync(LinkWorld.N1, Make("lane.close", $"\"{new string('x', LinkLimits.MaxCommandPayloadBytes)}\""), Token));
    }

    private static Command Make(string kind, string payload = "{}") =>
        new() { Id = Guid.NewGuid(), Kind = kind, ExpiresInMs = 60_000, Payload = JsonElement.Parse(payload) };

    private async Task<LinkWorld> ConnectedAsync()
    {
        LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartNodeAsync();
        await using var probe = await world.ConnectRawCentreAsync();
        await Eventually.Async(
            async () => await probe.PublishAsync(new("border/v1/north/n1/down/nothing", "{}"u8.ToArray()), Token) == Link.Transport.PublishOutcome.Delivered,
            cancellation: Token);
        return world;
    }
}
