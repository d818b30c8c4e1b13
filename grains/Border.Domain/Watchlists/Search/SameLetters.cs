using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>
/// Names by the letters they have, whatever their order: the same name with its words in another order, or written apart or together, has
/// the same letters.
/// </summary>
internal sealed class SameLetters
{
    private readonly ulong[] _keys;
    private readonly int[] _names;

    /// <summary>Of names by their keys, in order.</summary>
    public SameLetters(List<ulong> keys)
    {
        (_keys, _names) = ([.. keys], [.. Enumerable.Range(0, keys.Count)]);
        Array.Sort(_keys, _names);
    }

    /// <summary>The key of a name; other letters may have the same one by chance.</summary>
    public static ulong Key(ReadOnlySpan<NameToken> tokens)
    {
        var key = 0UL;
        foreach (var token in tokens)
        {
            foreach (var c in token.Text)
            {
                var letter = (c + 1UL) * 0x9E3779B97F4A7C15UL;
                key += (letter ^ (letter >> 29)) * 0xBF58476D1CE4E5B9UL;
            }
        }

        return key;
    }

    /// <summary>The names with a key.</summary>
    public ReadOnlySpan<int> Of(ulong key)
    {
        var at = Array.BinarySearch(_keys, key);
        if (at < 0)
            return [];
        var (first, last) = (at, at);
        while (first > 0 && _keys[first - 1] == key)
            first--;
        while (last + 1 < _keys.Length && _keys[last + 1] == key)
            last++;
        return _names.AsSpan(first..(last + 1));
    }
}
