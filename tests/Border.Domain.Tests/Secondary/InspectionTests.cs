using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Domain.Secondary;
using Border.Domain.Tests.Crossings;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Secondary;

public sealed class InspectionTests
{
    [Fact]
    public void Referral_KeepsWhatTheRecommendationAskedFor()
    {
        var lane = Referred();
        Assert.Equal([Finding.DocumentExpired], Of(lane).Reasons.Select(r => r.Code));
        Assert.Equal(Outcome.Secondary, Of(lane).Referred!.Outcome);
        Assert.Empty(Of(new Driver().Do(Arrive(), Document(), Search(), Recommend(), Decide(Outcome.Secondary, "goods"))).Reasons);
    }

    [Fact]
    public void FirstAnswer_OfWhatNobodyTook_TakesIt()
    {
        var lane = Referred().Do(Answer("document.features"));
        Assert.Equal(("o.two", "o.two"), (Of(lane).Taken!.Officer, Of(lane).AnswerTo("document.features")!.Officer));
        Assert.Equal(["secondary.taken", "secondary.answered"], lane.Events.TakeLast(2).Select(e => e.Kind));
    }

    [Fact]
    public void AnotherOfficer_HasToTakeItOverFirst()
    {
        var lane = Referred().Do(new TakeInspection(1, "o.two") { Crossing = Id });
        Assert.Contains("o.two has this inspection", lane.Try(Found("nothing") with { Officer = "o.three" }).Refusal, StringComparison.Ordinal);
        lane.Do(new TakeInspection(1, "o.three") { Crossing = Id }, Found("nothing") with { Officer = "o.three" });
        Assert.Equal("o.three", Of(lane).Taken!.Officer);
        Assert.Empty(lane.Try(new TakeInspection(1, "o.three") { Crossing = Id }).Events);
    }

    [Fact]
    public void Finding_SaysWhatBecameOfItsReason_AndTheLastOneCounts()
    {
        var lane = Referred().Do(Found("document.forged"));
        Assert.Equal(FindingVerdict.Found, Of(lane).VerdictOn(Finding.DocumentExpired));
        lane.Do(Found("document.genuine"), Found("goods", null));
        Assert.Equal((FindingVerdict.Refuted, FindingVerdict.Found), (Of(lane).VerdictOn(Finding.DocumentExpired), Of(lane).VerdictOn(null)));
        Assert.Equal(3, Of(lane).Findings.Count);
    }

    [Fact]
    public void SameAnswerOrFindingAgain_ChangesNothing_AnotherOneCorrects()
    {
        var lane = Referred().Do(Answer("document.features"), Found("nothing"));
        Assert.Empty(lane.Try(Answer("document.features")).Events);
        Assert.Empty(lane.Try(Found("nothing")).Events);
        lane.Do(Answer("document.features") with { Answer = "On second thoughts: all there." });
        Assert.Equal("On second thoughts: all there.", Of(lane).AnswerTo("document.features")!.Answer);
    }

    [Fact]
    public void OwnQuestion_IsRecordedInTheOfficersWords_AndAPolicysInThePolicys()
    {
        var lane = Referred().Do(new AnswerQuestion(1, null, " Where is the visa? ", "In the old passport.", "o.two") { Crossing = Id }, Answer("journey.purpose"));
        Assert.Equal((null, "Where is the visa?"), (Of(lane).Answers[0].Question, Of(lane).Answers[0].Asked));
        Assert.Equal(SecondaryGuide.BuiltIn.Questions.Single(q => q.Code == "journey.purpose").Text["en"], Of(lane).Answers[1].Asked);
    }

    [Fact]
    public void Impossible_IsRefusedInWords_AndRecordsNothing()
    {
        var lane = Referred();
        var before = lane.Events.Count;
        (InspectionInput Input, string Words)[] hostile =
        [
            (Found("nothing") with { Traveller = 2 }, "not in secondary"), (Found("nothing") with { Officer = Crossing.PolicyOfficer }, "staff id"),
            (Found("no.such"), "no such finding"), (Found("lookout.same"), "no such finding"), (Found("nothing", "face.different"), "choose one of those shown"),
            (Found("nothing") with { Note = "a\u202Eb" }, "note"), (Found("nothing") with { Note = new string('x', 501) }, "note"),
            (Answer("no.such"), "no such question"), (Answer("document.features") with { Answer = "  " }, "An answer has 1 to"),
            (Answer("document.features") with { Answer = new string('x', 501) }, "An answer has 1 to"), (Answer("document.features") with { Answer = null! }, "An answer"),
            (new AnswerQuestion(1, null, null, "Yes.", "o.two") { Crossing = Id }, "A question has 1 to"),
            (new AnswerQuestion(1, null, "Why\nnow?", "Yes.", "o.two") { Crossing = Id }, "A question has 1 to"),
        ];
        Assert.All(hostile, h => Assert.Contains(h.Words, lane.Try(h.Input).Refusal, StringComparison.Ordinal));
        Assert.Equal(before, lane.Events.Count);
        Assert.Contains("not in secondary", new Driver().Do(Arrive(), Document()).Try(Found("nothing")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Flood_OfAnswersOrFindings_IsRefused_AndTheDecisionStillTaken()
    {
        var lane = Referred();
        for (var i = 0; i < CrossingLimits.Answers; i++)
            lane.Do(Answer("document.features") with { Answer = $"Look {i}." });
        for (var i = 0; i < CrossingLimits.Findings; i++)
            lane.Do(Found("other") with { Note = $"Look {i}." });
        Assert.Contains("at most 60 answers", lane.Try(Answer("journey.purpose")).Refusal, StringComparison.Ordinal);
        Assert.Contains("at most 30 findings", lane.Try(Found("nothing")).Refusal, StringComparison.Ordinal);
        lane.Do(Decide(Outcome.Admit, "secondary.cleared"));
        Assert.Equal(CrossingStatus.Closed, lane.State.Status);
    }

    [Fact]
    public void OwnWords_AreSealed_AndCodesWithoutThemAreNot_I11()
    {
        var events = Referred().Do(Answer("document.features"), Found("nothing"), Found("other") with { Note = "Two of them." }).Events;
        Assert.True(events.OfType<SecondaryAnswered>().Single().IsPersonal);
        Assert.Equal([false, true], events.OfType<SecondaryFound>().Select(e => e.IsPersonal));
    }

    [Fact]
    public void Events_InAnyOrderAndTwice_FoldToTheSame()
    {
        var lane = Referred().Do(Answer("document.features"), Found("nothing"), Answer("journey.purpose"), Found("goods", null));
        var events = lane.Events.Concat(lane.Events).ToArray();
        new System.Random(5).Shuffle(events);
        Assert.Equal(StateJson.Text(lane.State), StateJson.Text(Crossing.Evolve(CrossingState.Initial, events)));
    }

    private static Driver Referred() => new Driver().Do(Arrive(), Document(expiry: "260226"), Search(), Recommend(), Decide(Outcome.Secondary, "as-recommended"));

    private static Inspection Of(Driver lane) => lane.State.Travellers[1].Inspection;

    private static AnswerQuestion Answer(string question) => new(1, question, null, "Under ultraviolet light: all there.", "o.two") { Crossing = Id };

    private static NoteFinding Found(string finding, string? reason = Finding.DocumentExpired) => new(1, finding, reason, null, "o.two") { Crossing = Id };
}
