using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Facts;
using Border.Domain.Recommendations.Rules;
using Border.Domain.Tests.Crossings;
using static Border.Domain.Tests.Crossings.Samples;

namespace Border.Domain.Tests.Recommendations.Rules;

/// <summary>A policy's own rules beside the built-in ones, and what a recommendation tells about them.</summary>
public sealed class RuleSetTests
{
    private static readonly FindingRule Minor = Rule("own.minor", "traveller.age < 18", Outcome.Secondary, "A minor travels.");

    private static CrossingState Clean => new Driver().Do(Arrive(), Document(), Search(), Face()).State;

    [Fact]
    public void BuiltInRules_SpeakEveryLanguageOfTheTerminal_AndNameOnlyFactsThatMayBeSaid()
    {
        Assert.All(BuiltInRules.All, r => Assert.Equal(["ar", "en", "fr", "ru", "vi", "zh"], r.Text.Keys.Order()));
        Assert.Empty(RuleSet.Of(CrossingPolicy.Default).Problems);
        Assert.Subset(RuleSet.Of(CrossingPolicy.Default).Outcomes.Keys.ToHashSet(), ChipFinding.Codes.ToHashSet());
    }

    [Fact]
    public void OwnRule_OverPersonalFacts_HoldsAndSaysNothingOfThem()
    {
        var r = Evaluate(Clean, Rule("own.from", "document.nationality = \"UTO\" and traveller.age > 50", Outcome.Refuse, "Travels on order 7."));
        Assert.Equal((Outcome.Refuse, "own.from"), (r.Outcome, r.Reasons[0].Code));
        Assert.Equal(["document.nationality", "traveller.age"], r.Reasons[0].Facts!);
        Assert.Null(r.Reasons[0].Values);
    }

    [Fact]
    public void OwnRule_OfABuiltInCode_StandsInsteadOfIt()
    {
        var expired = new Driver().Do(Arrive(), Document(expiry: "260226"), Search()).State;
        var r = Evaluate(expired, Rule(Finding.DocumentExpired, "document.daysSinceExpiry > 3", Outcome.Refuse, "Out for {document.daysSinceExpiry|a day|# days}."));
        Assert.Equal(Recommender.CleanCode, Assert.Single(r.Reasons).Code);
        var later = Evaluate(expired, Rule(Finding.DocumentExpired, "document.daysSinceExpiry > 2", Outcome.Refuse, "Out for {document.daysSinceExpiry|a day|# days}."));
        Assert.Equal((Outcome.Refuse, "Out for 3 days."), (later.Outcome, later.Reasons[0].Text));
    }

    [Fact]
    public void UnknownFact_IsNamedAsMissing_WithWhatItsRuleWouldAskFor()
    {
        var r = Evaluate(new Driver().Do(Arrive(), Document(), Search()).State, Rule("own.alive", "face.liveness < 0.3", Outcome.Hold, "Look at the face."), Minor);
        Assert.Equal(Outcome.Admit, r.Outcome);
        Assert.Equal(["face.liveness"], r.Missing);
        Assert.Equal(new UndecidedRule("own.alive", Outcome.Hold, ["face.liveness"]), Assert.Single(r.Undecided!));
    }

    [Fact]
    public void WhatWouldChangeIt_NamesTheReasonsThatMustGoStepByStep()
    {
        var lane = new Driver().Do(Arrive(Domain.Lanes.LaneKind.Car), Document(expiry: "260226", valid: false), Search());
        var r = Recommender.Evaluate(lane.State, 1, Today, CrossingPolicy.Default);
        Assert.Equal(Outcome.Secondary, r.Outcome);
        var changes = r.Changes.ToArray();
        Assert.Equal([Outcome.Hold, Outcome.Admit], changes.Select(c => c.Outcome));
        Assert.Equal(["document.invalid", "document.expired"], changes[0].Without);
        Assert.Equal(["document.invalid", "document.expired", "plate.missing"], changes[1].Without);
        Assert.Empty(Recommender.Evaluate(Clean, 1, Today, CrossingPolicy.Default).Changes);
    }

    [Fact]
    public void Reason_InAnotherLanguage_IsTheSameRuleWithItsValues()
    {
        var state = new Driver().Do(Arrive(), Document(expiry: "260228"), Search()).State;
        var reason = Recommender.Evaluate(state, 1, Today, CrossingPolicy.Default).Reasons[0];
        var rules = RuleSet.Of(CrossingPolicy.Default);
        Assert.Equal("The document expired 1 day ago.", reason.Text);
        Assert.Equal("Le document a expiré il y a 1 jour.", rules.Translate(reason, "fr"));
        Assert.Equal(reason.Text, rules.Translate(reason, "xx"));
        Assert.Equal("As it was then.", rules.Translate(reason with { Text = "As it was then." }, "fr"));
    }

    [Theory]
    [InlineData("No Code", "true", "Words.", "its code is not")]
    [InlineData("clean", "true", "Words.", "which are taken")]
    [InlineData("own.a", "document.red", "Words.", "own.a: when, line 1, column 1: There is no fact document.red.")]
    [InlineData("own.a", "true", "From {document.nationality}.", "own.a: text en, line 1, column 7: document.nationality tells about a person")]
    [InlineData("own.a", "true", "For {document.type|a|b}.", "A place is {fact}")]
    [InlineData("own.a", "true", "Open {document.type", "no } after it")]
    [InlineData("own.a", "true", "Close }", "no { before it")]
    [InlineData("own.a", "true", " ", "a sentence of 1 to 300")]
    public void WrongRule_IsNamedWithItsPlace_AndThePolicyIsNotUsable(string code, string when, string text, string words)
    {
        var policy = CrossingPolicy.Default with { Findings = [Minor, Rule(code, when, Outcome.Hold, text)] };
        Assert.StartsWith("Finding 2, ", policy.Problem(), StringComparison.Ordinal);
        Assert.Contains(words, policy.Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_WithTooManyRulesOrOverridesOfNothing_IsNotUsable()
    {
        Assert.Contains("at most 200", (CrossingPolicy.Default with { Findings = [.. Enumerable.Repeat(Minor, 201)] }).Problem(), StringComparison.Ordinal);
        var own = CrossingPolicy.Default with { Findings = [Minor], Rules = new Dictionary<string, Outcome> { ["own.minor"] = Outcome.Hold } };
        Assert.Null(own.Problem());
        Assert.NotNull((own with { Findings = [] }).Problem());
    }

    [Fact]
    public void EveryFact_MayBeAskedForByItsName() =>
        Assert.All(FactTable.All, f => Assert.NotNull(ConditionText.Parse($"known({f.Name})").Condition));

    private static Recommendation Evaluate(CrossingState state, params FindingRule[] rules) =>
        Recommender.Evaluate(state, 1, Today, CrossingPolicy.Default with { Findings = rules });

    private static FindingRule Rule(string code, string when, Outcome outcome, string text) =>
        new() { Code = code, When = when, Outcome = outcome, Text = new Dictionary<string, string> { ["en"] = text } };
}
