using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Crossings;

public sealed class CrossingTests
{
    [Fact]
    public void CleanPedestrian_AdmittedAsRecommended_ClosesWithoutOverride()
    {
        var lane = new Driver().Do(Arrive(), Document(), Search(), Face(), Recommend(), Decide(Outcome.Admit));
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
        Assert.False(Assert.Single(lane.Events.OfType<Decided>()).Override);
        Assert.Equal(Outcome.Admit, Assert.Single(lane.Events.OfType<CrossingClosed>()).Outcome);
        Assert.Equal(Enumerable.Range(1, 7), lane.Events.Select(e => e.Number));
    }

    [Fact]
    public void Input_BeforeArrivalOrForAnotherCrossingOrAfterClosing_IsRefusedInWords()
    {
        var lane = new Driver();
        Assert.Contains("arrived", lane.Try(Document()).Refusal, StringComparison.Ordinal);
        lane.Do(Arrive());
        Assert.Contains("another crossing", lane.Try(Document() with { Crossing = Guid.NewGuid() }).Refusal, StringComparison.Ordinal);
        Assert.Contains("open already", lane.Try(Arrive()).Refusal, StringComparison.Ordinal);
        lane.Do(Document(), Search(), Recommend(), Decide(Outcome.Admit));
        Assert.Contains("closed", lane.Try(Document()).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Admit_BeforeAnyRecommendation_IsAnOverrideThatNeedsAReason()
    {
        var lane = new Driver().Do(Arrive(), Document());
        Assert.Contains("no recommendation", lane.Try(Decide(Outcome.Admit)).Refusal, StringComparison.Ordinal);
        lane.Do(Decide(Outcome.Admit, "known.person"));
        Assert.True(lane.State.Travellers[1].Decided!.Override);
    }

    [Fact]
    public void Admit_WithoutDocument_IsAnOverrideThatNeedsAReason()
    {
        var lane = new Driver().Do(Arrive(), Recommend());
        Assert.Contains("No document", lane.Try(Decide(Outcome.Admit)).Refusal, StringComparison.Ordinal);
        lane.Do(Decide(Outcome.Admit, "emergency"));
        Assert.True(lane.State.Travellers[1].Decided!.Override);
    }

    [Fact]
    public void Decision_AfterNewerFacts_NoLongerFollowsTheOldRecommendation()
    {
        var lane = new Driver().Do(Arrive(), Document(), Search(), Recommend());
        lane.Do(Search(1, Match(Outcome.Hold)));
        Assert.Equal([1], Crossing.NeedRecommendation(lane.State));
        Assert.NotNull(lane.Try(Decide(Outcome.Admit)).Refusal);
        lane.Do(Recommend());
        Assert.Empty(Crossing.NeedRecommendation(lane.State));
        Assert.Equal(Outcome.Hold, lane.State.Travellers[1].Recommended!.Recommendation.Outcome);
    }

    [Theory]
    [InlineData(Outcome.Refuse)]
    [InlineData(Outcome.Secondary)]
    [InlineData(Outcome.Hold)]
    public void AnythingButAdmit_WithoutReason_IsRefused(Outcome outcome)
    {
        var lane = new Driver().Do(Arrive(), Document(), Search(), Recommend());
        Assert.NotNull(lane.Try(Decide(outcome)).Refusal);
        Assert.Null(lane.Try(Decide(outcome, "doubt")).Refusal);
        Assert.True(lane.State.Travellers[1].Decided!.Override);
    }

    [Fact]
    public void SecondKeyPress_AfterADecision_IsRefusedPolitely()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), new CountParty(2, "o.one") { Crossing = Id });
        lane.Do(Document(), Search(), Recommend(), Decide(Outcome.Admit, "known"));
        Assert.Equal("Traveller 1 is already admitted; nothing more was recorded.", lane.Try(Decide(Outcome.Refuse, "doubt")).Refusal);
        lane.Do(Document(2), Decide(Outcome.Hold, "papers", 2));
        Assert.Equal("Traveller 2 is already on hold; the second decision was not recorded.", lane.Try(Decide(Outcome.Hold, "papers", 2)).Refusal);
    }

    [Fact]
    public void Secondary_ThenAdmit_MarksInSecondaryAndCloses()
    {
        var lane = new Driver().Do(Arrive(), Document(expiry: "260226"), Search(), Recommend(), Decide(Outcome.Secondary, "expired"));
        Assert.Equal(CrossingStatus.InSecondary, lane.State.Status);
        Assert.Contains("secondary inspection", lane.Try(Decide(Outcome.Hold, "wait")).Refusal, StringComparison.Ordinal);
        Assert.NotNull(lane.Try(Decide(Outcome.Admit)).Refusal);
        lane.Do(Decide(Outcome.Admit, "extended"));
        var last = lane.State.Travellers[1].Decided!;
        Assert.True(last.InSecondary);
        Assert.False(last.Override);
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void Vehicle_WithTwoTravellers_ClosesWithTheWeightiestOutcome()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Plate(), Search(null), Document(1), Document(2));
        lane.Do(Search(1), Search(2), Recommend(1), Recommend(2), Decide(Outcome.Refuse, "forged", 2));
        Assert.Equal(CrossingStatus.AtLane, lane.State.Status);
        lane.Do(Decide(Outcome.Admit));
        Assert.Equal(Outcome.Refuse, Assert.Single(lane.Events.OfType<CrossingClosed>()).Outcome);
    }

    [Fact]
    public void CountedParty_WithOneStillUnseen_StaysOpen()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Bus), new CountParty(2, "o.one") { Crossing = Id }, Document(), Decide(Outcome.Admit, "known"));
        Assert.Equal(CrossingStatus.AtLane, lane.State.Status);
        Assert.NotNull(lane.Try(new CountParty(81, "o.one") { Crossing = Id }).Refusal);
        lane.Do(new CountParty(1, "o.one") { Crossing = Id });
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void Travellers_OutOfOrderOrTooMany_AreRefused()
    {
        Assert.Contains("one traveller", new Driver().Do(Arrive()).Try(Document(2)).Refusal, StringComparison.Ordinal);
        Assert.Contains("comes before", new Driver().Do(Arrive(LaneKind.Car)).Try(Document(2)).Refusal, StringComparison.Ordinal);
        Assert.Contains("numbered 1 to 9", new Driver().Do(Arrive(LaneKind.Car)).Try(Document(10)).Refusal, StringComparison.Ordinal);
        Assert.NotNull(new Driver().Do(Arrive()).Try(Plate()).Refusal);
    }

    [Fact]
    public void Reading_ThatSaysNothingNew_ChangesNothing()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Plate(), Document(), Search(), Search(null), Recommend());
        var before = lane.Events.Count;
        lane.Do(Plate(), Document(), Search(), Search(null), Recommend());
        Assert.Equal(before, lane.Events.Count);
    }

    [Fact]
    public void NewDocument_AfterFaceAndSearch_MakesBothStale()
    {
        var lane = new Driver().Do(Arrive(), Document(), Search(1, Match(Outcome.Secondary)), Face(), Document(digest: "c"));
        var traveller = lane.State.Travellers[1];
        Assert.Null(traveller.Face);
        Assert.Null(traveller.Watchlist);
        Assert.Empty(traveller.Hits);
    }

    [Fact]
    public void Cancel_WhileNobodyIsDecided_EndsIt()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Fail(null, "plate"), new Cancel("o.one", "turned.back") { Crossing = Id });
        Assert.Equal(CrossingStatus.Cancelled, lane.State.Status);
        Assert.Contains("cancelled", lane.Try(Document()).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void AutomaticLane_WithEveryCheckClean_AdmitsByPolicyAndOnlyThen()
    {
        var policy = CrossingPolicy.Default with { Version = 3, AutomaticLanes = ["l1"] };
        var lane = new Driver(policy).Do(Arrive(), Document(), Search(), Recommend());
        lane.Do(Crossing.AutomaticDecision(lane.State, 1, policy)!);
        Assert.Equal(Crossing.PolicyOfficer, lane.State.Travellers[1].Decided!.Officer);

        var doubtful = new Driver(policy).Do(Arrive(), Document(valid: false), Search(), Recommend());
        Assert.Null(Crossing.AutomaticDecision(doubtful.State, 1, policy));
        var forged = Decide(Outcome.Admit, "because") with { Officer = Crossing.PolicyOfficer };
        Assert.Contains("officer has to decide", doubtful.Try(forged).Refusal, StringComparison.Ordinal);
        Assert.Null(Crossing.AutomaticDecision(new Driver().Do(Arrive(), Document(), Search(), Recommend()).State, 1, CrossingPolicy.Default));
    }
}
