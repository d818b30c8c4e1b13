using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>Collects names and makes their <see cref="NameIndex"/>.</summary>
internal sealed class NameIndexBuilder(NameKind kind)
{
    private readonly TokenTable _tokens = new();
    private readonly List<int> _starts = [0];
    private readonly List<int> _words = [];
    private readonly List<int> _owners = [];
    private readonly List<(int Token, int Name)> _joined = [];
    private readonly List<ListedBirth> _births = [];
    private readonly List<ulong> _letters = [];

    /// <summary>Adds a name.</summary>
    /// <param name="name">Of any script.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="birth">When the owner was born.</param>
    /// <returns>False for a name without a letter, which is left out.</returns>
    public bool Add(string name, int owner, ListedBirth birth)
    {
        var tokens = NameTokens.Of(name, kind);
        if (tokens.Length == 0)
            return false;
        foreach (var token in tokens)
            _words.Add(_tokens.Add(token));
        Join(tokens, _owners.Count);
        _starts.Add(_words.Count);
        _owners.Add(owner);
        _births.Add(birth);
        _letters.Add(SameLetters.Key(tokens));
        return true;
    }

    /// <summary>The index of all that was added.</summary>
    public NameIndex Build()
    {
        _tokens.Seal();
        var (starts, joins, names) = Postings();
        return new NameIndex(
            kind,
            _tokens,
            new NameStore([.. _starts], [.. _words], [.. _owners], [.. _births]),
            new NamePostings(starts, joins, names, [.. names.Select(name => _births[name])]),
            new SameLetters(_letters));
    }

    /// <summary>Short words are often written together with their neighbours (ABD AL RAHMAN, ABDURRAHMAN): such a name is found under both.</summary>
    private void Join(NameToken[] tokens, int name)
    {
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            var two = tokens[i].Text + tokens[i + 1].Text;
            if (tokens[i].Text.Length > 3 && tokens[i + 1].Text.Length > 3 && NameVocabulary.GroupsOf(two).Length == 0)
                continue;
            Join(two, name);
            if (i + 2 < tokens.Length && tokens[i + 1].Text.Length <= 3)
                Join(two + tokens[i + 2].Text, name);
        }
    }

    private void Join(string text, int name)
    {
        if (text.Length is >= 5 and <= NameToken.MaxLength)
            _joined.Add((_tokens.Add(new NameToken(text, TokenClass.Plain)), name));
    }

    private void Order(Span<int> names) => names.Sort((a, b) => _births[a].Digits.CompareTo(_births[b].Digits) is not 0 and var order ? order : a.CompareTo(b));

    /// <summary>Per word the names that have it, then those that have it written together.</summary>
    private (int[] Starts, int[] Joins, int[] Names) Postings()
    {
        var starts = new int[_tokens.Count + 1];
        foreach (var word in _words)
            starts[word + 1]++;
        foreach (var (token, _) in _joined)
            starts[token + 1]++;
        for (var i = 0; i < _tokens.Count; i++)
            starts[i + 1] += starts[i];
        var (names, next) = (new int[starts[^1]], (int[])starts.Clone());
        for (var name = 0; name < _owners.Count; name++)
        {
            for (var i = _starts[name]; i < _starts[name + 1]; i++)
                names[next[_words[i]]++] = name;
        }

        var joins = (int[])next.Clone();
        foreach (var (token, name) in _joined)
            names[next[token]++] = name;
        for (var i = 0; i < _tokens.Count; i++)
        {
            Order(names.AsSpan(starts[i]..joins[i]));
            Order(names.AsSpan(joins[i]..starts[i + 1]));
        }

        return (starts, joins, names);
    }
}
