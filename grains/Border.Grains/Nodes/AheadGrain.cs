using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Grains.Lanes;
using Border.Grains.Posts;
using Border.Grains.Routing;
using Border.Ledger;
using Border.Ledger.Alerts;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Nodes;

/// <summary>See <see cref="IAheadGrain"/>. Folding follows the history only, so that every stream keeps its order.</summary>
public sealed partial class AheadGrain(CentreStore store, ILogger<AheadGrain> logger) : Grain, IAheadGrain
{
    private NodeName _name = null!;
    private IReadOnlyList<string> _replaced = [];

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _name = NodeName.Parse(this.GetPrimaryKeyString());
        if (await store.Snapshots.FindAsync(NodeMemory.KeyOf(_name), cancellationToken) is { } snapshot)
            _replaced = NodeMemory.Read(snapshot.Content.Span).Replaced;
    }

    /// <inheritdoc />
    public Task ReplacedAsync(string[] instances)
    {
        _replaced = instances;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<int> AcceptAsync(NodeBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_replaced.Contains(batch.Instance))
            return 0;
        try
        {
            var held = await store.Ledger.CommitAheadAsync(batch.ToLedger(_name), CancellationToken.None);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A live batch was refused: {Problem}")]
    private partial void LogMalformed(string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live records wait for their turn: {Problem}")]
    private partial void LogUnavailable(string problem);
}
