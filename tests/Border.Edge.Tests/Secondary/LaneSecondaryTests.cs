using System.Text.Json;
using Border.Domain.Bundles;
using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;
using Border.Edge.Alerts;
using Border.Edge.Configuration;
using Border.Edge.Lanes;
using Border.Edge.Linking;
using Border.Edge.Simulation;
using Border.Edge.Tests.Lanes;
using Border.Journal;
using Border.Link.Commands;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Secondary;

/// <summary>Inspections and second officers at a lane with its real journal: on disk, after a restart, erased with the traveller.</summary>
public sealed class LaneSecondaryTests
{
    private const string Answer = "Visits a sister in Testville.";

    [Fact]
    public async Task Proposal_IsOnDiskAndDecidesNothing_UntilAnotherApproves_AlsoAfterARestart_I1()
    {
        var before = await AtLaneAsync(SecondApproval.Override);
        Assert.Null(await before.AskAsync(Decide(before, Outcome.Admit)));
        Assert.Equal(["decision.proposed"], (await before.KindsAsync()).TakeLast(1));
        await before.StopAsync();

        await using var lane = await LaneFixture.StartAsync(folder: before.Folder);
        var waiting = lane.Traveller!.Waiting!;
        Assert.Equal(("o.1", Outcome.Admit), (waiting.Officer, waiting.Outcome));
        Assert.NotNull(lane.Screen!.Current!.ProposedAt);
        Assert.Equal(0, lane.Gate.Openings);
        Assert.Contains("another officer", await lane.AskAsync(Approve(lane, "o.1")), StringComparison.Ordinal);
        Assert.Null(await lane.AskAsync(Approve(lane, "o.2")));
        await Until.Async(() => lane.Gate.Openings == 1 && lane.Screen?.Current is null);
        Assert.Equal(["decided", "crossing.closed"], (await lane.KindsAsync()).TakeLast(2));
    }

    [Fact]
    public async Task Two_WhoApproveAtOnce_OneIsTheSecondOfficer()
    {
        await using var lane = await AtLaneAsync(SecondApproval.Refuse);
        Assert.Null(await lane.AskAsync(Decide(lane, Outcome.Refuse)));
        var inputs = Enumerable.Range(2, 8).Select(n => Approve(lane, $"o.{n}")).ToArray();
        var answers = await Task.WhenAll(inputs.Select(lane.AskAsync));
        Assert.Single(answers, refusal => refusal is null);
        Assert.Single(await lane.KindsAsync(), kind => kind == "decided");
    }

    [Fact]
    public async Task BrokenDisk_ProposesAndApprovesNothing_AndSaysSo_I1()
    {
        await using var lane = await AtLaneAsync(SecondApproval.Refuse);
        lane.Journal.Health = JournalHealth.Failed;
        Assert.Contains("nothing can be recorded", await lane.AskAsync(Decide(lane, Outcome.Refuse)), StringComparison.Ordinal);
        Assert.Null(lane.Traveller!.Waiting);
    }

    [Fact]
    public async Task Inspection_IsThereAgainAfterARestart_WithSinceWhen()
    {
        var before = await InspectedAsync();
        await before.StopAsync();
        await using var lane = await LaneFixture.StartAsync(folder: before.Folder);
        var party = Assert.Single(lane.Screen!.Secondary);
        Assert.NotNull(party.ReferredAt);
        var inspection = party.State.Travellers[1].Inspection;
        Assert.Equal(("o.2", Answer, FindingVerdict.Nothing), (inspection.Taken!.Officer, inspection.AnswerTo("journey.purpose")!.Answer, inspection.VerdictOn(null)));
    }

