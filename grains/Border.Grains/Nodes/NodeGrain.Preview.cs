using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Grains.Lanes;
using Border.Grains.Posts;
using Border.Grains.Routing;
using Border.Ledger;
using Border.Ledger.Alerts;

namespace Border.Grains.Nodes;

// What cannot wait for a backlog: alerts of records that come ahead of it.
public sealed partial class NodeGrain
{
    /// <inheritdoc />
    public async Task PreviewAsync(NodeBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_memory.Replaced.Contains(batch.Instance))
            return;
        var keys = batch.Keys.ToDictionary(key => key.Id, key => new SubjectKey(key.Id, key.Subject, key.Key));
        for (var i = 0; i < batch.Bodies.Length; i++)
        {
            var key = new RecordKey(_name, new RecordPosition(batch.Epoch, batch.FirstSequence + i));
            if (AlertOf(key, batch.Bodies[i], keys) is { } alert)
                await store.Alerts.RaiseAsync(alert, CancellationToken.None);
        }
    }

    // A record that cannot be read is quarantined when it comes in its turn; here it only says nothing.
    private AlertDraft? AlertOf(RecordKey key, byte[] body, Dictionary<Guid, SubjectKey> keys)
    {
        try
        {
            var record = RecordReader.Open(key, body);
            var e = EventCodec.FromRecord(record, record.Key is { } id ? keys.GetValueOrDefault(id) : null);
            return e is LookoutHit hit && record.Lane is { } lane ? LookoutAlerts.Of(_name, lane, hit) : PostAlerts.Of(_name, new ReadRecord(key, record, e));
        }
        catch (InvalidRecordException)
        {
            return null;
        }
    }
}
