namespace Border.Domain.Names;

/// <summary>How unlike two words are: 0 the same, 1 nothing in common.</summary>
internal static class TokenCosts
{
    /// <summary>Words further apart than this are not the same word.</summary>
    public const double Most = 0.5;

    /// <summary>An initial and a name that begins with it.</summary>
    public const double Initial = 0.1;

    /// <summary>Forms of one given name: John, Juan.</summary>
    public const double SameName = 0.06;

    /// <summary>The most that vowels alone can cost a longer word: VLDMR.</summary>
    public const double VowelsOnly = 0.18;

    /// <summary>Spellings of one sound.</summary>
    public const double SameSound = 0.02;

    /// <summary>From 0 to 1.</summary>
    public static double Of(NameToken left, NameToken right)
    {
        if (ReferenceEquals(left, right))
            return 0;
        if (left.Native is not null && right.Native is not null)
            return Native(left.Native, right.Native);
        if (left.Text == right.Text)
            return 0;
        if ((left.IsCut && right.Text.StartsWith(left.Text, StringComparison.Ordinal)) || (right.IsCut && left.Text.StartsWith(right.Text, StringComparison.Ordinal)))
            return Math.Min(left.Text.Length, right.Text.Length) > 2 ? SameSound : Initial;
        if (left.Class == TokenClass.Initial || right.Class == TokenClass.Initial)
            return left.Text[0] == right.Text[0] && !IsLight(left) && !IsLight(right) ? Initial : 1;
        if (!IsSpelt(left) || !IsSpelt(right))
            return 1;
        if (left.Groups.AsSpan().IndexOfAny(right.Groups) >= 0)
            return Math.Min(SameName, Spelling(left, right));
        return Spelling(left, right);
    }

    /// <summary>The cost of two sounds; 1 for all that cost more than <see cref="Most"/>.</summary>
    public static double Sound(string left, string right)
    {
        var longest = Math.Max(left.Length, right.Length);
        if (left == right)
            return SameSound;
        if (longest == 0 || Math.Abs(left.Length - right.Length) > longest * Most)
            return 1;
        return Share(SoundDistance.Between(left, right, Most * longest), longest, SameSound);
    }

    private static double Spelling(NameToken left, NameToken right)
    {
        if (left.IsUnvocalised || right.IsUnvocalised)
            return Unvocalised(left, right);
        var isFar = SoundDistance.AtLeast(left.Letters, right.Letters) > Most * Math.Max(left.Sound.Length, right.Sound.Length);
        var cost = isFar ? 1 : Sound(left.Sound, right.Sound);
        return left.Consonants.Length >= 4 && left.Consonants == right.Consonants ? Math.Min(cost, VowelsOnly) : cost;
    }

    /// <summary>A script without vowels against one with: consonants only, where there are enough of them.</summary>
    private static double Unvocalised(NameToken left, NameToken right)
    {
        var (a, b) = (left.Consonants, right.Consonants);
        var longest = Math.Max(a.Length, b.Length);
        return longest < 2 ? Sound(left.Sound, right.Sound) : Share(SoundDistance.Between(a, b, Most * longest), longest, 0.05);
    }

    /// <summary>Two words of a script that says more than Latin letters do: a character is a syllable or a consonant.</summary>
    private static double Native(string left, string right) =>
        left == right ? 0 : Share(1.4 * SoundDistance.Between(left, right, left.Length + right.Length), Math.Max(left.Length, right.Length), 0);

    private static double Share(double edits, int of, double atLeast)
    {
        var cost = atLeast + (edits / of);
        return cost > Most ? 1 : cost;
    }

    private static bool IsSpelt(NameToken token) => token.Class is not (TokenClass.Form or TokenClass.Number);

    private static bool IsLight(NameToken token) => token.Class is TokenClass.Title or TokenClass.Particle or TokenClass.Form or TokenClass.Number;
}
