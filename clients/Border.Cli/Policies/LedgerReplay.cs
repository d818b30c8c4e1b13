using Border.Cli.Ledger;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Trials;
using Border.Domain.Stays;
using Border.Ledger;

namespace Border.Cli.Policies;

/// <summary>Tries a policy on the crossings of a ledger.</summary>
/// <param name="ledger">With its key, because what was read of travellers is sealed.</param>
/// <param name="from">The first day of crossings, in UTC.</param>
/// <param name="to">The last day.</param>
internal sealed class LedgerReplay(ILedger ledger, DateOnly from, DateOnly to)
{
    private readonly SortedDictionary<string, long> _outcomes = [];
    private readonly SortedDictionary<string, long> _gained = [];
    private readonly SortedDictionary<string, long> _lost = [];
    private readonly SortedDictionary<string, long> _unjudged = [];
    private long _cases;
    private long _changed;

    /// <summary>Tries a policy; a policy with stays has the ledger read twice, first for everybody's visits.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="changed">Gets every case with another outcome.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<TrialReport> TryAsync(CrossingPolicy policy, Action<TrialCase> changed, CancellationToken cancellation)
    {
        var visits = policy.Stays is null ? [] : await VisitsAsync(cancellation);
        var trial = new PolicyTrial(policy, visits, found => Count(found, changed));
        var history = new LedgerHistory(ledger);
        await history.EachAsync(
            (record, told, readable) =>
            {
                var day = DateOnly.FromDateTime(record.At.UtcDateTime);
                if (record.Kind != CrossingOpened.Name || (day >= from && day <= to))
                    trial.Next(record, told, readable);
            },
            keys: true,
            cancellation);
        trial.End();
        return new TrialReport(_cases, _cases - _unjudged.Values.Sum(), _changed, _outcomes, _gained, _lost, _unjudged, history.Unreadable);
    }

    private async Task<Dictionary<string, List<StayVisit>>> VisitsAsync(CancellationToken cancellation)
    {
        var visits = new Dictionary<string, List<StayVisit>>(StringComparer.Ordinal);
        var directions = new Dictionary<Guid, Direction>();
        await new LedgerHistory(ledger).EachAsync(
            (record, told, _) =>
            {
                if (told is CrossingOpened opened)
                    directions[opened.Crossing] = opened.Direction;
                else if (told is CrossingClosed or CrossingCancelled)
                    directions.Remove(((CrossingEvent)told).Crossing);
                else if (told is Decided decided && record.Subject is { } subject && directions.TryGetValue(decided.Crossing, out var direction)
                    && StayVisit.Of(decided, direction, record.Hlc, record.At) is { } visit)
                    Add(visits, subject, visit);
            },
            keys: false,
            cancellation);
        return visits;
    }

    private void Count(TrialCase found, Action<TrialCase> changed)
    {
        _cases++;
        if (found.After is not { } after)
        {
            Add(_unjudged, found.Unjudged!);
            return;
        }

        Add(_outcomes, $"{found.Before} > {after}");
        foreach (var code in found.Gained)
            Add(_gained, code);
        foreach (var code in found.Lost)
            Add(_lost, code);
        if (!found.Changed)
            return;
        _changed++;
        changed(found);
    }

    private static void Add(Dictionary<string, List<StayVisit>> visits, string subject, StayVisit visit)
    {
        if (!visits.TryGetValue(subject, out var list))
            visits[subject] = list = [];
        list.Add(visit);
    }

    private static void Add(SortedDictionary<string, long> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
}
