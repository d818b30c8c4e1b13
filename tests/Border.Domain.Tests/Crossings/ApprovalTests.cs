using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Recommendations;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Crossings;

public sealed class ApprovalTests
{
    [Fact]
    public void PolicyWithoutIt_AsksNobody() => Assert.Equal(CrossingStatus.Closed, Expired().Do(Decide(Outcome.Refuse, "document.invalid")).State.Status);

    [Fact]
    public void Refusal_ThatNeedsASecond_IsProposedAndDecidesNothing()
    {
        var lane = Expired(SecondApproval.Refuse).Do(Decide(Outcome.Refuse, "document.invalid") with { Note = "Expired." });
        var waiting = Traveller(lane).Waiting!;
        Assert.Equal(("o.one", Outcome.Refuse, "document.invalid", "Expired."), (waiting.Officer, waiting.Outcome, waiting.Reason, waiting.Note));
        Assert.Equal([SecondApproval.Refuse], waiting.Because);
        Assert.True(waiting.IsPersonal);
        Assert.Null(Traveller(lane).Decided);
        Assert.Equal(CrossingStatus.AtLane, lane.State.Status);
        Assert.Empty(lane.Events.OfType<Decided>());
    }

    [Fact]
    public void AnotherOfficer_Approves_AndBothStandInTheDecision()
    {
        var lane = Proposed().Do(Approve("o.two"));
        var decided = lane.Events.OfType<Decided>().Single();
        Assert.Equal(("o.one", "o.two", "document.invalid"), (decided.Officer, decided.ApprovedBy, decided.Reason));
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void Nobody_ApprovesOrReturnsTheirOwn_AndNoPolicyDoes()
    {
        var lane = Proposed();
        Assert.Contains("another officer has to approve", lane.Try(Approve("o.one")).Refusal, StringComparison.Ordinal);
        Assert.Contains("withdraw it", lane.Try(Return("o.one")).Refusal, StringComparison.Ordinal);
        Assert.Contains("staff id", lane.Try(Approve(Crossing.PolicyOfficer)).Refusal, StringComparison.Ordinal);
        Assert.Contains("approve it, or return it", lane.Try(new WithdrawDecision(1, Number(lane), "o.two") { Crossing = Id }).Refusal, StringComparison.Ordinal);
        Assert.NotNull(Traveller(lane).Waiting);
    }

    [Fact]
    public void Returned_IsAsUndecidedAsBefore_AndMayBeProposedAgain()
    {
        var lane = Proposed().Do(Return("o.two") with { Note = "Ask the embassy." });
        Assert.Null(Traveller(lane).Waiting);
        Assert.Equal(("o.two", "evidence.insufficient", "Ask the embassy."), (Traveller(lane).Returned!.Officer, Traveller(lane).Returned!.Reason, Traveller(lane).Returned!.Note));
        lane.Do(Decide(Outcome.Refuse, "document.invalid"), Approve("o.two", 7));
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void Withdrawn_LeavesTheOfficerFreeToDoOtherwise()
    {
        var lane = Proposed();
        Assert.Contains("waits for a second officer", lane.Try(Decide(Outcome.Secondary, "lookout")).Refusal, StringComparison.Ordinal);
        Assert.Contains("waits for a second officer", lane.Try(new Cancel("o.one", "turned.back") { Crossing = Id }).Refusal, StringComparison.Ordinal);
        lane.Do(new WithdrawDecision(1, Number(lane), "o.one") { Crossing = Id }, Decide(Outcome.Secondary, "document.doubtful"));
        Assert.Equal(CrossingStatus.InSecondary, lane.State.Status);
    }

    [Fact]
    public void Answer_ToAProposalThatIsNoLongerThere_IsRefused()
    {
        var lane = Proposed();
        var seen = Number(lane);
        lane.Do(new WithdrawDecision(1, seen, "o.one") { Crossing = Id }, Decide(Outcome.Refuse, "document.forged"));
        Assert.Contains("look again", lane.Try(Approve("o.two", seen)).Refusal, StringComparison.Ordinal);
        Assert.Contains("look again", lane.Try(Approve("o.two", 0) with { Traveller = 7 }).Refusal, StringComparison.Ordinal);
        Assert.Contains("Choose a reason", lane.Try(Return("o.two") with { Proposal = Number(lane), Reason = "No!" }).Refusal, StringComparison.Ordinal);
        Assert.Contains("note", lane.Try(Return("o.two") with { Proposal = Number(lane), Note = "a\u202Eb" }).Refusal, StringComparison.Ordinal);
        Assert.NotNull(Traveller(lane).Waiting);
    }

    [Fact]
    public void ReferringAndHolding_NeverWait()
    {
        var all = Expired(Enum.GetValues<SecondApproval>()).Do(Decide(Outcome.Hold, "waiting.document"), Decide(Outcome.Secondary, "document.doubtful"));
        Assert.Empty(all.Events.OfType<DecisionProposed>());
    }

    [Theory]
    [InlineData(SecondApproval.Override, false, true)]
    [InlineData(SecondApproval.AdmitAgainstRefuse, true, false)]
    [InlineData(SecondApproval.AdmitAgainstHold, false, false)]
    [InlineData(SecondApproval.AdmitLookout, false, false)]
    public void Admission_AgainstTheRecommendation_WaitsWhereTheRuleMeansIt(SecondApproval rule, bool refuseAsked, bool always)
    {
        var rules = new Dictionary<string, Outcome> { [Finding.DocumentExpired] = refuseAsked ? Outcome.Refuse : Outcome.Secondary };
        var lane = new Driver(CrossingPolicy.Default with { ApproveBySecond = [rule], Rules = rules }).Do(Arrive(), Document(expiry: "260226"), Search(), Recommend());
        Assert.Equal(always || refuseAsked, lane.Do(Decide(Outcome.Admit, "document.verified")).Events[^1] is DecisionProposed { Override: true });
    }

    [Fact]
    public void Admission_InSpiteOfALookout_WaitsUntilTheHitIsCleared()
    {
        var policy = CrossingPolicy.Default with { ApproveBySecond = [SecondApproval.AdmitLookout] };
        var lane = new Driver(policy).Do(Arrive(), Document(), Search(1, Match(Outcome.Secondary)), Recommend(), Decide(Outcome.Secondary, "lookout"));
        Assert.IsType<DecisionProposed>(lane.Do(Decide(Outcome.Admit, "lookout.other-person")).Events[^1]);
        var cleared = Match(Outcome.Secondary) with { EntryDigest = new('e', 64), Cleared = new(Id, "o.one", "o.two", Today, "Another person.") };
        lane.Do(Return("o.two", Number(lane)), Search(1, cleared), Recommend(), Decide(Outcome.Admit, "lookout.other-person"));
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void CleanAdmission_IsOneDecisionUnderEveryRule()
    {
        var lane = new Driver(CrossingPolicy.Default with { ApproveBySecond = Enum.GetValues<SecondApproval>() }).Do(Arrive(), Document(), Search(), Recommend(), Decide(Outcome.Admit));
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void WaitingProposal_IsNotOvertakenByAnAutomaticLane()
    {
        var policy = CrossingPolicy.Default with { ApproveBySecond = [SecondApproval.Refuse], AutomaticLanes = ["l1"] };
        var lane = new Driver(policy).Do(Arrive(), Document(), Search(), Recommend());
        Assert.NotNull(Crossing.AutomaticDecision(lane.State, 1, policy));
        Assert.Null(Crossing.AutomaticDecision(lane.Do(Decide(Outcome.Refuse, "threat")).State, 1, policy));
    }

    [Fact]
    public void Approval_JudgesAnewWhetherItOverrides()
    {
        var lane = new Driver(CrossingPolicy.Default with { ApproveBySecond = [SecondApproval.Refuse] })
            .Do(Arrive(), Document(), Search(1, Match(Outcome.Refuse)), Recommend(), Decide(Outcome.Refuse, "lookout"));
        Assert.False(Traveller(lane).Waiting!.Override);
        lane.Do(Search(), Recommend(), Approve("o.two", Number(lane)));
        Assert.True(lane.Events.OfType<Decided>().Single().Override);
    }

    [Fact]
    public void Party_WithOneWhoWaits_StaysOpenUntilApproved()
    {
        var lane = new Driver(CrossingPolicy.Default with { ApproveBySecond = [SecondApproval.Refuse] })
            .Do(Arrive(Lanes.LaneKind.Car), Plate(), Search(null), Document(), Search(), Recommend(), Decide(Outcome.Refuse, "threat"), new CountParty(1, "o.one") { Crossing = Id });
        Assert.True(lane.State.IsOpen);
        Assert.Equal(CrossingStatus.Closed, lane.Do(Approve("o.two", Number(lane))).State.Status);
    }

    private static Driver Expired(params SecondApproval[] rules) =>
        new Driver(CrossingPolicy.Default with { ApproveBySecond = rules }).Do(Arrive(), Document(expiry: "260226"), Search(), Recommend());

    private static Driver Proposed() => Expired(SecondApproval.Refuse).Do(Decide(Outcome.Refuse, "document.invalid"));

    private static TravellerState Traveller(Driver lane) => lane.State.Travellers[1];

    private static int Number(Driver lane) => Traveller(lane).Waiting!.Number;

    // A proposal's number where the test does not name it: that of the first one after arrival, document, search and recommendation.
    private static ApproveDecision Approve(string officer, int proposal = 5) => new(1, proposal, officer) { Crossing = Id };

    private static ReturnDecision Return(string officer, int proposal = 5) => new(1, proposal, "evidence.insufficient", null, officer) { Crossing = Id };
}
