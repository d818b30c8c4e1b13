using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Crossings;
using Border.Domain.Documents;
using Border.Domain.Documents.Typing;
using Border.Domain.Recommendations;
using Border.Domain.Watchlists;
using Border.Domain.Watchlists.Exceptions;
using Border.Edge.Alerts;
using Border.Edge.Configuration;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Edge.Tests.Lanes;
using Border.Journal;
using Border.Link.Commands;

namespace Border.Edge.Tests.Exceptions;

/// <summary>A cleared hit at a lane with its real journal: at once, after a restart, and no longer than it should.</summary>
public sealed class HitExceptionsTests
{
    private const string Reason = "Compared the photographs: another person.";
    private static readonly TravelDocument Smith = Images.Document("smith");

    private static readonly WatchlistEntry Listed = new()
    {
        Id = "w-9",
        Kind = WatchlistKind.Person,
        Names = [$"{Smith.GivenNames} {Smith.Surname}"],
        Asks = Outcome.Hold,
        Instruction = "Call 7.",
    };

    [Fact]
    public async Task Hit_ConfirmedByASecondPerson_AsksForNothingAtOnce_AndIsStillShown_I1()
    {
        await using var lane = await AtHitAsync();
        var id = await ProposeAsync(lane);
        Assert.Null(lane.Traveller!.Hits[0].Cleared);
        Assert.Null((await lane.Exceptions.AskAsync(new ConfirmException(id, "o.2"))).Refusal);
        lane.Loop.SearchAgain(lane.Traveller.Document!.Person);
        await Until.Async(() => lane.Traveller?.Hits is [{ Cleared.ConfirmedBy: "o.2" }]);
        lane.Clock.Advance(TimeSpan.FromSeconds(7));
        await Until.Async(() => lane.Traveller?.Recommended?.Recommendation.Reasons.Any(r => r is { Code: "lookout.traveller", Outcome: Outcome.Admit }) == true);
        Assert.Equal(["exception.proposed", "exception.confirmed"], (await lane.KindsAsync()).Where(k => k.StartsWith("exception", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restart_ReadsThemFromTheJournal_AlsoWhenTheMarkIsLost(bool isLost)
    {
        var lane = await AtHitAsync();
        await ConfirmAsync(lane);
        await lane.StopAsync();
        if (isLost)
            File.WriteAllText(lane.Folder["exceptions.json"], "{ torn");
        await using var again = await LaneFixture.StartAsync(folder: lane.Folder);
        Assert.Equal("o.2", Assert.Single(again.Exceptions.Book.All).ConfirmedBy);
        LookOutFor(again, Listed);
        Assert.Null(await again.AskAsync(Typing(again)));
        await Until.Async(() => again.Traveller?.Hits is [{ Cleared: not null }]);
    }

    [Fact]
    public async Task ChangedEntry_CountsAgain()
    {
        await using var lane = await AtHitAsync();
        await ConfirmAsync(lane);
        LookOutFor(lane, Listed with { BirthYear = 1990 });
        Assert.Null(await lane.AskAsync(Typing(lane)));
        await Until.Async(() => lane.Traveller?.Hits is [{ Cleared: null }]);
    }

    [Fact]
    public async Task LastDayOver_CountsAgain()
    {
        await using var lane = await AtHitAsync();
        await ConfirmAsync(lane);
        lane.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Null(await lane.AskAsync(Typing(lane)));
        await Until.Async(() => lane.Traveller?.Hits is [{ Cleared: null }]);
    }

    [Fact]
    public async Task Withdrawn_CountsAgain_AlsoAfterARestart()
    {
        var lane = await AtHitAsync();
        var id = await ConfirmAsync(lane);
        Assert.Null((await lane.Exceptions.AskAsync(new WithdrawException(id, "New photographs came in.", "o.3"))).Refusal);
        Assert.Empty(lane.Exceptions.Book.All);
        await lane.StopAsync();
        await using var again = await LaneFixture.StartAsync(folder: lane.Folder);
        Assert.Empty(again.Exceptions.Book.All);
    }

    [Fact]
    public async Task Records_AreSealed_AndErasingTheTravellerErasesThem_I11()
    {
        var lane = await AtHitAsync();
        await ConfirmAsync(lane);
        var person = lane.Traveller!.Document!.Person;
        Assert.All((await lane.RecordsAsync()).Where(r => r.Kind.StartsWith("exception", StringComparison.Ordinal)), r =>
        {
            Assert.Equal((person, null), (r.Subject, r.Event?.ToString()));
            Assert.NotNull(r.Sealed);
        });
        Assert.DoesNotContain("SMITH", File.ReadAllText(lane.Folder["exceptions.json"]), StringComparison.OrdinalIgnoreCase);
        var commands = new NodeCommands(lane.Folder["commands"], lane.Journal, lane.Recorder, new LaneHost([lane.Loop]), lane.Exceptions, new NodeAlerts(lane.Folder["alerts.json"], lane.Clock), lane.Clock);
        var erase = new Command { Id = Guid.NewGuid(), Kind = "subject.erase", ExpiresInMs = 60_000, Payload = JsonDocument.Parse($$"""{"subject":"{{person}}"}""").RootElement };
        Assert.Equal(CommandOutcome.Done, (await commands.ExecuteAsync(erase, CancellationToken.None)).Outcome);
        Assert.Empty(lane.Exceptions.Book.All);
        await lane.StopAsync();
        await using var again = await LaneFixture.StartAsync(folder: lane.Folder);
        Assert.Empty(again.Exceptions.Book.All);
    }

    [Fact]
    public async Task BrokenDisk_RecordsNothing_AndSaysSo_I1()
    {
        await using var lane = await AtHitAsync();
        lane.Journal.Health = JournalHealth.Failed;
        var (told, refusal) = await lane.Exceptions.AskAsync(Propose(lane));
        Assert.Null(told);
        Assert.Contains("The disk does not answer", refusal, StringComparison.Ordinal);
        Assert.Empty(lane.Exceptions.Book.All);
    }

    [Fact]
    public async Task Two_WhoConfirmAtOnce_OneIsTheSecondPerson()
    {
        await using var lane = await AtHitAsync();
        var id = await ProposeAsync(lane);
        var answers = await Task.WhenAll(Enumerable.Range(2, 8).Select(n => lane.Exceptions.AskAsync(new ConfirmException(id, $"o.{n}"))));
        Assert.Single(answers, a => a.Refusal is null);
    }

    private static async Task<LaneFixture> AtHitAsync()
    {
        var lane = await LaneFixture.StartAsync();
        LookOutFor(lane, Listed);
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Hits is [{ EntryDigest: not null }]);
        return lane;
    }

    private static async Task<Guid> ConfirmAsync(LaneFixture lane)
    {
        var id = await ProposeAsync(lane);
        Assert.Null((await lane.Exceptions.AskAsync(new ConfirmException(id, "o.2"))).Refusal);
        return id;
    }

    private static async Task<Guid> ProposeAsync(LaneFixture lane)
    {
        var input = Propose(lane);
        Assert.Null((await lane.Exceptions.AskAsync(input)).Refusal);
        return input.Id;
    }

    private static ProposeException Propose(LaneFixture lane) =>
        new(new ShownHit(lane.Current!, 1, "w-9"), Reason, DateOnly.FromDateTime(lane.Clock.GetLocalNow().DateTime).AddDays(30), "o.1");

    private static TypeDocument Typing(LaneFixture lane) =>
        new(1, new TypedDocument(Smith, [], true, []), "o.1", lane.Traveller?.Document?.Number ?? 0) { Crossing = lane.Current!.Id };

    private static void LookOutFor(LaneFixture lane, WatchlistEntry entry)
    {
        var now = TimeProvider.System.GetUtcNow();
        var bundle = new BundleEnvelope { Kind = BundleKinds.Watchlist, Version = 4, IssuedAt = now, Digest = "", Payload = BundlePayload.Write(new Watchlist([entry])) };
        Assert.Null(lane.Rules.Apply(bundle));
    }
}
