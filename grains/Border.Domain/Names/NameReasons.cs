namespace Border.Domain.Names;

/// <summary>Says word by word why two names may be one or not.</summary>
internal static class NameReasons
{
    /// <summary>A sentence for each pair of words, in the order of the left name, then one for what each side has alone.</summary>
    public static IReadOnlyList<string> Of(NameToken[] left, NameToken[] right, ReadOnlySpan<TokenPair> pairs)
    {
        if (left.Length == 0 || right.Length == 0)
            return ["One of the names has no letters."];
        var (why, takenLeft, takenRight) = (new List<string>(), 0u, 0u);
        var ordered = pairs.ToArray();
        Array.Sort(ordered, static (a, b) => a.Left.CompareTo(b.Left));
        foreach (var pair in ordered)
        {
            var (l, r) = (left[pair.Left..(pair.Left + pair.LeftCount)], right[pair.Right..(pair.Right + pair.RightCount)]);
            why.Add($"{Words(l)} {Relation(l, r, pair.Cost)} {Words(r)}");
            takenLeft |= pair.LeftMask;
            takenRight |= pair.RightMask;
        }

        Rest(left, takenLeft, "left", why);
        Rest(right, takenRight, "right", why);
        return why;
    }

    private static string Relation(NameToken[] left, NameToken[] right, double cost)
    {
        var isOne = left.Length == 1 && right.Length == 1;
        if (!isOne)
            return cost == 0 ? "is, written apart or together," : "is nearly, written apart or together,";
        if (left[0].Class == TokenClass.Initial != (right[0].Class == TokenClass.Initial))
            return "has the initial of";
        if (cost == 0)
            return left[0].Class == TokenClass.Form ? "is the legal form" : "is";
        if (left[0].Groups.AsSpan().IndexOfAny(right[0].Groups) >= 0)
            return "is another form of";
        return cost <= TokenCosts.SameSound ? "sounds like" : $"differs by {Math.Round(cost * 100)} % from";
    }

    private static void Rest(NameToken[] tokens, uint taken, string side, List<string> why)
    {
        var rest = tokens.Where((_, i) => (taken & (1u << i)) == 0).ToArray();
        if (rest.Length > 0)
            why.Add($"only the {side} name has {Words(rest)}");
    }

    private static string Words(NameToken[] tokens) => string.Join(' ', tokens.Select(t => t.Native ?? t.Text));
}
