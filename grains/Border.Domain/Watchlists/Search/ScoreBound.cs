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

    private readonly Dictionary<double, double> _leastAgreed = [];

    /// <summary>For a query.</summary>
    public ScoreBound(ReadName query) => (_mass, _kind) = (query.Words.Sum(t => t.Weight), query.Kind);

    /// <summary>Names that have less of the query cannot reach the score, whatever else they have.</summary>
    public double LeastAgreed(double least)
    {
        if (!_leastAgreed.TryGetValue(least, out var agreed))
            _leastAgreed[least] = agreed = Find(least);
        return agreed;
    }

    /// <summary>Whether a name can reach the score.</summary>
    /// <param name="least">The score.</param>
    /// <param name="agreed">Weight of the query's words that it has.</param>
    /// <param name="cost">What their spellings cost, weighed.</param>
    /// <param name="other">Weight of all its words.</param>
    public bool CanReach(double least, double agreed, double cost, double other)
    {
        agreed = agreed > _mass - Rounding ? _mass : agreed;
        var (mine, theirs) = (_mass - agreed, Math.Max(0, other - agreed));
        if (Math.Abs(theirs) < Rounding)
            theirs = 0;
        if (least < LittleAsked)
        {
            var unfound = Math.Min(mine, theirs);
            (agreed, cost, mine, theirs) = (agreed + unfound, cost + (unfound * UnfoundCost), mine - unfound, theirs - unfound);
        }

        var spelling = cost / Math.Max(0.1, agreed);
        var features = NameFeatures.Of(agreed + mine, agreed + theirs, agreed, agreed, agreed) with { Spelling = spelling, Worst = spelling };
        return NameScore.Of(features, _kind) >= least;
    }

    private double Find(double least)
    {
        var (low, high) = (0.0, _mass);
        while (high - low > 0.01)
        {
            var middle = (low + high) / 2;
            if (CanReach(least, middle, 0, middle) || CanReach(least, middle, 0, _mass))
                high = middle;
            else
                low = middle;
        }

        return low - 0.01;
    }
}
