using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Stays;
using Border.Domain.Tests.Crossings;
using Border.Domain.Time;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Stays;

/// <summary>Whose days are limited by which rule, and how a recommendation rests on it.</summary>
public sealed class StayCountTests
{
    private static readonly StayPolicy Policy = new()
    {
        Rule = StayRule.Schengen,
        Nationalities = [new(["FRA", "D"]), new(["BRA"], new StayRule(60, 120), "Agreement of 2024")],
        ExemptDocuments = [new(["AR"], ["UTO"]), new(["V"])],
    };

    [Theory]
    [InlineData("UTO", "P", "UTO", StayStanding.Limited, 90)]
    [InlineData("BRA", "P", "BRA", StayStanding.Limited, 60)]
    [InlineData("D<<", "P<", "D<<", StayStanding.Free, 0)]
    [InlineData("BRA", "AR", "UTO", StayStanding.Exempt, 0)]
    [InlineData("BRA", "AR", "BRA", StayStanding.Limited, 60)]
    [InlineData("UTO", "VD", "FRA", StayStanding.Exempt, 0)]
    public void Rule_FollowsFromNationalityAndDocument(string nationality, string code, string issuer, StayStanding standing, int days)
    {
        var (found, rule) = Policy.For(nationality, code, issuer);
        Assert.Equal((standing, days), (found, rule?.Days ?? 0));
    }

    [Fact]
    public void Entry_IsCountedAsIfItWereAdmitted()
    {
        var before = new[] { Visit(1, -89, Direction.Entry), Visit(2, 0, Direction.Exit) };
        var count = StayCount.Of(Policy, Passport, before, Visit(3, 2, Direction.Entry));
        Assert.Equal(new StayResult(91, 0, null, 1), count.Result);
        Assert.Equal((0, 2), (count.Gaps, count.Crossings));
    }

    [Fact]
    public void Exit_WithoutAnyEntryKnown_IsAGap()
    {
        var count = StayCount.Of(Policy, Passport, [], Visit(3, 1, Direction.Exit));
        Assert.Equal((1, 1), (count.Gaps, count.Result!.Used));
    }

    [Fact]
    public void Overstay_IsReferredInWordsWithItsDays_AndWithoutTheCentreThatIsSaid()
    {
        var lane = Lane();
        lane.Do(Counted(91, null));
        var r = Evaluate(lane.State);
        Assert.Equal((Outcome.Secondary, Finding.Overstay), (r.Outcome, r.Reasons[0].Code));
        Assert.Equal("The traveller has used 91 days of 90 in 180: 1 day too many.", r.Reasons[0].Text);
        Assert.Contains(r.Reasons, x => x.Code == "stay.own-post" && x.Outcome == Outcome.Admit);
        lane.Do(Counted(80, new DateTimeOffset(2026, 2, 25, 0, 0, 0, TimeSpan.Zero)));
        r = Evaluate(lane.State);
        Assert.Equal((Outcome.Admit, "What other posts know of the traveller's stay is 4 days old."), (r.Outcome, Assert.Single(r.Reasons).Text));
    }

    [Fact]
    public void StayThatCouldNotBeCounted_IsMissing_OnlyWhereThePolicyAsksForIt()
    {
        var state = Lane().State;
        Assert.Equal(["stay"], Evaluate(state).Missing);
        Assert.Empty(Recommender.Evaluate(state, 1, Today, CrossingPolicy.Default).Missing);
    }

    [Fact]
    public void Count_ForNobodyOrOfNothing_IsRefusedInWords_AndANewDocumentMakesItStale()
    {
        Assert.Contains("no document yet", new Driver().Do(Arrive()).Try(Counted(1, null)).Refusal, StringComparison.Ordinal);
        var lane = Lane().Do(Counted(1, null));
        Assert.Empty(lane.Try(Counted(1, null)).Events);
        Assert.NotNull(lane.Try(new CountStay(1, new StayCount(StayStanding.Limited, Today, null, new(1, 89, null, 0), 0, 0), null) { Crossing = Id }).Refusal);
        Assert.NotNull(lane.State.Travellers[1].Stay);
        Assert.Null(lane.Do(Document(digest: "c", expiry: "310101")).State.Travellers[1].Stay);
    }

    [Fact]
    public void NewCount_MakesTheRecommendationStale()
    {
        var lane = Lane().Do(Counted(1, null), Recommend());
        Assert.Empty(Crossing.NeedRecommendation(lane.State));
        Assert.Equal([1], Crossing.NeedRecommendation(lane.Do(Counted(91, null)).State));
    }

    [Fact]
    public void ImpossibleStayPolicies_AreNotUsable()
    {
        Assert.Null(Policy.Problem());
        Assert.NotNull((Policy with { Rule = new StayRule(91, 90) }).Problem());
        Assert.NotNull((Policy with { MaxAgeDays = -1 }).Problem());
        Assert.NotNull((Policy with { Nationalities = [new(["french"])] }).Problem());
        Assert.NotNull((Policy with { Nationalities = [new(["FRA"], new StayRule(0, 9))] }).Problem());
        Assert.NotNull((Policy with { ExemptDocuments = [new([])] }).Problem());
        Assert.NotNull((CrossingPolicy.Default with { Stays = Policy with { Rule = null! } }).Problem());
    }

    private static Driver Lane() => new Driver().Do(Arrive(), Document(), Search());

    private static Recommendation Evaluate(CrossingState state) => Recommender.Evaluate(state, 1, Today, CrossingPolicy.Default with { Stays = Policy });

    private static CountStay Counted(int used, DateTimeOffset? told) => new(
        1,
        new StayCount(StayStanding.Limited, Today, StayRule.Schengen, new(used, Math.Max(0, 90 - used), Today, Math.Max(0, used - 90)), 0, 2),
        told)
    { Crossing = Id };

    private static StayVisit Visit(int number, int day, Direction direction) =>
        new(new Guid(number, 0, 0, new byte[8]), new HlcTimestamp(1000 + number, 0), Today.AddDays(day), direction);
}
