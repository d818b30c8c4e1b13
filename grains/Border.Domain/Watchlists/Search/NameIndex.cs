using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>A name of a list that may be the one searched for.</summary>
/// <param name="Owner">The number given when it was added.</param>
/// <param name="Score">As <see cref="NameMatcher"/> scores the two.</param>
/// <param name="Name">Which of all names, for <see cref="NameIndex.Tokens"/>.</param>
internal readonly record struct NameFound(int Owner, double Score, int Name);

/// <summary>
/// A million names in memory, searched as <see cref="NameMatcher"/> compares them without comparing all. Every word's names are listed
/// under it; a search adds up, per name, the weight of the query's words that it has under some spelling, and compares exactly only
/// those that can still reach the threshold. Immutable once built.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>Only the same name scores more: its words in any order, apart or together.</summary>
    public const double OnlyTheSame = 0.965;

    private const double MostCost = 0.36;

    private readonly NameKind _kind;
    private readonly TokenTable _tokens;
    private readonly int[] _starts;
    private readonly int[] _words;
    private readonly int[] _owners;
    private readonly float[] _masses;
    private readonly int[] _postingStarts;
    private readonly int[] _postings;
    private readonly SameLetters _sameLetters;

    internal NameIndex(NameKind kind, TokenTable tokens, int[] starts, int[] words, int[] owners, (int[] Starts, int[] Names) postings, SameLetters sameLetters)
    {
        (_kind, _tokens, _starts, _words, _owners) = (kind, tokens, starts, words, owners);
        (_postingStarts, _postings) = postings;
        _sameLetters = sameLetters;
        _masses = new float[owners.Length];
        for (var name = 0; name < owners.Length; name++)
        {
            for (var i = starts[name]; i < starts[name + 1]; i++)
                _masses[name] += (float)tokens[words[i]].Weight;
        }
    }

    /// <summary>How many names it holds.</summary>
    public int Count => _owners.Length;

    /// <summary>
    /// How many of a million people have such a name, if people are called as they are in this list: by chance, if its words were
    /// independent, or as often as others in the list have the very same, whichever is more.
    /// </summary>
    public double PerMillion(ReadName name)
    {
        var share = 1e6;
        foreach (var token in name.Words.Where(t => t.Class is TokenClass.Plain or TokenClass.Patronymic))
        {
            var id = _tokens.Find(token.Text, token.Class);
            share *= Math.Min(1, Math.Max(0.5, id < 0 ? 0 : _postingStarts[id + 1] - _postingStarts[id]) / Count);
        }

        return Math.Max(share, 1e6 * (_sameLetters.Of(SameLetters.Key(name.Words)).Length - 1) / Count);
    }

    /// <summary>The words of a name.</summary>
    public NameToken[] Tokens(int name)
    {
        var tokens = new NameToken[_starts[name + 1] - _starts[name]];
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = _tokens[_words[_starts[name] + i]];
        return tokens;
    }

    /// <summary>Every name that scores enough, best first.</summary>
    /// <param name="query">What is searched for.</param>
    /// <param name="least">What each must score.</param>
    public List<NameFound> Search<TLeast>(ReadName query, TLeast least)
        where TLeast : struct, ILeastScore
    {
        if (query.Words.Length == 0 || Count == 0)
            return [];
        var gathered = QueryWeights.Rent(Count);
        try
        {
            var start = Gather(query.Words, gathered, least);
            return Compare(query, start, gathered, least);
        }
        finally
        {
            QueryWeights.Return(gathered);
        }
    }

    /// <summary>Compares with every name: slow, and the measure of <see cref="Search"/>.</summary>
    public List<NameFound> Scan<TLeast>(ReadName query, TLeast least)
        where TLeast : struct, ILeastScore
    {
        var found = new List<NameFound>();
        Func<NameToken, NameToken, double> costs = new RememberedCosts().Of;
        for (var name = 0; name < Count; name++)
            Add(query, name, costs, found, least.Of(_owners[name]));
        return Best(found);
    }

    private List<NameFound> Compare<TLeast>(ReadName query, double start, QueryWeights gathered, TLeast leastOf)
        where TLeast : struct, ILeastScore
    {
        var (bound, found) = (new ScoreBound(query, leastOf.Least), new List<NameFound>());
        Func<NameToken, NameToken, double> costs = new RememberedCosts().Of;
        foreach (var name in _sameLetters.Of(SameLetters.Key(query.Words)))
        {
            if (leastOf.Of(_owners[name]) > OnlyTheSame)
                Add(query, name, costs, found, OnlyTheSame);
        }

        foreach (var name in gathered.Touched)
        {
            var (weight, cost) = gathered[name];
            if (weight + start < bound.LeastAgreed)
                continue;
            var least = leastOf.Of(_owners[name]);
            if (bound.CanReach(least, weight + start, cost, _masses[name]))
                Add(query, name, costs, found, least);
        }

        return Best(found);
    }

    private void Add(ReadName query, int name, Func<NameToken, NameToken, double> costs, List<NameFound> found, double least)
    {
        var score = NameMatcher.Score(query.Words, Tokens(name), _kind, costs);
        if (score >= least)
            found.Add(new NameFound(_owners[name], score, name));
    }

    /// <summary>Adds up per name what it has of the query; what no list is kept of counts as there.</summary>
    private double Gather<TLeast>(NameToken[] query, QueryWeights gathered, TLeast least)
        where TLeast : struct, ILeastScore
    {
        var light = 0.0;
        for (var i = 0; i < query.Length; i++)
        {
            var token = query[i];
            if (token.IsCut || token.Class is TokenClass.Initial or TokenClass.Title or TokenClass.Particle or TokenClass.Form)
            {
                light += token.Weight;
                continue;
            }

            foreach (var (id, cost) in WordsLike(token))
            {
                foreach (var name in Names(id))
                {
                    if (least.Of(_owners[name]) <= OnlyTheSame)
                        gathered.Add(name, i, (float)token.Weight, (float)(token.Weight * cost));
                }
            }

        }

        foreach (var token in query)
            Split(token, gathered, least);
        foreach (var (text, weight) in Neighbours(query))
        {
            foreach (var (id, _) in _tokens.Like(new NameToken(text, TokenClass.Plain), 0.15))
            {
                foreach (var name in Names(id))
                {
                    if (least.Of(_owners[name]) <= OnlyTheSame)
                        gathered.AddJoined(name, (float)weight);
                }
            }
        }

        return light;
    }

    private IEnumerable<(int Id, double Cost)> WordsLike(NameToken token)
    {
        foreach (var like in _tokens.Like(token, MostCost))
            yield return like;
        if (_tokens.Find(token.Text, token.Class) is >= 0 and var same && token.Class == TokenClass.Number)
            yield return (same, 0);
        if (_tokens.Find(token.Text[..1], TokenClass.Initial) is >= 0 and var initial)
            yield return (initial, TokenCosts.Initial);
    }

    /// <summary>A long word may be two of the list written together: VLADIMIRPUTIN.</summary>
    private void Split<TLeast>(NameToken token, QueryWeights gathered, TLeast least)
        where TLeast : struct, ILeastScore
    {
        for (var cut = 3; token.Text.Length >= 8 && cut <= token.Text.Length - 3; cut++)
        {
            var (head, tail) = (_tokens.Find(token.Text[..cut], TokenClass.Plain), _tokens.Find(token.Text[cut..], TokenClass.Plain));
            if (head < 0 || tail < 0)
                continue;
            foreach (var name in Names(head))
            {
                if (least.Of(_owners[name]) <= OnlyTheSame && Names(tail).BinarySearch(name) >= 0)
                    gathered.AddJoined(name, _masses[name]);
            }
        }
    }

    /// <summary>Neighbouring words written as one, which a list may write so.</summary>
    private static IEnumerable<(string Text, double Weight)> Neighbours(NameToken[] query)
    {
        for (var i = 0; i + 1 < query.Length; i++)
        {
            var two = query[i].Text + query[i + 1].Text;
            if (two.Length is >= 4 and <= NameToken.MaxLength)
                yield return (two, query[i].Weight + query[i + 1].Weight);
            if (i + 2 < query.Length && two.Length + query[i + 2].Text.Length <= NameToken.MaxLength)
                yield return (two + query[i + 2].Text, query[i].Weight + query[i + 1].Weight + query[i + 2].Weight);
        }
    }

    private ReadOnlySpan<int> Names(int id) => _postings.AsSpan(_postingStarts[id].._postingStarts[id + 1]);

    private static List<NameFound> Best(List<NameFound> found)
    {
        found.Sort(static (a, b) => b.Score.CompareTo(a.Score) is not 0 and var order ? order : a.Name.CompareTo(b.Name));
        return found;
    }
}
