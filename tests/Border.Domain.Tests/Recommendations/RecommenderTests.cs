using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Tests.Crossings;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Recommendations;

public sealed class RecommenderTests
{
    [Fact]
    public void CleanTraveller_IsAdmittedWithOneReason()
    {
        var r = Evaluate(new Driver().Do(Arrive(), Document(), Search(), Face()).State);
        Assert.Equal(Outcome.Admit, r.Outcome);
        Assert.Equal(Recommender.CleanCode, Assert.Single(r.Reasons).Code);
        Assert.Empty(r.Missing);
    }

    [Theory]
    [InlineData("260226", "The document expired 3 days ago.")]
    [InlineData("260228", "The document expired 1 day ago.")]
    public void ExpiredDocument_IsReferredWithTheNumberOfDays(string expiry, string words)
    {
        var r = Evaluate(new Driver().Do(Arrive(), Document(expiry: expiry), Search()).State);
        Assert.Equal(Outcome.Secondary, r.Outcome);
        Assert.Equal(words, r.Reasons[0].Text);
    }

    [Fact]
    public void OldWatchlist_IsSaidAndDoesNotStopThePost()
    {
        var search = Search() with { ListIssued = new DateTimeOffset(2026, 2, 20, 12, 0, 0, TimeSpan.Zero) };
        var r = Evaluate(new Driver().Do(Arrive(), Document(), search).State);
        Assert.Equal(Outcome.Admit, r.Outcome);
        Assert.Equal("The watchlist is 9 days old.", Assert.Single(r.Reasons).Text);
    }

    [Fact]
    public void NothingKnown_HoldsAndNamesWhatIsMissing()
    {
        var r = Evaluate(new Driver().Do(Arrive(LaneKind.Car)).State, camera: true);
        Assert.Equal(["document", "face", "watchlist", "plate"], r.Missing);
        Assert.Equal(Outcome.Secondary, r.Outcome);
        Assert.Contains(r.Reasons, x => x.Code == Finding.DocumentMissing && x.Outcome == Outcome.Hold);
    }

    [Fact]
    public void LookoutThatHolds_LeadsOverADocumentThatWouldBeRefused()
    {
        var policy = CrossingPolicy.Default with { Rules = new Dictionary<string, Outcome> { [Finding.DocumentExpired] = Outcome.Refuse } };
        var lane = new Driver().Do(Arrive(), Document(expiry: "200101"), Search());
        Assert.Equal(Outcome.Refuse, Evaluate(lane.State, policy).Outcome);
        lane.Do(Search(1, Match(Outcome.Hold)));
        var r = Evaluate(lane.State, policy);
        Assert.Equal(Outcome.Hold, r.Outcome);
        Assert.Equal(["lookout.traveller", Finding.DocumentExpired], r.Reasons.Select(x => x.Code));
    }

    [Fact]
    public void VehicleLookout_ConcernsEveryTraveller()
    {
        var lane = new Driver().Do(Arrive(LaneKind.Car), Plate(), Search(null, Match(Outcome.Secondary)), Document(), Search());
        Assert.Equal("lookout.vehicle", Evaluate(lane.State).Reasons[0].Code);
    }

    [Fact]
    public void Face_DifferentOrMissingOrPoor_IsWeighedByPolicy()
    {
        var lane = new Driver().Do(Arrive(), Document(), Search());
        Assert.Equal(Outcome.Hold, Evaluate(lane.State, camera: true).Outcome);
        Assert.Equal(Outcome.Admit, Evaluate(lane.State, CrossingPolicy.Default with { Face = FaceRule.Never }, camera: true).Outcome);
        Assert.Equal(Outcome.Hold, Evaluate(lane.State, CrossingPolicy.Default with { Face = FaceRule.Always }).Outcome);
        lane.Do(Face(same: false));
        Assert.Equal(Finding.FaceDifferent, Evaluate(lane.State).Reasons[0].Code);
        lane.Do(Face() with { QualityProblems = ["The face is blurred."] });
        Assert.Equal((Finding.FaceQuality, Outcome.Admit), (Evaluate(lane.State).Reasons[0].Code, Evaluate(lane.State).Outcome));
    }

    [Fact]
    public void RandomReferral_IsTheSameWhenAskedAgain_AndNearItsRate()
    {
        var policy = CrossingPolicy.Default with { ReferralRate = 0.25, ReferralSalt = "salt" };
        var lane = new Driver().Do(Arrive(), Document(), Search());
        int referred = 0;
        for (var i = 0; i < 2000; i++)
        {
            var state = lane.State with { Id = new Guid(i, 0, 0, new byte[8]) };
            var chosen = Evaluate(state, policy).Outcome == Outcome.Secondary;
            Assert.Equal(chosen, Evaluate(state, policy).Outcome == Outcome.Secondary);
            referred += chosen ? 1 : 0;
        }

        Assert.InRange(referred, 430, 570);
    }

    [Fact]
    public void Policy_WithRulesNobodyKnowsOrImpossibleNumbers_IsNotUsable()
    {
        Assert.Null(CrossingPolicy.Default.Problem());
        Assert.NotNull((CrossingPolicy.Default with { ReferralRate = double.NaN }).Problem());
        Assert.NotNull((CrossingPolicy.Default with { WatchlistMaxAgeDays = -1 }).Problem());
        Assert.NotNull((CrossingPolicy.Default with { Rules = new Dictionary<string, Outcome> { ["no.such"] = Outcome.Hold } }).Problem());
    }

    private static Recommendation Evaluate(CrossingState state, CrossingPolicy? policy = null, bool camera = false) =>
        Recommender.Evaluate(state, 1, Today, policy ?? CrossingPolicy.Default, camera);
}
