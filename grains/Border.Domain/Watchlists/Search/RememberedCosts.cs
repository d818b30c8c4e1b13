using Border.Domain.Names;

namespace Border.Domain.Watchlists.Search;

/// <summary>The costs of one search: a list has each word once, so a pair of words is compared once however many names have it.</summary>
internal sealed class RememberedCosts
{
    // Words are told apart as objects, since each exists once.
    private readonly Dictionary<(NameToken, NameToken), double> _costs = [];

    /// <summary>As <see cref="TokenCosts.Of"/>.</summary>
    public double Of(NameToken left, NameToken right)
    {
        if (!_costs.TryGetValue((left, right), out var cost))
            _costs[(left, right)] = cost = TokenCosts.Of(left, right);
        return cost;
    }
}
