using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Trials;
using Border.Domain.Records;
using Border.Domain.Stays;
using Border.Ledger;

namespace Border.Cli.Policies;

/// <summary>Reads a ledger node by node, in each node's order, and tries a policy on it.</summary>
/// <param name="ledger">With its key, because what was read of travellers is sealed.</param>
/// <param name="from">The first day of crossings, in UTC.</param>
/// <param name="to">The last day.</param>
internal sealed class LedgerReplay(ILedger ledger, DateOnly from, DateOnly to)
{
    private const int PageRecords = 1000;

    private readonly SortedDictionary<string, long> _outcomes = [];
    private readonly SortedDictionary<string, long> _gained = [];
    private readonly SortedDictionary<string, long> _lost = [];
    private readonly SortedDictionary<string, long> _unjudged = [];
    private long _cases;
    private long _changed;
    private long _unreadable;

    /// <summary>Tries a policy; a policy with stays has the ledger read twice, first for everybody's visits.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="changed">Gets every case with another outcome.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<TrialReport> TryAsync(CrossingPolicy policy, Action<TrialCase> changed, CancellationToken cancellation)
    {
        var visits = policy.Stays is null ? [] : await VisitsAsync(cancellation);
        _unreadable = 0;
        var trial = new PolicyTrial(policy, visits, found => Count(found, changed));
        await EachAsync(
            (record, told, readable) =>
            {
                var day = DateOnly.FromDateTime(record.At.UtcDateTime);
                if (record.Kind != CrossingOpened.Name || (day >= from && day <= to))
                    trial.Next(record, told, readable);
            },
            keys: true,
            cancellation);
        trial.End();
        return new TrialReport(_cases, _cases - _unjudged.Values.Sum(), _changed, _outcomes, _gained, _lost, _unjudged, _unreadable);
    }

    private async Task<Dictionary<string, List<StayVisit>>> VisitsAsync(CancellationToken cancellation)
    {
        var visits = new Dictionary<string, List<StayVisit>>(StringComparer.Ordinal);
        var directions = new Dictionary<Guid, Direction>();
        await EachAsync(
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

    /// <summary>Goes through every node's records in its order.</summary>
    /// <param name="each">Gets every record with its event.</param>
    /// <param name="keys">False to leave what is sealed closed: decisions with a note, which name nobody, are opened all the same.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task EachAsync(Action<JournalRecord, BorderEvent?, bool> each, bool keys, CancellationToken cancellation)
    {
        foreach (var node in await ledger.ListNodesAsync(cancellation))
        {
            var at = RecordPosition.None;
            while (await ledger.ReadNodeAsync(node, at, PageRecords, cancellation) is { Count: > 0 } page)
            {
                await PageAsync(page, each, keys, cancellation);
                at = page[^1].Key.Position;
            }
        }
    }

    private async Task PageAsync(IReadOnlyList<LedgerRecord> page, Action<JournalRecord, BorderEvent?, bool> each, bool keys, CancellationToken cancellation)
    {
        var records = new List<JournalRecord>(page.Count);
        foreach (var stored in page)
        {
            try
            {
                records.Add(RecordCodec.Decode(stored.Body.Span));
            }
            catch (InvalidRecordException)
            {
                _unreadable++;
            }
        }

        var ids = records.Where(r => keys || r.Kind == Decided.Name).Select(r => r.Key).OfType<Guid>().Distinct().ToArray();
        var found = ids.Length == 0 ? null : await ledger.FindKeysAsync(ids, cancellation);
        foreach (var record in records)
        {
            try
            {
                each(record, EventCodec.FromRecord(record, record.Key is { } id ? found?.GetValueOrDefault(id) : null), true);
            }
            catch (InvalidRecordException)
            {
                _unreadable++;
                each(record, null, false);
            }
        }
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
