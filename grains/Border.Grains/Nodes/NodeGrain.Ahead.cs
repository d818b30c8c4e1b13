using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Grains.Lanes;
using Border.Grains.Posts;
using Border.Grains.Routing;
using Border.Ledger;
using Border.Ledger.Alerts;

namespace Border.Grains.Nodes;

// What does not wait for a backlog: records that come ahead of it are committed apart from the history, and their alerts raised. Folding
// follows the history only, so that every stream keeps its order.
public sealed partial class NodeGrain
{
    /// <inheritdoc />
    public async Task<int> AcceptAheadAsync(NodeBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_memory.Replaced.Contains(batch.Instance))
            return 0;
        try
        {
            var held = await store.Ledger.CommitAheadAsync(ToLedger(batch), CancellationToken.None);
            var keys = batch.Keys.DistinctBy(key => key.Id).ToDictionary(key => key.Id, key => new SubjectKey(key.Id, key.Subject, key.Key));
            for (var i = 0; i < batch.Bodies.Length; i++)
            {
                var key = new RecordKey(_name, new RecordPosition(batch.Epoch, batch.FirstSequence + i));
                if (AlertOf(key, batch.Bodies[i], keys) is { } alert)
                    await store.Alerts.RaiseAsync(alert, CancellationToken.None);
            }

            return held;
        }
        catch (ArgumentException e)
        {
            LogMalformed(e.Message);
            return 0;
        }
        catch (LedgerUnavailableException e)
        {
            LogUnavailable(e.Message);
            return 0;
        }
    }

    // A record that cannot be read is quarantined when it comes in its turn; here it only says nothing.
    private AlertDraft? AlertOf(RecordKey key, byte[] body, Dictionary<Guid, SubjectKey> keys)
    {
        try
        {
            var record = RecordReader.Open(key, body);
            var e = EventCodec.FromRecord(record, record.Key is { } id ? keys.GetValueOrDefault(id) : null);
            return e is LookoutHit { Cleared: null } hit && RecordReader.LaneOf(record) is { } lane ? LookoutAlerts.Of(_name, lane, hit) : PostAlerts.Of(_name, new ReadRecord(key, record, e));
        }
        catch (InvalidRecordException)
        {
            return null;
        }
    }
}
