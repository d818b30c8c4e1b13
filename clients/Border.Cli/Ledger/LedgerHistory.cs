using Border.Domain.Events;
using Border.Domain.Records;
using Border.Ledger;

namespace Border.Cli.Ledger;

/// <summary>Reads a ledger node by node, in each node's order.</summary>
/// <param name="ledger">With its key, because what was read of travellers is sealed.</param>
internal sealed class LedgerHistory(ILedger ledger)
{
    private const int PageRecords = 1000;

    /// <summary>Records so far that could not be read.</summary>
    public long Unreadable { get; private set; }

    /// <summary>Goes through every node's records in its order.</summary>
    /// <param name="each">Gets every record with its event.</param>
    /// <param name="keys">False to leave what is sealed closed: decisions and findings with a note are opened all the same, for their codes.</param>
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
                Unreadable++;
            }
        }

        var ids = records.Where(r => keys || OfficerWords.Outcomes.Contains(r.Kind)).Select(r => r.Key).OfType<Guid>().Distinct().ToArray();
        var found = ids.Length == 0 ? null : await ledger.FindKeysAsync(ids, cancellation);
        foreach (var record in records)
        {
            try
            {
                each(record, EventCodec.FromRecord(record, record.Key is { } id ? found?.GetValueOrDefault(id) : null), true);
            }
            catch (InvalidRecordException)
            {
                Unreadable++;
                each(record, null, false);
            }
        }
    }
}
