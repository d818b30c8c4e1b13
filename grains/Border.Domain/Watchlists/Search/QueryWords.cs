using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>A word of a query with the words of the list that may be meant by it.</summary>
/// <param name="Number">Its place among those that are told apart.</param>
/// <param name="Token">The word.</param>
/// <param name="Ids">The list's words.</param>
/// <param name="Names">How many names have one of them.</param>
internal sealed record QueryWord(int Number, NameToken Token, IReadOnlyList<int> Ids, long Names);

/// <summary>The words of a query under all their spellings: what a name has of them is told by its own words.</summary>
internal sealed class QueryWords
{
    private const double MostCost = 0.36;

    // For each word of the list the words of the query that it may be, as chains: most are one long.
    private readonly Dictionary<int, int> _first = [];
    private readonly List<(int Word, float Cost, int Next)> _alike = [];
    private readonly float[] _weights;
    private readonly float[] _sums;

    /// <summary>Looks up every word of <paramref name="query"/>.</summary>
    public QueryWords(TokenTable tokens, NamePostings postings, NameToken[] query)
    {
        All = query;
        var listed = new List<QueryWord>();
        foreach (var token in query)
        {
            if (listed.Count == NameMarks.Words || token.IsCut || token.Class is TokenClass.Initial or TokenClass.Title or TokenClass.Particle or TokenClass.Form)
            {
                Light += token.Weight;
                continue;
            }

            var like = Like(tokens, token);
            foreach (var (id, cost) in like)
            {
                _alike.Add((listed.Count, (float)cost, _first.GetValueOrDefault(id, -1)));
                _first[id] = _alike.Count - 1;
            }

            listed.Add(new QueryWord(listed.Count, token, [.. like.Select(l => l.Id)], like.Sum(l => (long)postings.Of(l.Id).Length)));
        }

        _weights = [.. listed.Select(w => (float)w.Token.Weight)];
        _sums = new float[1 << listed.Count];
        for (var words = 1; words < _sums.Length; words++)
            _sums[words] = _sums[words & (words - 1)] + _weights[int.TrailingZeroCount(words)];
        Listed = [.. listed.OrderBy(w => w.Names)];
    }

    /// <summary>Every word, in the query's order.</summary>
    public NameToken[] All { get; }

    /// <summary>Those of which lists are kept, the one that fewest names have first.</summary>
    public IReadOnlyList<QueryWord> Listed { get; }

    /// <summary>The weight of the others, which counts as there.</summary>
    public double Light { get; }

    /// <summary>The weight of some of the query's words.</summary>
    /// <param name="words">Their numbers as bits.</param>
    public float WeightOf(int words) => _sums[words];

    /// <summary>The weight of the query's words that a name has under some spelling, and what the cheapest spellings cost, weighed.</summary>
    /// <param name="words">The name's own words.</param>
    public (double Weight, double Cost) Of(ReadOnlySpan<int> words)
    {
        Span<float> cheapest = stackalloc float[_weights.Length];
        cheapest.Fill(float.MaxValue);
        foreach (var id in words)
        {
            for (var at = _first.GetValueOrDefault(id, -1); at >= 0; at = _alike[at].Next)
            {
                var (word, cost, _) = _alike[at];
                cheapest[word] = Math.Min(cheapest[word], cost);
            }
        }

        var (weight, sum) = (0f, 0f);
        for (var i = 0; i < cheapest.Length; i++)
        {
            if (cheapest[i] != float.MaxValue)
                (weight, sum) = (weight + _weights[i], sum + (_weights[i] * cheapest[i]));
        }

        return (weight, sum);
    }

    private static List<(int Id, double Cost)> Like(TokenTable tokens, NameToken token)
    {
        var words = tokens.Like(token, MostCost, isWhole: false);
        if (token.Class == TokenClass.Number && tokens.Find(token.Text, token.Class) is >= 0 and var same)
            words.Add((same, 0));
        if (tokens.Find(token.Text[..1], TokenClass.Initial) is >= 0 and var initial)
            words.Add((initial, TokenCosts.Initial));
        return words;
    }
}
