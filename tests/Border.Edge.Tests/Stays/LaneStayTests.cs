using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Stays;
using Border.Domain.Time;
using Border.Edge.Alerts;
using Border.Edge.Configuration;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Edge.Tests.Lanes;
using Border.Link.Commands;
using Border.Testing;

namespace Border.Edge.Tests.Stays;

/// <summary>Days of stay in a lane: from the node's own journal, refined by what the centre tells.</summary>
public sealed class LaneStayTests
{
    [Fact]
    public async Task OwnCrossings_AreCounted_AfterARestartToo()
    {
        var before = await StartAsync();
        var person = await AdmitAsync(before);
        await Until.Async(() => before.Stays.Find(person)?.Visits.Count == 1);
        await before.StopAsync();

        await using var after = await StartAsync(before.Folder);
        after.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => after.Traveller?.Stay is not null);
        var count = after.Traveller!.Stay!.Count;
        Assert.Equal((StayStanding.Limited, 1, 1), (count.Standing, count.Crossings, count.Gaps));
        Assert.Null(after.Traveller.Stay.CentreToldAt);
        var record = (await after.RecordsAsync()).Last(r => r.Kind == "stay.counted");
        Assert.Equal((true, person), (record.Sealed is not null, record.Subject));
    }

    [Fact]
    public async Task SpoiltBook_IsBegunAnewFromTheJournal()
    {
        var before = await StartAsync();
        var person = await AdmitAsync(before);
        await before.StopAsync();
        foreach (var file in Directory.GetFiles(before.Folder["stays"]))
            await File.WriteAllBytesAsync(file, new byte[5000], TestContext.Current.CancellationToken);

        await using var after = await StartAsync(before.Folder);
        Assert.Single(after.Stays.Find(person)!.Visits);
    }

    [Fact]
    public async Task ErasedSubject_IsForgotten_I11()
    {
        await using var lane = await StartAsync();
        var person = await AdmitAsync(lane);
        await Until.Async(() => lane.Stays.Find(person)?.Visits.Count == 1);
        Assert.Null(lane.Stays.Tell(person, [Visit(1, -9, Direction.Entry)], lane.Clock.GetUtcNow()));
        Assert.Equal(CommandOutcome.Done, (await CommandsOf(lane).ExecuteAsync(Command("subject.erase", $$"""{"subject":"{{person}}"}"""), CancellationToken.None)).Outcome);
        await Until.Async(() => lane.Stays.Find(person) is { Visits.Count: 0, CentreToldAt: null });
    }

    [Fact]
    public async Task CentreTellsOfOtherPosts_RecommendationIsRefined_AndItsAgeIsKept()
    {
        await using var lane = await StartAsync();
        lane.Cameras[DeviceRole.Document].Show("smith");
        lane.Cameras[DeviceRole.Face].Show("smith");
        await Until.Async(() => lane.Traveller?.Recommended is not null);
        var first = lane.Traveller!.Recommended!.Recommendation;
        Assert.Contains(first.Reasons, r => r.Code == "stay.own-post");
        Assert.Equal(1, lane.Traveller.Stay!.Count.Result!.Used);

        var told = lane.Clock.GetUtcNow();
        var payload = JsonSerializer.Serialize(
            new CommandPayload
            {
                Subject = lane.Traveller.Document!.Person,
                Visits = [Visit(1, -100, Direction.Entry), Visit(2, -5, Direction.Exit)],
                At = told,
            },
            CommandJson.Default.CommandPayload);
        var reply = await CommandsOf(lane).ExecuteAsync(Command("stay.told", payload), CancellationToken.None);
        Assert.Equal((CommandOutcome.Done, null), (reply.Outcome, reply.Reason));
        await Until.Async(() => lane.Traveller!.Recommended!.Recommendation.Reasons.Any(r => r.Code == Finding.Overstay && r.Outcome == Outcome.Secondary));
        Assert.DoesNotContain(lane.Traveller!.Recommended!.Recommendation.Reasons, r => r.Code == "stay.own-post");
        Assert.Equal((97, told), (lane.Traveller.Stay!.Count.Result!.Used, lane.Traveller.Stay.CentreToldAt));
        Assert.False(Directory.Exists(lane.Folder["commands"]));
    }

    [Fact]
    public async Task OlderAnswerOfTheCentre_ChangesNothing_AndANewerOneReplacesTheWhole()
    {
        await using var lane = await StartAsync();
        var at = lane.Clock.GetUtcNow();
        Assert.Null(lane.Stays.Tell("t-1", [Visit(1, -9, Direction.Entry), Visit(2, -8, Direction.Exit)], at));
        Assert.Null(lane.Stays.Tell("t-1", [], at.AddSeconds(-1)));
        Assert.Equal(2, lane.Stays.Find("t-1")!.Visits.Count);
        Assert.Null(lane.Stays.Tell("t-1", [Visit(2, -8, Direction.Exit)], at.AddSeconds(1)));
        Assert.Single(lane.Stays.Find("t-1")!.Visits);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"subject":"t-1","at":"2026-03-01T00:00:00Z"}""")]
    [InlineData("""{"subject":"t-1","at":"2026-03-01T00:00:00Z","visits":[null]}""")]
    [InlineData("""{"subject":"t-1","at":"2026-03-01T00:00:00Z","visits":7}""")]
    public async Task MalformedAnswerOfTheCentre_IsRefusedInWords(string payload)
    {
        await using var lane = await StartAsync();
        var reply = await CommandsOf(lane).ExecuteAsync(Command("stay.told", payload), CancellationToken.None);
        Assert.Equal(CommandOutcome.Failed, reply.Outcome);
        Assert.NotNull(reply.Reason);
        var many = Enumerable.Range(0, 501).Select(n => Visit(n, 0, Direction.Entry)).ToArray();
        var tooMany = JsonSerializer.Serialize(new CommandPayload { Subject = "t-1", Visits = many, At = DateTimeOffset.UnixEpoch }, CommandJson.Default.CommandPayload);
        Assert.Equal(CommandOutcome.Failed, (await CommandsOf(lane).ExecuteAsync(Command("stay.told", tooMany), CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task VisitsThatNoRuleLooksBackTo_AreForgotten()
    {
        await using var lane = await StartAsync();
        Assert.Null(lane.Stays.Tell("t-1", [Visit(1, -800, Direction.Entry), Visit(2, -700, Direction.Exit)], lane.Clock.GetUtcNow()));
        lane.Stays.Prune(Today, Policy.Stays! with { Rule = new StayRule(90, 900) });
        Assert.Equal(2, lane.Stays.Find("t-1")!.Visits.Count);
        lane.Stays.Prune(Today, Policy.Stays);
        Assert.Single(lane.Stays.Find("t-1")!.Visits);
    }

    private static readonly CrossingPolicy Policy = CrossingPolicy.Default with { Stays = new StayPolicy { Rule = StayRule.Schengen } };

    private static DateOnly Today { get; } = DateOnly.FromDateTime(new ManualTimeProvider().GetLocalNow().DateTime);

    private static async Task<LaneFixture> StartAsync(TempFolder? folder = null)
    {
        var lane = await LaneFixture.StartAsync(folder: folder);
        Assert.Null(lane.Rules.Apply(new BundleEnvelope
        {
            Kind = BundleKinds.Policy,
            Version = 3,
            IssuedAt = DateTimeOffset.UnixEpoch,
            Digest = "",
            Payload = BundlePayload.Write(Policy),
            Signature = [],
        }));
        await Until.Async(() => lane.Stays.IsCurrent);
        return lane;
    }

    private static async Task<string> AdmitAsync(LaneFixture lane)
    {
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Stay is not null);
        var (person, crossing) = (lane.Traveller!.Document!.Person, lane.Current!.Id);
        Assert.Null(await lane.AskAsync(new Decide(1, Outcome.Admit, "o.1", "checked.by-eye", "A note is sealed.") { Crossing = crossing }));
        return person;
    }

    private static NodeCommands CommandsOf(LaneFixture lane) =>
        new(lane.Folder["commands"], lane.Journal, lane.Recorder, new LaneHost([lane.Loop]), lane.Exceptions, new NodeAlerts(lane.Folder["alerts.json"], lane.Clock), lane.Clock) { Stays = lane.Stays };

    private static Command Command(string kind, string payload) =>
        new() { Id = Guid.NewGuid(), Kind = kind, ExpiresInMs = 60_000, Payload = JsonDocument.Parse(payload).RootElement };

    private static StayVisit Visit(int number, int day, Direction direction) =>
        new(new Guid(number, 7, 0, new byte[8]), new HlcTimestamp(1000 + number, 0), Today.AddDays(day), direction);
}
