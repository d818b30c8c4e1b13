using Border.Domain.Crossings;
using Border.Domain.Documents.Chip.Access;
using Border.Domain.Documents.Chip.Security;
using Border.Domain.Documents.Plausibility;
using Border.Domain.Recommendations;

namespace Border.Domain.Tests.Crossings;

public sealed class ChipTests
{
    [Fact]
    public void GenuineChip_IsNotedAndChangesNoRecommendation()
    {
        var state = After(Chip(ChipVerdict.Genuine));
        Assert.Equal((ChipVerdict.Genuine, "UT"), (state.Travellers[1].Chip!.Verdict, state.Travellers[1].Chip!.Signer));
        Assert.DoesNotContain(Reasons(state), r => r.Code.StartsWith("chip.", StringComparison.Ordinal));
    }

    [Fact]
    public void AlteredChip_RefersInWordsThatNameNobody()
    {
        var state = After(Chip(ChipVerdict.Altered, new DocumentFinding("chip.altered", "DG1 of ERIKSSON was altered.")));
        var reason = Assert.Single(Reasons(state), r => r.Code == "chip.altered");
        Assert.Equal((Outcome.Secondary, "The chip's data is not what its state signed."), (reason.Outcome, reason.Text));
    }

    [Theory]
    [InlineData("chip.fallback")]
    [InlineData("chip.unread")]
    [InlineData("chip.unverified")]
    public void WeakerWayIntoAChip_IsSaidAndNotActedOn(string code)
    {
        var state = After(Chip(null, new DocumentFinding(code, "Words.")));
        Assert.Equal(Outcome.Admit, Assert.Single(Reasons(state), r => r.Code == code).Outcome);
    }

    [Fact]
    public void Recommendation_ThatDidNotKnowTheChip_CountsAsNone()
    {
        var state = Run(Run(Run(CrossingState.Initial, Samples.Arrive()), Samples.Document()), new Recommend(1, Samples.Today, null) { Crossing = Samples.Id });
        Assert.Empty(Crossing.NeedRecommendation(state));
        Assert.Equal([1], Crossing.NeedRecommendation(Run(state, Chip(ChipVerdict.Altered, new DocumentFinding("chip.altered", "Words.")))));
    }

    [Fact]
    public void NewerDocument_MakesTheChipOfTheOldOneStale()
    {
        var state = After(Chip(ChipVerdict.Genuine));
        Assert.Null(Run(state, Samples.Document(digest: "c")).Travellers[1].Chip);
    }

    [Fact]
    public void ChipOfNobodyOrWithWhatNobodyKnows_IsRefusedInWords()
    {
        var arrived = Run(CrossingState.Initial, Samples.Arrive());
        Assert.Contains("no document yet", Crossing.Decide(arrived, Chip(ChipVerdict.Genuine), CrossingPolicy.Default).Refusal, StringComparison.Ordinal);
        var state = Run(arrived, Samples.Document());
        CheckChip[] odd =
        [
            Chip((ChipVerdict)99), Chip(null) with { Access = (ChipAccess)9 }, Chip(null) with { Signer = "UTO" },
            Chip(null, new DocumentFinding("chip.other", "Words.")), Chip(null, new DocumentFinding("chip.open", new string('a', 300))),
            Chip(null, new DocumentFinding("chip.open", "a\u202Eb")),
        ];
        Assert.All(odd, input => Assert.NotNull(Crossing.Decide(state, input, CrossingPolicy.Default).Refusal));
    }

    private static CheckChip Chip(ChipVerdict? verdict, params DocumentFinding[] findings) =>
        new(1, verdict, ChipAccess.Pace, "UT", findings, false) { Crossing = Samples.Id };

    private static CrossingState After(CheckChip chip) => Run(Run(Run(CrossingState.Initial, Samples.Arrive()), Samples.Document()), chip);

    private static IReadOnlyList<Reason> Reasons(CrossingState state) => Recommender.Evaluate(state, 1, Samples.Today, CrossingPolicy.Default).Reasons;

    private static CrossingState Run(CrossingState state, CrossingInput input)
    {
        var decision = Crossing.Decide(state, input, CrossingPolicy.Default);
        Assert.Null(decision.Refusal);
        return Crossing.Evolve(state, decision.Events);
    }
}
