using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>Every different word of a list once, and those that a spelling may mean. Filled, then sealed, then read by any thread.</summary>
internal sealed class TokenTable
{
    private readonly Dictionary<(string Text, TokenClass Class, string? Native), int> _ids = [];
    private readonly List<NameToken> _tokens = [];
    private uint[] _keys = [];
    private int[] _owners = [];

    /// <summary>How many words.</summary>
    public int Count => _tokens.Count;

    /// <summary>The word of an id.</summary>
    public NameToken this[int id] => _tokens[id];

    /// <summary>The id of a word, new or known.</summary>
    public int Add(NameToken token)
    {
        var key = (token.Text, token.Class, token.Native);
        if (!_ids.TryGetValue(key, out var id))
        {
            _ids[key] = id = _tokens.Count;
            _tokens.Add(token);
        }

        return id;
    }

    /// <summary>The id of a word of the list; -1 when it has none.</summary>
    public int Find(string text, TokenClass kind) => _ids.GetValueOrDefault((text, kind, null), -1);

    /// <summary>Sorts the keys; nothing is added afterwards.</summary>
    public void Seal()
    {
        var (keys, owners, own) = (new List<uint>(_tokens.Count * 6), new List<int>(_tokens.Count * 6), new List<uint>());
        for (var id = 0; id < _tokens.Count; id++)
        {
            if (_tokens[id].Class is TokenClass.Initial or TokenClass.Form or TokenClass.Number)
                continue;
            TokenKeys.Of(_tokens[id], own, isWhole: false);
            keys.AddRange(own);
            owners.AddRange(Enumerable.Repeat(id, own.Count));
        }

        (_keys, _owners) = ([.. keys], [.. owners]);
        Array.Sort(_keys, _owners);
        _tokens.TrimExcess();
    }

    /// <summary>Words that may be a word, with what that costs.</summary>
    /// <param name="token">The word.</param>
    /// <param name="most">None is dearer.</param>
    /// <param name="isWhole">True to look only for words with the same consonants or the same sound but for the vowels.</param>
    public List<(int Id, double Cost)> Like(NameToken token, double most, bool isWhole)
    {
        var (found, seen, keys) = (new List<(int, double)>(), new HashSet<int>(), new List<uint>());
        TokenKeys.Of(token, keys, isWhole);
        foreach (var key in keys)
        {
            for (var i = First(key); i < _keys.Length && _keys[i] == key; i++)
            {
                var other = _tokens[_owners[i]];
                if (!seen.Add(_owners[i]) || IsFar(token, other, most))
                    continue;
                var cost = TokenCosts.Of(token, other);
                if (cost <= most)
                    found.Add((_owners[i], cost));
            }
        }

        return found;
    }

    /// <summary>Judged by length and letters alone.</summary>
    private static bool IsFar(NameToken token, NameToken other, double most)
    {
        if (token.IsUnvocalised || other.IsUnvocalised || (token.Groups.Length > 0 && other.Groups.Length > 0))
            return false;
        var allowed = most * Math.Max(token.Sound.Length, other.Sound.Length);
        return SoundDistance.AtLeast(token.Letters, other.Letters) > allowed || Math.Abs(token.Sound.Length - other.Sound.Length) * 0.5 > allowed;
    }

    private int First(uint key)
    {
        var (low, high) = (0, _keys.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_keys[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
