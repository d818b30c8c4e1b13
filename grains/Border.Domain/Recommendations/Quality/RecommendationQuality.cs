using Border.Domain.Events;

namespace Border.Domain.Recommendations.Quality;

/// <summary>
/// Counts, from the events of past crossings, how good recommendations were. What counts is the last recommendation before the first decision
/// at the lane, since later ones know what secondary inspection found. Nothing personal is needed or kept.
/// </summary>
public sealed class RecommendationQuality
{
    private const string Cancelled = "Cancelled";

    private readonly Dictionary<(Guid Crossing, int Traveller), PastTraveller> _open = [];
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ReasonQuality> _reasons = new(StringComparer.Ordinal);
    private SecondaryQuality _secondary = new(0, 0, 0, 0, 0, 0);
    private int _travellers;
    private int _overrides;
    private int _returned;
    private int _approved;

    /// <summary>The next event of a node, in the node's order. Events of other kinds are passed over.</summary>
    public void Next(CrossingEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        switch (e)
        {
            case Recommended given:
                Recommend((e.Crossing, given.Traveller), given.Recommendation);
                break;
            case Decided decided when _open.TryGetValue((e.Crossing, decided.Traveller), out var known):
                Decide((e.Crossing, decided.Traveller), known, decided);
                break;
            case DecisionReturned returned when _open.TryGetValue((e.Crossing, returned.Traveller), out var known):
                _open[(e.Crossing, returned.Traveller)] = known with { IsReturned = true };
                break;
            case SecondaryFound found when _open.TryGetValue((e.Crossing, found.Traveller), out var known):
                _open[(e.Crossing, found.Traveller)] = known.After(found);
                break;
            case CrossingCancelled:
                foreach (var (key, known) in _open.Where(o => o.Key.Crossing == e.Crossing).ToList())
                    End(key, known, Cancelled);
                break;
        }
    }

    /// <summary>The counts so far.</summary>
    public QualityReport Report() =>
        new(_travellers, _outcomes, _overrides, _reasons, _open.Count) { Secondary = _secondary, Returned = _returned, Approved = _approved };

    private void Recommend((Guid, int) key, Recommendation given)
    {
        var known = _open.GetValueOrDefault(key);
        if (known?.IsDecided != true)
            _open[key] = new PastTraveller(given) { IsReturned = known?.IsReturned == true };
    }

    private void Decide((Guid, int) key, PastTraveller known, Decided decided)
    {
        if (!known.IsDecided && decided.Override)
            _overrides++;
        if (decided.Outcome is Outcome.Admit or Outcome.Refuse)
            End(key, known.After(decided), decided.Outcome.ToString());
        else
            _open[key] = known.After(decided);
    }

    private void End((Guid, int) key, PastTraveller known, string end)
    {
        _open.Remove(key);
        _travellers++;
        _returned += known.IsReturned ? 1 : 0;
        _approved += known.IsApproved ? 1 : 0;
        _secondary = known.Count(_secondary);
        var name = $"{known.Given.Outcome} > {end}";
        _outcomes[name] = _outcomes.GetValueOrDefault(name) + 1;
        foreach (var code in known.Codes)
            _reasons[code] = known.Count(code, end == nameof(Outcome.Refuse), _reasons.GetValueOrDefault(code));
    }
}
