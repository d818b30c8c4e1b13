using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>A name of a list that may be the one searched for.</summary>
/// <param name="Owner">The number given when it was added.</param>
/// <param name="Score">As <see cref="NameMatcher"/> scores the two.</param>
/// <param name="Name">Which of all names, for <see cref="NameIndex.Tokens"/>.</param>
internal readonly record struct NameFound(int Owner, double Score, int Name);

/// <summary>
/// A million names in memory, searched as <see cref="NameMatcher"/> compares them without comparing all. Every word's names are listed
/// under it; a search adds up, per name, the weight of the query's words that it has under some spelling (<see cref="NameGathering"/>), and
/// compares exactly only those that can still reach the score. Immutable once built.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>Only the same name scores more: its words in any order, apart or together.</summary>
    public const double OnlyTheSame = 0.965;

    private readonly NameKind _kind;
    private readonly TokenTable _tokens;
    private readonly NameStore _names;
    private readonly NamePostings _postings;
    private readonly SameLetters _sameLetters;
    private readonly float[] _masses;

    internal NameIndex(NameKind kind, TokenTable tokens, NameStore names, NamePostings postings, SameLetters sameLetters)
    {
        (_kind, _tokens, _names, _postings, _sameLetters) = (kind, tokens, names, postings, sameLetters);
        _masses = new float[names.Owners.Length];
        for (var name = 0; name < _masses.Length; name++)
        {
            for (var i = names.Starts[name]; i < names.Starts[name + 1]; i++)
                _masses[name] += (float)tokens[names.Words[i]].Weight;
        }
    }

    /// <summary>How many names it holds.</summary>
    public int Count => _masses.Length;

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
            share *= Math.Min(1, Math.Max(0.5, id < 0 ? 0 : _postings.Of(id).Length) / Count);
        }

        return Math.Max(share, 1e6 * (_sameLetters.Of(SameLetters.Key(name.Words)).Length - 1) / Count);
    }

    /// <summary>The words of a name.</summary>
    public NameToken[] Tokens(int name)
    {
        var tokens = new NameToken[_names.Starts[name + 1] - _names.Starts[name]];
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = _tokens[_names.Words[_names.Starts[name] + i]];
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
        var weights = QueryWeights.Rent(Count);
        try
        {
            var start = new NameGathering(_tokens, _postings, _masses).Gather(query.Words, weights, least);
            return Compare(query, start, weights, least);
        }
        finally
        {
            QueryWeights.Return(weights);
        }
    }

    /// <summary>Compares with every name: slow, and the measure of <see cref="Search"/>.</summary>
    public List<NameFound> Scan<TLeast>(ReadName query, TLeast least)
        where TLeast : struct, ILeastScore
    {
        var found = new List<NameFound>();
        Func<NameToken, NameToken, double> costs = new RememberedCosts().Of;
        for (var name = 0; name < Count; name++)
            Add(query, name, costs, found, least.Of(_names.Births[name]));
        return Best(found);
    }

    private List<NameFound> Compare<TLeast>(ReadName query, double start, QueryWeights weights, TLeast leastOf)
        where TLeast : struct, ILeastScore
    {
        var (bound, found) = (new ScoreBound(query), new List<NameFound>());
        Func<NameToken, NameToken, double> costs = new RememberedCosts().Of;
        foreach (var name in _sameLetters.Of(SameLetters.Key(query.Words)))
        {
            if (leastOf.Of(_names.Births[name]) > OnlyTheSame)
                Add(query, name, costs, found, OnlyTheSame);
        }

        foreach (var name in weights.Touched)
        {
            var (weight, cost) = weights[name];
            var least = leastOf.Of(_names.Births[name]);
            if (weight + start >= bound.LeastAgreed(least) && bound.CanReach(least, weight + start, cost, _masses[name]))
                Add(query, name, costs, found, least);
        }

        return Best(found);
    }

    private void Add(ReadName query, int name, Func<NameToken, NameToken, double> costs, List<NameFound> found, double least)
    {
        var score = NameMatcher.Score(query.Words, Tokens(name), _kind, costs);
        if (score >= least)
            found.Add(new NameFound(_names.Owners[name], score, name));
    }

    private static List<NameFound> Best(List<NameFound> found)
    {
        found.Sort(static (a, b) => b.Score.CompareTo(a.Score) is not 0 and var order ? order : a.Name.CompareTo(b.Name));
        return found;
    }
}
