using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Stays;

namespace Border.Domain.Recommendations.Trials;

/// <summary>
/// Applies a policy to past crossings: folds their events, and at the last recommendation of each traveller asks what the policy makes of
/// the facts of that moment. What was sealed and erased since is not guessed at: such a crossing is counted as not judged. Days of stay are
/// counted anew from the visits given, because the policy of then may have had another rule or none.
/// </summary>
/// <param name="policy">The policy to try.</param>
/// <param name="visits">Everybody's visits by pseudonym; needed only for a policy with stays.</param>
/// <param name="show">Gets each case when its crossing ends.</param>
public sealed class PolicyTrial(CrossingPolicy policy, IReadOnlyDictionary<string, List<StayVisit>> visits, Action<TrialCase> show)
{
    private readonly Dictionary<Guid, Past> _open = [];

    /// <summary>The next record of a node, in the node's order. Records of crossings whose beginning was not shown are passed over.</summary>
    /// <param name="record">The record.</param>
    /// <param name="told">Its event; null when its subject was erased.</param>
    /// <param name="readable">False when the record cannot be read although its key is there.</param>
    public void Next(JournalRecord record, BorderEvent? told, bool readable = true)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Crossing is not { } id)
            return;
        if (told is CrossingOpened)
            _open.TryAdd(id, new Past());
        if (!_open.TryGetValue(id, out var past))
            return;
        if (told is not CrossingEvent e)
        {
            // What officers say in their own words, which may be sealed, is no fact.
            if (!OfficerWords.Kinds.Contains(record.Kind))
                past.Unjudged ??= readable ? "erased" : "unreadable";
            return;
        }

        past.State = Crossing.Evolve(past.State, e);
        if (e is Recommended recommended)
            past.Moments[recommended.Traveller] = (recommended, past.State, record);
        if (e is CrossingClosed or CrossingCancelled)
            End(id, past);
    }

    /// <summary>There are no more records: crossings in progress are judged as they are.</summary>
    public void End()
    {
        foreach (var (id, past) in _open.ToArray())
            End(id, past);
    }

    private void End(Guid id, Past past)
    {
        _open.Remove(id);
        foreach (var (recommended, state, record) in past.Moments.Values)
            show(past.Unjudged is { } why ? Unjudged(recommended, why) : Judge(recommended, state, record));
    }

    private static TrialCase Unjudged(Recommended then, string why) =>
        new(then.Crossing, then.Traveller, then.Recommendation.Outcome, null, then.Recommendation.PolicyVersion, [], [], why);

    private TrialCase Judge(Recommended then, CrossingState state, JournalRecord record)
    {
        var today = then.Today ?? DateOnly.FromDateTime(record.At.UtcDateTime);
        // Older records do not say whether the lane had a camera; a missing face tells it, and where a face was compared it does not matter.
        var camera = then.HasFaceCamera ?? then.Recommendation.Reasons.Any(r => r.Code == Finding.FaceMissing);
        var before = then.Recommendation;
        var facts = WithStay(policy.Vehicles is null ? WithoutVehicle(state, then.Traveller) : state, then, today, record);
        var after = Recommender.Evaluate(facts, then.Traveller, today, policy, camera);
        var (asked, asks) = (Asking(before), Asking(after));
        return new TrialCase(
            then.Crossing, then.Traveller, before.Outcome, after.Outcome, before.PolicyVersion, [.. asks.Except(asked).Select(a => a.Code)],
            [.. asked.Select(a => a.Code).Except(asks.Select(a => a.Code))], null);
    }

    private static List<(string Code, Outcome Outcome)> Asking(Recommendation given) =>
        [.. given.Reasons.Where(r => r.Outcome != Outcome.Admit).Select(r => (r.Code, r.Outcome)).Distinct()];

    /// <summary>A policy that says nothing about vehicles has no findings about them; one that does is judged by the review that was recorded.</summary>
    private static CrossingState WithoutVehicle(CrossingState state, int traveller) => state.Travellers.GetValueOrDefault(traveller) is { } known
        ? state with { Vehicle = null, Travellers = state.Travellers.SetItem(traveller, known with { Link = null }) }
        : state with { Vehicle = null };

    private CrossingState WithStay(CrossingState state, Recommended then, DateOnly today, JournalRecord record)
    {
        if (state.Travellers.GetValueOrDefault(then.Traveller) is not { Document: { } document } known)
            return state;
        StayCounted? stay = null;
        if (policy.Stays is { } stays)
        {
            var earlier = (visits.GetValueOrDefault(document.Person) ?? []).Where(v => v.Order < record.Hlc).ToArray();
            var count = StayCount.Of(stays, document.Document, earlier, new StayVisit(state.Id, record.Hlc, today, state.Direction));
            stay = new StayCounted { Crossing = state.Id, Number = document.Number + 1, Traveller = then.Traveller, Count = count, CentreToldAt = record.At };
        }

        return state with { Travellers = state.Travellers.SetItem(then.Traveller, known with { Stay = stay }) };
    }

    private sealed class Past
    {
        public CrossingState State { get; set; } = CrossingState.Initial;

        public string? Unjudged { get; set; }

        public SortedDictionary<int, (Recommended Then, CrossingState State, JournalRecord Record)> Moments { get; } = [];
    }
}
