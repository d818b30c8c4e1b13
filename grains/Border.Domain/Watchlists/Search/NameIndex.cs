using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>A name of a list that may be the one searched for.</summary>
/// <param name="Owner">The number given when it was added.</param>
/// <param name="Score">As <see cref="NameMatcher"/> scores the two.</param>
/// <param name="Name">Which of all names, for <see cref="NameIndex.Tokens"/>.</param>
internal readonly record struct NameFound(int Owner, double Score, int Name);

/// <summary>
/// A million names in memory, searched as <see cref="NameMatcher"/> compares them without comparing all. Every word's names are listed
/// under it; a search looks at the names of the query's rarer words under any spelling (<see cref="NameGathering{TLeast}"/>), adds up what each has
/// of the query, and compares exactly only those that can still reach the score. Immutable once built.
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
        var words = _names.WordsOf(name);
        var tokens = new NameToken[words.Length];
        for (var i = 0; i < tokens.Length; i++)
            tokens[i] = _tokens[words[i]];
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
        var bound = new ScoreBound(query, least.Least);
        var words = new QueryWords(_tokens, _postings, query.Words);
        var marks = NameMarks.Rent(Count);
        try
        {
            var gathering = new NameGathering<TLeast>(_tokens, _postings, _names, _masses, words, bound, least, marks);
            gathering.Gather();
            var scores = new FormScores(query, this, _names);
            var found = TheSame(query, scores, least);
            foreach (var name in marks.Marked)
            {
                var number = marks.ClassOf(name);
                var joined = gathering.Joined.GetValueOrDefault(name);
                if (!bound.IsEnough(number, words.WeightOf(marks.WordsOf(name)) + joined + words.Light))
                    continue;
                var (weight, cost) = words.Of(_names.WordsOf(name));
                // What words written together cost is left to the comparison.
                if (bound.CanReach(number, weight + joined + words.Light, joined > 0 ? 0 : cost, _masses[name]))
                    Add(name, scores, found, least.Least[number]);
            }

            return Best(found);
        }
        finally
        {
            NameMarks.Return(marks);
        }
    }

    /// <summary>Compares with every name: slow, and the measure of <see cref="Search"/>.</summary>
    public List<NameFound> Scan<TLeast>(ReadName query, TLeast least)
        where TLeast : struct, ILeastScore
    {
        var found = new List<NameFound>();
        Func<NameToken, NameToken, double> costs = new RememberedCosts().Of;
        for (var name = 0; name < Count; name++)
        {
            var score = NameMatcher.Score(query.Words, Tokens(name), _kind, costs);
            if (score >= least.Least[least.ClassOf(_names.Births[name])])
                found.Add(new NameFound(_names.Owners[name], score, name));
        }

        return Best(found);
    }

    private List<NameFound> TheSame<TLeast>(ReadName query, FormScores scores, TLeast least)
        where TLeast : struct, ILeastScore
    {
        var found = new List<NameFound>();
        foreach (var name in _sameLetters.Of(SameLetters.Key(query.Words)))
        {
            if (least.Least[least.ClassOf(_names.Births[name])] > OnlyTheSame)
                Add(name, scores, found, OnlyTheSame);
        }

        return found;
    }

    private void Add(int name, FormScores scores, List<NameFound> found, double least)
    {
        var score = scores.Of(name);
        if (score >= least)
            found.Add(new NameFound(_names.Owners[name], score, name));
    }

    private static List<NameFound> Best(List<NameFound> found)
    {
        found.Sort(static (a, b) => b.Score.CompareTo(a.Score) is not 0 and var order ? order : a.Name.CompareTo(b.Name));
        return found;
    }
}
