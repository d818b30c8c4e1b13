using Border.Domain.Names;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Names;

public sealed class NamePropertyTests
{
    private static readonly Gen<string> Word = Gen.Elements(
        "Anna", "MARIA", "Ivan", "Petrov", "bin", "al", "Rahman", "Dr", "J.", "Müller", "van", "Ольга", "محمد", "王小明", "김", "O'Neill", "Le", "Ng", "42", "Jean-Paul");

    private static readonly Arbitrary<string> Names =
        Gen.Choose(1, 6).SelectMany(count => Gen.ArrayOf(Word, count)).Select(words => string.Join(' ', words)).ToArbitrary();

    [Fact]
    public void Comparison_OfAnyTwoNames_IsTheSameBothWaysAndBetweenZeroAndOne() =>
        Prop.ForAll(Names, Names, (left, right) =>
        {
            var (there, back) = (NameMatcher.Compare(left, right), NameMatcher.Compare(right, left));
            return there.Score is >= 0 and <= 1 && Math.Abs(there.Score - back.Score) < 1e-6;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Comparison_OfANameWithItself_IsOne() =>
        Prop.ForAll(Names, name => NameMatcher.Compare(name, name).Score is 1 || !name.Any(char.IsLetter) || new ReadName(name).Tokens.Count == 0)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Comparison_OfWordsInAnotherOrder_IsOne() =>
        Prop.ForAll(Names, name =>
        {
            var turned = string.Join(' ', name.Split(' ').Reverse());
            return NameMatcher.Compare(name, turned).Score is 1 || new ReadName(name).Tokens.Any(t => t.Class is TokenClass.Title);
        }).QuickCheckThrowOnFailure();

    /// <summary>Names come from files and keyboards of others: anything may stand in them.</summary>
    [Theory]
    [InlineData("\uFFFE")]
    [InlineData("\uD800")]
    [InlineData("\uFA6C")]
    [InlineData("\0")]
    public void Comparison_OfTextThatIsNoCharacter_ComparesTheRest(string no) =>
        Assert.Equal(1, NameMatcher.Compare($"ANNA {no} PETROV{no}", "Anna Petrov").Score, 0.2);

    [Fact]
    public void Comparison_OfAnyText_IsBetweenZeroAndOne() =>
        Prop.ForAll(Gen.Choose(0, 0xFFFF).Select(c => (char)c).ArrayOf().Select(c => new string(c)).ToArbitrary(), text =>
            NameMatcher.Compare(text, text + " Anna").Score is >= 0 and <= 1).QuickCheckThrowOnFailure();
}
