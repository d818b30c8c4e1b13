using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Trials;
using Border.Domain.Records;
using Border.Domain.Stays;
using Border.Domain.Tests.Crossings;
using Border.Domain.Time;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Recommendations.Trials;

/// <summary>A changed policy on past crossings, from their records alone.</summary>
public sealed class PolicyTrialTests
{
    private const string Person = "t-22222222222222222222222222222222";
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void SamePolicy_RecommendsWhatWasRecommended_OfEveryKindOfCrossing()
    {
        foreach (var seed in Enumerable.Range(0, 60))
        {
            var lane = Any(seed);
            foreach (var found in Try(CrossingPolicy.Default, lane))
                Assert.Equal((false, 0, 0), (found.Changed, found.Gained.Count, found.Lost.Count));
        }
    }

    [Fact]
    public void StricterPolicy_ShowsWhatChangesAndByWhichReason()
    {
        var policy = CrossingPolicy.Default with
        {
            Version = 9,
            Findings = [new() { Code = "own.card", When = "document.type = \"P\"", Outcome = Outcome.Hold, Text = new Dictionary<string, string> { ["en"] = "Held." } }],
            Rules = new Dictionary<string, Outcome> { [Finding.DocumentExpired] = Outcome.Admit },
        };
        var found = Assert.Single(Try(policy, new Driver().Do(Arrive(), Document(expiry: "260226"), Search(), Recommend(), Decide(Outcome.Refuse, "expired"))));
        Assert.Equal((Outcome.Secondary, Outcome.Hold, true), (found.Before, found.After, found.Changed));
        Assert.Equal(["own.card"], found.Gained);
        Assert.Equal([Finding.DocumentExpired], found.Lost);
    }

    [Fact]
    public void ErasedSubject_IsNotGuessedAt()
    {
        var lane = new Driver().Do(Arrive(), Document(), Search(), Recommend(), Decide(Outcome.Admit));
        var found = Assert.Single(Try(CrossingPolicy.Default, lane, erased: true));
        Assert.Equal(("erased", null), (found.Unjudged, found.After));
        Assert.False(found.Changed);
    }

    [Fact]
    public void PolicyWithStays_CountsFromEverybodysVisits_BeforeThatMomentOnly()
    {
        var policy = CrossingPolicy.Default with { Stays = new StayPolicy { Rule = StayRule.Schengen } };
        var visits = new Dictionary<string, List<StayVisit>>
        {
            [Person] =
            [
                new(Guid.NewGuid(), new HlcTimestamp(1, 0), Today.AddDays(-100), Direction.Entry),
                new(Guid.NewGuid(), new HlcTimestamp(2, 0), Today.AddDays(-5), Direction.Exit),
                new(Guid.NewGuid(), new HlcTimestamp(long.MaxValue, 0), Today.AddDays(9), Direction.Exit),
            ],
        };
        var lane = new Driver().Do(Arrive(), Document(), Search(), Recommend(), Decide(Outcome.Admit));
        var found = Assert.Single(Try(policy, lane, visits: visits));
        Assert.Equal((Outcome.Secondary, Finding.Overstay), (found.After, Assert.Single(found.Gained)));
        Assert.False(Assert.Single(Try(policy, lane)).Changed);
    }

    [Fact]
    public void RecordsOfACrossingWhoseBeginningIsNotThere_ArePassedOver()
    {
        var lane = new Driver().Do(Arrive(), Document(), Search(), Recommend(), Decide(Outcome.Admit));
        var trial = new PolicyTrial(CrossingPolicy.Default, new Dictionary<string, List<StayVisit>>(), _ => Assert.Fail("No beginning, no case."));
        foreach (var e in lane.Events.Skip(1))
            trial.Next(Record(e), e);
        trial.End();
    }

    private static List<TrialCase> Try(
        CrossingPolicy policy, Driver lane, bool erased = false, IReadOnlyDictionary<string, List<StayVisit>>? visits = null)
    {
        var cases = new List<TrialCase>();
        var trial = new PolicyTrial(policy, visits ?? new Dictionary<string, List<StayVisit>>(), cases.Add);
        foreach (var e in lane.Events)
            trial.Next(Record(e), erased && e.IsPersonal ? null : e);
        trial.End();
        return cases;
    }

    private static JournalRecord Record(CrossingEvent e) => RecordCodec.Decode(RecordCodec.Encode(
        new NodeName("north", "n1"), new RecordPosition(1, e.Number), new HlcTimestamp(At.ToUnixTimeMilliseconds(), e.Number), At,
        new RecordDraft(e.Kind, "{}"u8.ToArray(), "l1", e.Crossing, Person)));

    private static Driver Any(int seed)
    {
        var random = new System.Random(seed);
        var lane = new Driver().Do(Arrive((LaneKind)random.Next(4)));
        CrossingInput[] inputs =
        [
            Document(expiry: random.Next(2) == 0 ? "260226" : "300415", valid: random.Next(3) > 0), Search(1), Face(same: random.Next(2) == 0), Plate(),
            Search(null, Match(Outcome.Hold)), Search(1, Match(Outcome.Refuse)), Fail(), Fail(1, "face"), Recommend() with { HasFaceCamera = random.Next(2) == 0 },
        ];
        for (var i = 0; i < 12; i++)
            lane.Try(inputs[random.Next(inputs.Length)]);
        lane.Try(Recommend() with { HasFaceCamera = random.Next(2) == 0 });
        return lane;
    }
}
