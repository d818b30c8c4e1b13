namespace Border.Domain.Names;

/// <summary>How words of two names belong together.</summary>
public enum NameRelation
{
    /// <summary>They are the same.</summary>
    Same,

    /// <summary>They are the same legal form of an organisation.</summary>
    LegalForm,

    /// <summary>They are the same, written apart or together.</summary>
    Joined,

    /// <summary>They are forms of one given name.</summary>
    OtherForm,

    /// <summary>One is the initial of the other.</summary>
    Initial,

    /// <summary>They sound alike.</summary>
    Sound,

    /// <summary>They are nearly the same, written apart or together.</summary>
    NearlyJoined,

    /// <summary>They differ.</summary>
    Different,

    /// <summary>Only the left name has them.</summary>
    OnlyLeft,

    /// <summary>Only the right name has them.</summary>
    OnlyRight,
}

/// <summary>Words of one name beside those of another. Personal data.</summary>
/// <param name="Left">Words of the left name; empty when only the right one has them.</param>
/// <param name="Right">Words of the right name; empty when only the left one has them.</param>
/// <param name="Relation">How they belong together.</param>
/// <param name="Percent">How much they differ, 0 to 100.</param>
public sealed record NamePair(string Left, string Right, NameRelation Relation, int Percent)
{
    /// <summary>The pairs in the order of the left name, then what each side has alone.</summary>
    internal static IReadOnlyList<NamePair> Of(NameToken[] left, NameToken[] right, ReadOnlySpan<TokenPair> pairs)
    {
        var (found, takenLeft, takenRight) = (new List<NamePair>(), 0u, 0u);
        var ordered = pairs.ToArray();
        Array.Sort(ordered, static (a, b) => a.Left.CompareTo(b.Left));
        foreach (var pair in ordered)
        {
            var (l, r) = (left[pair.Left..(pair.Left + pair.LeftCount)], right[pair.Right..(pair.Right + pair.RightCount)]);
            found.Add(new NamePair(Words(l), Words(r), Between(l, r, pair.Cost), (int)Math.Round(pair.Cost * 100)));
            takenLeft |= pair.LeftMask;
            takenRight |= pair.RightMask;
        }

        if (Rest(left, takenLeft) is { Length: > 0 } onlyLeft)
            found.Add(new NamePair(onlyLeft, "", NameRelation.OnlyLeft, 100));
        if (Rest(right, takenRight) is { Length: > 0 } onlyRight)
            found.Add(new NamePair("", onlyRight, NameRelation.OnlyRight, 100));
        return found;
    }

    private static NameRelation Between(NameToken[] left, NameToken[] right, double cost)
    {
        if (left.Length != 1 || right.Length != 1)
            return cost == 0 ? NameRelation.Joined : NameRelation.NearlyJoined;
        if (left[0].Class == TokenClass.Initial != (right[0].Class == TokenClass.Initial))
            return NameRelation.Initial;
        if (cost == 0)
            return left[0].Class == TokenClass.Form ? NameRelation.LegalForm : NameRelation.Same;
        if (left[0].Groups.AsSpan().IndexOfAny(right[0].Groups) >= 0)
            return NameRelation.OtherForm;
        return cost <= TokenCosts.SameSound ? NameRelation.Sound : NameRelation.Different;
    }

    private static string Rest(NameToken[] tokens, uint taken) => Words(tokens.Where((_, i) => (taken & (1u << i)) == 0));

    private static string Words(IEnumerable<NameToken> tokens) => string.Join(' ', tokens.Select(t => t.Native ?? t.Text));
}
