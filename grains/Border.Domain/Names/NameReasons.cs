using System.Globalization;

namespace Border.Domain.Names;

/// <summary>Says word by word why two names may be one or not.</summary>
internal static class NameReasons
{
    /// <summary>A sentence for each pair of words, in the order of the left name, then one for what each side has alone.</summary>
    public static IReadOnlyList<string> Of(NameToken[] left, NameToken[] right, ReadOnlySpan<TokenPair> pairs) =>
        left.Length == 0 || right.Length == 0 ? ["One of the names has no letters."] : [.. NamePair.Of(left, right, pairs).Select(Sentence)];

    private static string Sentence(NamePair pair) => pair.Relation switch
    {
        NameRelation.OnlyLeft => $"only the left name has {pair.Left}",
        NameRelation.OnlyRight => $"only the right name has {pair.Right}",
        _ => $"{pair.Left} {Relation(pair)} {pair.Right}",
    };

    private static string Relation(NamePair pair) => pair.Relation switch
    {
        NameRelation.Same => "is",
        NameRelation.LegalForm => "is the legal form",
        NameRelation.Joined => "is, written apart or together,",
        NameRelation.NearlyJoined => "is nearly, written apart or together,",
        NameRelation.Initial => "has the initial of",
        NameRelation.OtherForm => "is another form of",
        NameRelation.Sound => "sounds like",
        _ => string.Create(CultureInfo.InvariantCulture, $"differs by {pair.Percent} % from"),
    };
}
