using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>The scores of one search: many people of a list are called the same, and the same words need comparing once.</summary>
internal sealed class FormScores(ReadName query, NameIndex index, NameStore names)
{
    private readonly Func<NameToken, NameToken, double> _costs = new RememberedCosts().Of;
    private readonly Dictionary<int, (int Name, double Score)> _known = [];

    /// <summary>As <see cref="NameMatcher"/> scores the query and a name.</summary>
    public double Of(int name)
    {
        var words = names.WordsOf(name);
        var hash = new HashCode();
        foreach (var word in words)
            hash.Add(word);
        var key = hash.ToHashCode();
        if (_known.TryGetValue(key, out var known) && words.SequenceEqual(names.WordsOf(known.Name)))
            return known.Score;
        var score = NameMatcher.Score(query.Words, index.Tokens(name), query.Kind, _costs);
        _known[key] = (name, score);
        return score;
    }
}
