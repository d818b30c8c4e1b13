namespace Border.Domain.Names;

/// <summary>What speaks for and against two names being one, as numbers.</summary>
/// <param name="Spelling">How unlike the words that belong together are, weighed, 0 to 0.5.</param>
/// <param name="Worst">The unlikest of them that is a word of its own right.</param>
/// <param name="Contradiction">Weight that is left over on both sides, against the lighter name's, at most 0.6.</param>
/// <param name="Against">The same in words, at most 1: one full word that contradicts is enough, however long the names are.</param>
/// <param name="Extra">Weight that only one side has, against the heavier name's.</param>
/// <param name="Agreed">Weight that belongs together, in words.</param>
public readonly record struct NameFeatures(double Spelling, double Worst, double Contradiction, double Against, double Extra, double Agreed)
{
    /// <summary>Of two names and the pairs of their words.</summary>
    internal static NameFeatures Of(ReadOnlySpan<NameToken> left, ReadOnlySpan<NameToken> right, ReadOnlySpan<TokenPair> pairs)
    {
        var (agreedLeft, agreedRight, spelling, worst, agreed) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var pair in pairs)
        {
            var (l, r) = (Mass(left.Slice(pair.Left, pair.LeftCount)), Mass(right.Slice(pair.Right, pair.RightCount)));
            var weight = Math.Min(l, r);
            (agreedLeft, agreedRight, agreed) = (agreedLeft + l, agreedRight + r, agreed + weight);
            spelling += pair.Cost * weight;
            if (weight >= 0.4)
                worst = Math.Max(worst, pair.Cost);
        }

        return Of(Mass(left), Mass(right), agreedLeft, agreedRight, agreed) with { Spelling = agreed > 0 ? spelling / agreed : TokenCosts.Most, Worst = worst };
    }

    /// <summary>Of weights alone: what belongs together does so perfectly.</summary>
    internal static NameFeatures Of(double left, double right, double agreedLeft, double agreedRight, double agreed)
    {
        var (restLeft, restRight) = (Rest(left, agreedLeft), Rest(right, agreedRight));
        var against = Math.Min(restLeft, restRight);
        return new NameFeatures(
            0,
            0,
            Math.Min(0.6, against / Math.Max(0.1, Math.Min(left, right))),
            Math.Min(1, against),
            Math.Abs(restLeft - restRight) / Math.Max(0.1, Math.Max(left, right)),
            agreed);
    }

    private static double Rest(double mass, double agreed) => mass - agreed is > 1e-6 and var rest ? rest : 0;

    private static double Mass(ReadOnlySpan<NameToken> tokens)
    {
        var mass = 0.0;
        foreach (var token in tokens)
            mass += token.Weight;
        return mass;
    }
}