    [Fact]
    public async Task OwnWords_AreSealed_AndGoWithTheTraveller_WhileCodesStay_I11()
    {
        var before = await InspectedAsync();
        var person = before.Screen!.Secondary[0].State.Travellers[1].Document!.Person;
        var records = await before.RecordsAsync();
        Assert.NotNull(records.Single(r => r.Kind == "secondary.answered").Sealed);
        Assert.Equal([true, false], records.Where(r => r.Kind == "secondary.found").Select(r => r.Sealed is not null));
        Assert.All(records.Where(r => r.Kind.StartsWith("secondary", StringComparison.Ordinal)), r => Assert.Equal(person, r.Subject));
        var commands = new NodeCommands(before.Folder["commands"], before.Journal, before.Recorder, new LaneHost([before.Loop]), before.Exceptions, new NodeAlerts(before.Folder["alerts.json"], before.Clock), before.Clock);
        var erase = new Command { Id = Guid.NewGuid(), Kind = "subject.erase", ExpiresInMs = 60_000, Payload = JsonDocument.Parse($$"""{"subject":"{{person}}"}""").RootElement };
        Assert.Equal(CommandOutcome.Done, (await commands.ExecuteAsync(erase, CancellationToken.None)).Outcome);
        await before.StopAsync();

        await using var lane = await LaneFixture.StartAsync(folder: before.Folder);
        var inspection = lane.Screen!.Secondary[0].State.Travellers[1].Inspection;
        Assert.Empty(inspection.Answers);
        Assert.Equal(["nothing"], inspection.Findings.Select(f => f.Finding));
    }

    [Fact]
    public async Task SimulatedOfficers_FindSomethingAndApproveEachOther()
    {
        await using var lane = await LaneFixture.StartAsync();
        Apply(lane, SecondApproval.Refuse, SecondApproval.Override);
        using var officer = new SimulatedOfficer(lane.Board, new LaneHost([lane.Loop]), NullLogger<SimulatedOfficer>.Instance);
        using var stop = new CancellationTokenSource();
        var running = officer.RunAsync(stop.Token);
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Clock.NextDue is not null && lane.Traveller?.Document is not null);
        lane.Clock.Advance(TimeSpan.FromSeconds(7));
        await Until.Async(() => lane.Screen is { Current: null, Secondary.Length: 0, Finished: 1 });
        await stop.CancelAsync();
        await running;
        var kinds = await lane.KindsAsync();
        Assert.Equal(["decided", "secondary.taken", "secondary.found"], kinds.SkipWhile(kind => kind != "decided").Take(3));
        Assert.Equal(["decided", "crossing.closed"], kinds.TakeLast(2));
    }

    private static async Task<LaneFixture> AtLaneAsync(params SecondApproval[] rules)
    {
        var lane = await LaneFixture.StartAsync();
        Apply(lane, rules);
        lane.Cameras[DeviceRole.Document].Show("smith");
        await Until.Async(() => lane.Traveller?.Watchlist is not null);
        return lane;
    }

    private static async Task<LaneFixture> InspectedAsync()
    {
        var lane = await AtLaneAsync();
        var id = lane.Current!.Id;
        CrossingInput[] inputs =
        [
            new Decide(1, Outcome.Secondary, "o.1", "goods", null) { Crossing = id },
            new AnswerQuestion(1, "journey.purpose", null, Answer, "o.2") { Crossing = id },
            new NoteFinding(1, "other", null, "Two clocks.", "o.2") { Crossing = id },
            new NoteFinding(1, "nothing", null, null, "o.2") { Crossing = id },
        ];
        foreach (var input in inputs)
            Assert.Null(await lane.AskAsync(input));
        return lane;
    }

    private static void Apply(LaneFixture lane, params SecondApproval[] rules)
    {
        var policy = CrossingPolicy.Default with { ApproveBySecond = rules };
        Assert.Null(lane.Rules.Apply(new BundleEnvelope { Kind = BundleKinds.Policy, Version = 2, IssuedAt = TimeProvider.System.GetUtcNow(), Digest = "", Payload = BundlePayload.Write(policy) }));
    }

    private static Decide Decide(LaneFixture lane, Outcome outcome) => new(1, outcome, "o.1", "document.verified", null) { Crossing = lane.Current!.Id };

    private static CrossingInput Approve(LaneFixture lane, string officer) =>
        new ApproveDecision(1, lane.Traveller!.Waiting!.Number, officer) { Crossing = lane.Current!.Id };
}
