using Border.Domain.Events;

namespace Border.Domain.Recommendations.Quality;

/// <summary>
/// Counts, from the events of past crossings, how good recommendations were. What counts is the last recommendation before the first decision
/// at the lane, since later ones know what secondary inspection found. Nothing personal is needed or kept.
/// </summary>
public sealed class RecommendationQuality
{
    private const string Cancelled = "Cancelled";

    private readonly Dictionary<(Guid Crossing, int Traveller), Case> _open = [];
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ReasonQuality> _reasons = new(StringComparer.Ordinal);
    private int _travellers;
    private int _overrides;

    /// <summary>The next event of a node, in the node's order. Events of other kinds are passed over.</summary>
    public void Next(CrossingEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        switch (e)
        {
            case Recommended given when _open.GetValueOrDefault((e.Crossing, given.Traveller)) is not { Decided: true }:
                _open[(e.Crossing, given.Traveller)] = new Case(given.Recommendation, false);
                break;
            case Decided decided when _open.TryGetValue((e.Crossing, decided.Traveller), out var known):
                Decide((e.Crossing, decided.Traveller), known, decided);
                break;
            case CrossingCancelled:
                foreach (var (key, known) in _open.Where(o => o.Key.Crossing == e.Crossing).ToList())
                    End(key, known, Cancelled);
                break;
        }
    }

    /// <summary>The counts so far.</summary>
    public QualityReport Report() => new(_travellers, _outcomes, _overrides, _reasons, _open.Count);

    private void Decide((Guid, int) key, Case known, Decided decided)
    {
        if (!known.Decided && decided.Override)
            _overrides++;
        if (decided.Outcome is Outcome.Admit or Outcome.Refuse)
            End(key, known, decided.Outcome.ToString());
        else
            _open[key] = known with { Decided = true };
    }

    private void End((Guid, int) key, Case known, string end)
    {
        _open.Remove(key);
        _travellers++;
        var name = $"{known.Given.Outcome} > {end}";
        _outcomes[name] = _outcomes.GetValueOrDefault(name) + 1;
        var refused = end == Outcome.Refuse.ToString() ? 1 : 0;
        var codes = known.Given.Reasons.Where(r => r.Outcome != Outcome.Admit).Select(r => r.Code).Distinct().ToList();
        var alone = codes.Count == 1 ? 1 : 0;
        foreach (var code in codes)
        {
            var before = _reasons.GetValueOrDefault(code) ?? new ReasonQuality(0, 0, 0, 0);
            _reasons[code] = new(before.Asked + 1, before.Alone + alone, before.Refused + refused, before.RefusedAlone + (alone * refused));
        }
    }

    private sealed record Case(Recommendation Given, bool Decided);
}
