using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>
/// Keys under which a word is found although it is spelt differently: its consonants, like ones written alike, whatever the vowels; its
/// sound with all vowels alike, whole and with one letter left out, whatever that letter; and the groups of given names it belongs to. Two
/// words that share a key may be alike, and are compared then.
/// </summary>
internal static class TokenKeys
{
    private const int FewestConsonants = 4;

    /// <summary>The keys as hashes; different words may share one by chance, which costs a comparison.</summary>
    /// <param name="token">The word.</param>
    /// <param name="keys">Gets the keys, and nothing else.</param>
    /// <param name="isWhole">True for those with nothing left out alone.</param>
    public static void Of(NameToken token, List<uint> keys, bool isWhole)
    {
        keys.Clear();
        Span<char> letters = stackalloc char[NameToken.MaxLength * 6];
        var length = Fold(token.Consonants, letters, Folded);
        if (length >= FewestConsonants || token.IsUnvocalised)
            Add(letters[..length], -1, 'c', keys);
        if (token.IsUnvocalised)
            Deletions(letters[..length], 'c', keys, isWhole);
        else
            Deletions(letters[..Fold(token.Sound, letters, static c => Sounds.IsVowel(c) ? 'A' : c)], 's', keys, isWhole);
        foreach (var group in token.Groups)
            keys.Add(Hash(Hash(2166136261u, (char)group), 'g'));
    }

    /// <summary>Each letter folded, and runs of one consonant once.</summary>
    private static int Fold(string text, Span<char> letters, Func<char, char> fold)
    {
        var length = 0;
        foreach (var c in text)
        {
            var folded = fold(c);
            if (length == 0 || letters[length - 1] != folded || folded == 'A')
                letters[length++] = folded;
        }

        return length;
    }

    private static void Deletions(ReadOnlySpan<char> text, char kind, List<uint> keys, bool isWhole)
    {
        if (text.Length == 0)
            return;
        Add(text, -1, kind, keys);
        for (var i = 0; !isWhole && text.Length > 2 && i < text.Length; i++)
            Add(text, i, kind, keys);
    }

    private static void Add(ReadOnlySpan<char> text, int without, char kind, List<uint> keys)
    {
        var hash = 2166136261u ^ kind;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != without)
                hash = Hash(hash, text[i]);
        }

        if (!keys.Contains(hash))
            keys.Add(hash);
    }

    private static uint Hash(uint hash, char next) => (hash ^ next) * 16777619u;

    private static char Folded(char c) => c switch
    {
        'D' => 'T',
        'B' => 'P',
        'G' or 'C' => 'K',
        'Z' or '$' => 'S',
        'N' => 'M',
        _ => c,
    };
}
