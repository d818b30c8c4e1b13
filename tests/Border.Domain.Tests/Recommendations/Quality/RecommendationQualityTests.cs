using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Quality;
using Border.Domain.Secondary;

namespace Border.Domain.Tests.Recommendations.Quality;

public sealed class RecommendationQualityTests
{
    private readonly RecommendationQuality _quality = new();
    private int _crossings;

    [Fact]
    public void Decisions_BesideRecommendations_AreCountedByEndAndReason()
    {
        Party(Given(Outcome.Admit), Decided(Outcome.Admit));
        Party(Given(Outcome.Admit), Decided(Outcome.Refuse, against: true));
        Party(Given(Outcome.Secondary, "document.expired"), Decided(Outcome.Secondary), Decided(Outcome.Refuse, secondary: true));
        Party(Given(Outcome.Secondary, "document.expired", "random"), Decided(Outcome.Secondary), Decided(Outcome.Admit, secondary: true));
        Party(Given(Outcome.Secondary, "random"), Decided(Outcome.Admit, against: true));

        var report = _quality.Report();

        Assert.Equal((5, 2, 0), (report.Travellers, report.Overrides, report.Open));
        Assert.Equal(
            [new("Admit > Admit", 1), new("Admit > Refuse", 1), new("Secondary > Admit", 2), new("Secondary > Refuse", 1)],
            report.Outcomes);
        Assert.Equal((2, 1, 3), (report.Refused, report.Missed, report.Asked));
        Assert.Equal((1 / 3.0, 0.5, 0.4), (report.Precision, report.Recall, report.BaseRate));
        Assert.Equal(new ReasonQuality(2, 1, 1, 1) { Referred = 2, Unsaid = 2 }, report.Reasons["document.expired"]);
        Assert.Equal(new ReasonQuality(2, 1, 0, 0) { Referred = 1, Unsaid = 1, Overridden = 1 }, report.Reasons["random"]);
    }

    [Fact]
    public void Findings_AreCountedByTheReasonThatAskedForThem_TheLastOneOfEach()
    {
        Recommended both = Given(Outcome.Secondary, "document.expired", "random");
        Party(both, Decided(Outcome.Secondary), Found(FindingVerdict.Found, "document.expired"), Found(FindingVerdict.Nothing, "random"), Decided(Outcome.Refuse, secondary: true));
        Party(both, Decided(Outcome.Secondary), Found(FindingVerdict.Found, "document.expired"), Found(FindingVerdict.Refuted, "document.expired"), Decided(Outcome.Admit, secondary: true));
        Party(both, Decided(Outcome.Secondary), Found(FindingVerdict.Nothing, "random"), Decided(Outcome.Admit, secondary: true));
        Party(Given(Outcome.Admit), Decided(Outcome.Secondary, against: true), Found(FindingVerdict.Found, null), Decided(Outcome.Refuse, secondary: true));
        Party(both, Decided(Outcome.Secondary), Decided(Outcome.Admit, secondary: true));
        Party(both, Decided(Outcome.Admit, against: true));

        var report = _quality.Report();

        Assert.Equal(new SecondaryQuality(5, 2, 1, 1, 1, 1), report.Secondary);
        Assert.Equal(0.5, report.Secondary.HitRate);
        Assert.Equal(
            new ReasonQuality(5, 0, 1, 0) { Referred = 4, Found = 1, Refuted = 1, Unsaid = 2, Overridden = 1 }, report.Reasons["document.expired"]);
        Assert.Equal(new ReasonQuality(5, 0, 1, 0) { Referred = 4, Nothing = 2, Unsaid = 2, Overridden = 1 }, report.Reasons["random"]);
    }

    [Fact]
    public void SecondOfficer_WhoSentBackOrApproved_IsCountedOncePerTraveller()
    {
        Party(Given(Outcome.Refuse, "chip.altered"), Returned(), Given(Outcome.Secondary, "face.different"), Returned(), Decided(Outcome.Secondary), Decided(Outcome.Refuse, secondary: true) with { ApprovedBy = "o.two" });
        Party(Given(Outcome.Refuse, "chip.altered"), Decided(Outcome.Refuse) with { ApprovedBy = "o.two" });
        var report = _quality.Report();
        Assert.Equal((1, 2), (report.Returned, report.Approved));
        Assert.Equal((0, 1), (report.Reasons["chip.altered"].Returned, report.Reasons["face.different"].Returned));
        Assert.Null(new RecommendationQuality().Report().Secondary.HitRate);
    }

    [Fact]
    public void Recommendation_MadeAfterTheReferral_DoesNotCount()
    {
        Party(Given(Outcome.Secondary, "random"), Decided(Outcome.Secondary), Given(Outcome.Refuse, "chip.altered"), Decided(Outcome.Refuse, secondary: true));
        Assert.Equal(["Secondary > Refuse"], _quality.Report().Outcomes.Keys);
        Assert.Equal(["random"], _quality.Report().Reasons.Keys);
    }

    [Fact]
    public void Recommendation_ReplacedBeforeTheDecision_LastOneCounts()
    {
        Party(Given(Outcome.Hold, "face.missing"), Decided(Outcome.Hold), Decided(Outcome.Admit));
        Party(Given(Outcome.Hold, "face.missing"), Given(Outcome.Admit), Decided(Outcome.Admit));
        Assert.Equal(["Admit > Admit", "Hold > Admit"], _quality.Report().Outcomes.Keys);
    }

    [Fact]
    public void Cancelled_EndsThose_WhoWaited_AndNobodyElse()
    {
        Party(Given(Outcome.Admit), Given(Outcome.Admit, traveller: 2), Decided(Outcome.Admit), new CrossingCancelled { Crossing = Guid.Empty, Number = 9, Officer = "o.one", Reason = "left" });
        Party(Given(Outcome.Secondary, "random"));
        Assert.Equal([new("Admit > Admit", 1), new("Admit > Cancelled", 1)], _quality.Report().Outcomes);
        Assert.Equal(1, _quality.Report().Open);
    }

    [Fact]
    public void Nobody_HasNoShares() => Assert.Equal((null, null, null), (_quality.Report().Precision, _quality.Report().Recall, _quality.Report().BaseRate));

    private void Party(params CrossingEvent[] events)
    {
        var id = new Guid(++_crossings, 0, 0, new byte[8]);
        foreach (var e in events)
            _quality.Next(e with { Crossing = id });
    }

    private static Recommended Given(Outcome outcome, params string[] asking) => Given(outcome, 1, asking);

    private static Recommended Given(Outcome outcome, int traveller, params string[] asking) => new()
    {
        Crossing = Guid.Empty,
        Number = 1,
        Traveller = traveller,
        Recommendation = new(outcome, [.. asking.Select(code => new Reason(code, "Because.", Outcome.Secondary)), new Reason("note", "Said only.", Outcome.Admit)], [], 1),
    };

    private static SecondaryFound Found(FindingVerdict verdict, string? reason) =>
        new() { Crossing = Guid.Empty, Number = 3, Traveller = 1, Officer = "o.two", Finding = "some.finding", Verdict = verdict, Reason = reason };

    private static DecisionReturned Returned() =>
        new() { Crossing = Guid.Empty, Number = 3, Traveller = 1, Officer = "o.two", Proposal = 2, Reason = "evidence.insufficient" };

    private static Decided Decided(Outcome outcome, bool against = false, bool secondary = false) =>
        new() { Crossing = Guid.Empty, Number = 2, Traveller = 1, Outcome = outcome, Officer = "o.one", Override = against, InSecondary = secondary };
}
