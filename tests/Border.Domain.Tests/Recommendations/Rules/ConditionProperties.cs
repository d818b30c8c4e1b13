using Border.Domain.Recommendations.Facts;
using Border.Domain.Recommendations.Rules;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Recommendations.Rules;

/// <summary>What holds of every condition, whatever it says and whatever is known.</summary>
public sealed class ConditionProperties
{
    [Fact]
    public void AnyCondition_Printed_ParsesToTheSameCondition() =>
        Properties.Hold(AnyConditions.Any, condition =>
        {
            var text = condition.ToString();
            if (text.Length > ConditionText.MaxCharacters)
                return;
            var (parsed, problem) = ConditionText.Parse(text);
            Assert.Null(problem);
            Assert.Equal(text, parsed!.ToString());
            for (var seed = 0; seed < 5; seed++)
                Assert.Equal(Evaluation.Of(condition, AnyConditions.Values(seed)), Evaluation.Of(parsed, AnyConditions.Values(seed)));
        });

    [Fact]
    public void AnyText_IsAConditionOrAProblemWithItsPlace_AndNeverThrows()
    {
        string[] words =
            ["and", "or", "not", "in", "known", "true", "document.read", "document.daysToExpiry", "direction", "(", ")", "[", "]", ",", "=", "<=", "!", "\"", "\"exit\"", "90", "-1.5", "1.", "\n", "é", "\0", "{", "\ud800"];
        var texts = Gen.OneOf(
            Gen.Elements(words).ArrayOf().Select(parts => string.Join(' ', parts)),
            Gen.Choose(0, 0xFFFF).Select(c => (char)c).ArrayOf().Select(c => new string(c)));
        Properties.Hold(
            texts,
            text =>
            {
                var (condition, problem) = ConditionText.Parse(text);
                Assert.True(condition is null != problem is null);
                if (problem is not null)
                    Assert.True(problem.Line >= 1 && problem.Column >= 1 && problem.Text.Length is > 10 and < 400);
            },
            2000);
    }

    [Fact]
    public void LearningMore_NeverTurnsASettledAnswerRound() =>
        Properties.Hold(AnyConditions.WithoutKnown.Zip(Gen.Choose(0, 10_000)), pair =>
        {
            var (condition, seed) = pair;
            var known = AnyConditions.Values(seed);
            var random = new System.Random(seed);
            var hidden = condition.Facts.Where(_ => random.Next(2) == 0).ToHashSet();
            var before = Evaluation.Of(condition, f => hidden.Contains(f.Name) ? FactValue.Unknown : known(f));
            if (before is not null)
                Assert.Equal(before, Evaluation.Of(condition, known));
        });

    [Fact]
    public void Support_IsEnoughToSettleACondition() =>
        Properties.Hold(AnyConditions.Any.Zip(Gen.Choose(0, 10_000)), pair =>
        {
            var (condition, known) = (pair.Item1, AnyConditions.Values(pair.Item2));
            var result = Evaluation.Of(condition, known);
            var support = Evaluation.Support(condition, known);
            Assert.Subset(condition.Facts.ToHashSet(), support.ToHashSet());
            if (result is null)
                Assert.All(support, name => Assert.False(known(FactTable.Find(name)!).IsKnown));
            else
                Assert.Equal(result, Evaluation.Of(condition, f => support.Contains(f.Name) ? known(f) : FactValue.Unknown));
        });
}
