using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>The best score a name can still have, judged by weights alone, so that most names need no comparison.</summary>
internal sealed class ScoreBound
{
    // Words that no key found may still be alike, but hardly closer than this. Only worth a comparison where little is asked of the name.
    private const double UnfoundCost = 0.2;
    private const double LittleAsked = 0.5;
    private const double Rounding = 1e-3;

    private readonly double _mass;
    private readonly NameKind _kind;
    private readonly Class[] _classes;

    /// <summary>For a query and the classes of what is asked of a name.</summary>
    public ScoreBound(ReadName query, IReadOnlyList<double> leasts)
    {
        (_mass, _kind, _classes) = (query.Words.Sum(t => t.Weight), query.Kind, new Class[leasts.Count]);
        for (var i = 0; i < leasts.Count; i++)
        {
            _classes[i] = new Class(leasts[i], NameScore.LogitOf(leasts[i]) - 1e-9, 0);
            _classes[i] = _classes[i] with { Agreed = LeastAgreed(i) };
        }
    }

    /// <summary>The classes, as bits, of which a name may reach the score with no more of the query than this. Those in which only the very same name
    /// will do are not among them.</summary>
    public uint ReachedWith(double weight)
    {
        var reached = 0u;
        for (var i = 0; i < _classes.Length; i++)
        {
            if (_classes[i].Least <= NameIndex.OnlyTheSame && IsEnough(i, weight))
                reached |= 1u << i;
        }

        return reached;
    }

    /// <summary>False when a name cannot reach the score of its class with so much of the query, whatever else it has.</summary>
    public bool IsEnough(int number, double agreed) => agreed + Rounding >= _classes[number].Agreed;

    /// <summary>Whether a name can reach the score of its class.</summary>
    /// <param name="number">The class.</param>
    /// <param name="agreed">Weight of the query's words that it has.</param>
    /// <param name="cost">What their spellings cost, weighed.</param>
    /// <param name="other">Weight of all its words.</param>
    public bool CanReach(int number, double agreed, double cost, double other)
    {
        ref var wanted = ref _classes[number];
        agreed = agreed > _mass - Rounding ? _mass : agreed;
        var (mine, theirs) = (_mass - agreed, Math.Max(0, other - agreed));
        if (Math.Abs(theirs) < Rounding)
            theirs = 0;
        if (wanted.Least < LittleAsked)
        {
            var unfound = Math.Min(mine, theirs);
            (agreed, cost, mine, theirs) = (agreed + unfound, cost + (unfound * UnfoundCost), mine - unfound, theirs - unfound);
        }

        var spelling = cost / Math.Max(0.1, agreed);
        var features = NameFeatures.Of(agreed + mine, agreed + theirs, agreed, agreed, agreed) with { Spelling = spelling, Worst = spelling };
        return NameScore.Logit(features, _kind) >= wanted.Logit;
    }

    /// <summary>Names that have less of the query cannot reach the score, whatever else they have.</summary>
    private double LeastAgreed(int number)
    {
        var (low, high) = (0.0, _mass);
        while (high - low > 0.01)
        {
            var middle = (low + high) / 2;
            if (CanReach(number, middle, 0, middle) || CanReach(number, middle, 0, _mass))
                high = middle;
            else
                low = middle;
        }

        return low - 0.01;
    }

    private record struct Class(double Least, double Logit, double Agreed);
}
