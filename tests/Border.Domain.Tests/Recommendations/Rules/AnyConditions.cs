using Border.Domain.Recommendations.Facts;
using Border.Domain.Recommendations.Rules;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Recommendations.Rules;

/// <summary>Draws conditions over all facts, and values for them.</summary>
internal static class AnyConditions
{
    private static readonly Fact[] Flags = Facts(FactType.Flag);
    private static readonly Fact[] Numbers = Facts(FactType.Number);
    private static readonly Fact[] Texts = Facts(FactType.Text);

    public static Gen<Condition> Any { get; } = Gen.Choose(0, 5).SelectMany(depth => Tree(depth, known: true));

    public static Gen<Condition> WithoutKnown { get; } = Gen.Choose(0, 5).SelectMany(depth => Tree(depth, known: false));

    /// <summary>Values of all facts by a seed: about a third is unknown.</summary>
    public static Func<Fact, FactValue> Values(int seed)
    {
        var random = new System.Random(seed);
        var values = FactTable.All.ToDictionary(f => f.Name, f => random.Next(3) == 0 ? FactValue.Unknown : Value(f, random));
        return fact => values[fact.Name];
    }

    private static FactValue Value(Fact fact, System.Random random) => fact.Type switch
    {
        FactType.Flag => FactValue.Of(random.Next(2) == 0),
        FactType.Number => FactValue.Of((double)random.Next(-3, 4)),
        _ => FactValue.Of(fact.Choices.Count > 0 ? fact.Choices[random.Next(fact.Choices.Count)] : random.Next(2) == 0 ? "A" : "b"),
    };

    private static Gen<Condition> Tree(int depth, bool known)
    {
        if (depth == 0)
            return Leaf(known);
        var inner = Tree(depth - 1, known);
        return Gen.OneOf(
            Leaf(known),
            inner.Select(c => (Condition)new Not(c)),
            inner.Zip(inner).Select(p => (Condition)new Both(p.Item1, p.Item2)),
            inner.Zip(inner).Select(p => (Condition)new Either(p.Item1, p.Item2)));
    }

    private static Gen<Condition> Leaf(bool known)
    {
        var how = Gen.Elements(Enum.GetValues<Comparison>());
        var text = Gen.Elements(Texts).SelectMany(f => (f.Choices.Count > 0 ? Gen.Elements(f.Choices.ToArray()) : Gen.Elements("A", "b", "ü ö")).Select(t => (f, t)));
        Gen<Condition>[] leaves =
        [
            Gen.Elements(true, false).Select(v => (Condition)new Always(v)),
            Gen.Elements(Flags).Select(f => (Condition)new FlagIs(f)),
            Gen.Elements(Numbers).Zip(how).Zip(Gen.Choose(-300, 300)).Select(p => (Condition)new Compare(p.Item1.Item1, p.Item1.Item2, p.Item2 / 100.0, null, null)),
            Gen.Elements(Numbers).Zip(Gen.Elements(Numbers)).Zip(how).Select(p => (Condition)new Compare(p.Item1.Item1, p.Item2, null, null, p.Item1.Item2)),
            text.Zip(Gen.Elements(true, false)).Select(p => (Condition)new Compare(p.Item1.f, p.Item2 ? Comparison.Equal : Comparison.Different, null, p.Item1.t, null)),
            text.Select(p => (Condition)new OneOf(p.f, [p.t, p.t])),
        ];
        return Gen.OneOf(known ? [.. leaves, Gen.Elements(FactTable.All.ToArray()).Select(f => (Condition)new IsKnown(f))] : leaves);
    }

    private static Fact[] Facts(FactType type) => [.. FactTable.All.Where(f => f.Type == type)];
}
