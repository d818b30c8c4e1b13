using Border.Domain.Recommendations.Facts;
using Border.Domain.Recommendations.Rules;

namespace Border.Domain.Tests.Recommendations.Rules;

public sealed class ConditionTextTests
{
    [Theory]
    [InlineData("document.read and document.daysToExpiry < 90 and direction = \"exit\"")]
    [InlineData("not (document.read or face.compared) and document.nationality in [\"FRA\", \"D\"]")]
    [InlineData("known(stay.daysLeft) and stay.daysLeft >= -1.5 or document.daysToExpiry < policy.minimumValidityDays")]
    public void Condition_AsItIsPrinted_IsWhatWasWritten(string text) => Assert.Equal(text, ConditionText.Parse(text).Condition!.ToString());

    [Fact]
    public void NotInAList_IsNotOfInAList() =>
        Assert.Equal("not document.type in [\"P\"]", ConditionText.Parse("document.type not in [\"P\"]").Condition!.ToString());

    [Theory]
    [InlineData("document.red", 1, 1, "Did you mean document.read?")]
    [InlineData("document.read and\n  document.daysToExpiry", 2, 24, "compare it, such as document.daysToExpiry < 90")]
    [InlineData("document.read = true", 1, 15, "write document.read or not document.read")]
    [InlineData("direction = \"out\"", 1, 13, "direction is one of \"entry\", \"exit\"")]
    [InlineData("direction < \"exit\"", 1, 11, "texts are compared by = and != only")]
    [InlineData("document.daysToExpiry < \"90\"", 1, 25, "is compared with a number")]
    [InlineData("document.daysToExpiry < direction", 1, 25, "they cannot be compared")]
    [InlineData("document.read && face.same", 1, 15, "Write and, or, not as words")]
    [InlineData("(document.read", 1, 15, "Here should be )")]
    [InlineData("document.read face.same", 1, 15, "Here should be and, or, or the end; it is face.same")]
    [InlineData("direction = \"exit", 1, 13, "no closing double quote")]
    [InlineData("document.daysToExpiry < 1234567890", 1, 25, "up to 9 digits")]
    [InlineData("", 1, 1, "The condition is empty")]
    public void WrongCondition_IsRefusedWithItsPlaceAndWhatToDo(string text, int line, int column, string words)
    {
        var (condition, problem) = ConditionText.Parse(text);
        Assert.Null(condition);
        Assert.Equal((line, column), (problem!.Line, problem.Column));
        Assert.Contains(words, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EndlessConditions_AreRefusedInWords()
    {
        Assert.Contains("2000 characters", ConditionText.Parse(new string('(', 2001)).Problem!.Text, StringComparison.Ordinal);
        Assert.Contains("20 deep", ConditionText.Parse(new string('(', 500)).Problem!.Text, StringComparison.Ordinal);
        Assert.Contains("20 deep", ConditionText.Parse(string.Concat(Enumerable.Repeat("not ", 300)) + "true").Problem!.Text, StringComparison.Ordinal);
        Assert.Contains("600 words", ConditionText.Parse(string.Concat(Enumerable.Repeat("1 ", 700))).Problem!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownFacts_LeaveAConditionOpen_UnlessOthersSettleIt()
    {
        Assert.Null(Evaluate("face.same"));
        Assert.Null(Evaluate("not face.same and document.read"));
        Assert.False(Evaluate("face.same and not document.read"));
        Assert.True(Evaluate("face.same or document.read"));
        Assert.False(Evaluate("known(face.same)"));
    }

    [Fact]
    public void EveryFact_HasAMeaningAndReadsWithoutThrowing_OfAnEmptyCrossing()
    {
        var nothing = FactSource.Of(Border.Domain.Crossings.CrossingState.Initial, 1, new DateOnly(2026, 3, 1), Border.Domain.Recommendations.CrossingPolicy.Default, false);
        Assert.All(FactTable.All, f => Assert.EndsWith(".", f.Meaning, StringComparison.Ordinal));
        foreach (var fact in FactTable.All)
        {
            var value = fact.Read(nothing);
            Assert.True(!value.IsKnown || (fact.Type == FactType.Flag ? value.Flag is not null : fact.Type == FactType.Number ? value.Number is not null : value.Text is not null));
        }
    }

    private static bool? Evaluate(string text) =>
        Evaluation.Of(ConditionText.Parse(text).Condition!, fact => fact.Name == "document.read" ? FactValue.Of(true) : FactValue.Unknown);
}
