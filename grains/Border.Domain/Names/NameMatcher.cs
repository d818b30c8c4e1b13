namespace Border.Domain.Names;

/// <summary>How far two names may be one.</summary>
/// <param name="Score">0 to 1; 1 only for names that differ in nothing that counts.</param>
/// <param name="IsMatch">True from <see cref="NameMatcher.Threshold"/> on.</param>
/// <param name="Why">Word by word, in plain English; personal data.</param>
public sealed record NameMatch(double Score, bool IsMatch, IReadOnlyList<string> Why);

/// <summary>
/// Compares names across scripts, order, spelling, titles, particles, patronymics, initials and forms of one given name. A pure function of
/// the two names: dates and numbers are weighed by who asks.
/// </summary>
public static class NameMatcher
{
    /// <summary>From this score on two names are taken for one.</summary>
    public const double Threshold = NameScore.Threshold;

    /// <summary>Compares two names of one kind, and says why.</summary>
    public static NameMatch Compare(string left, string right, NameKind kind = NameKind.Person) => Compare(new ReadName(left, kind), new ReadName(right, kind));

    /// <summary>Compares two names that were read before, and says why.</summary>
    public static NameMatch Compare(ReadName left, ReadName right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Span<TokenPair> room = stackalloc TokenPair[NameAlignment.MaxPairs];
        var pairs = room[..NameAlignment.Of(left.Words, right.Words, TokenCosts.Of, room)];
        var score = NameScore.Of(NameFeatures.Of(left.Words, right.Words, pairs), left.Kind);
        return new NameMatch(score, score >= Threshold, NameReasons.Of(left.Words, right.Words, pairs));
    }

    /// <summary>The words of two names side by side; none when one of them has no letters.</summary>
    public static IReadOnlyList<NamePair> Pairs(ReadName left, ReadName right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        Span<TokenPair> room = stackalloc TokenPair[NameAlignment.MaxPairs];
        return NamePair.Of(left.Words, right.Words, room[..NameAlignment.Of(left.Words, right.Words, TokenCosts.Of, room)]);
    }

    /// <summary>What speaks for and against, for those who fit the weights.</summary>
    public static NameFeatures Features(ReadName left, ReadName right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Features(left.Words, right.Words, TokenCosts.Of);
    }

    /// <summary>The score alone, for searches that compare many.</summary>
    internal static double Score(ReadOnlySpan<NameToken> left, ReadOnlySpan<NameToken> right, NameKind kind, Func<NameToken, NameToken, double> cost) =>
        NameScore.Of(Features(left, right, cost), kind);

    private static NameFeatures Features(ReadOnlySpan<NameToken> left, ReadOnlySpan<NameToken> right, Func<NameToken, NameToken, double> cost)
    {
        Span<TokenPair> room = stackalloc TokenPair[NameAlignment.MaxPairs];
        return NameFeatures.Of(left, right, room[..NameAlignment.Of(left, right, cost, room)]);
    }
}
