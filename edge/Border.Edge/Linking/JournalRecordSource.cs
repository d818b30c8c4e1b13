using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Edge.Bundles;
using Border.Edge.Recording;
using Border.Journal;
using Border.Link.Batches;
using Border.Link.Node;

namespace Border.Edge.Linking;

/// <summary>The journal as the link sees it. Subject keys leave the node only sealed to the centre's public key.</summary>
internal sealed partial class JournalRecordSource(
    IJournal journal,
    EventRecorder recorder,
    NodeBundles bundles,
    Checkpoints checkpoints,
    ECDiffieHellmanPublicKey centre,
    string software,
    ILogger<JournalRecordSource> logger) : IRecordSource
{
    private const int RepeatRecords = 200;
    private const int RepeatBytes = 4 * 1024 * 1024;

    /// <inheritdoc />
    public RecordPosition Acknowledged => journal.Status.Acknowledged;

    /// <inheritdoc />
    public long Backlog => journal.Status.Unacknowledged;

    /// <inheritdoc />
    public BirthFacts Describe() => new(
        recorder.LastHlc,
        journal.Status.Last,
        software,
        bundles.InUse.ToDictionary(bundle => bundle.Kind, bundle => bundle.Version),
        checkpoints.Furthest);

    /// <inheritdoc />
    public async Task<RecordBatch?> ReadAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation)
    {
        if (await journal.ReadOutboxAsync(after, maxRecords, maxBytes, cancellation) is not { } batch)
            return null;
        return new RecordBatch(
            batch.PreviousHash,
            [.. batch.Records.Select(record => new LinkRecord(record.Position, record.Body))],
            SealedKey.All(batch.Keys, centre));
    }

    /// <inheritdoc />
    public Task<(RecordPosition? Found, RecordPosition Seen)> FindUrgentAsync(RecordPosition after, CancellationToken cancellation) =>
        journal.FindUrgentAsync(after, cancellation);

    /// <inheritdoc />
    public Task WaitForRecordsAsync(RecordPosition after, CancellationToken cancellation) => journal.WaitForRecordsAsync(after, cancellation);

    /// <inheritdoc />
    public Task AcknowledgeAsync(RecordPosition through, CancellationToken cancellation) => journal.AcknowledgeAsync(through, cancellation);

    /// <inheritdoc />
    public async Task<long> ForkedAsync(RecordPosition centre, string reason, CancellationToken cancellation)
    {
        LogForked(centre, reason);
        var status = journal.Status;
        await journal.StartEpochAsync(centre.Epoch + 1, reason, cancellation);
        await RepeatAsync(status.Acknowledged, status.Last, cancellation);
        // What was recorded again is not to be sent from the old epoch too, also not after a restart.
        await journal.AcknowledgeAsync(status.Last, cancellation);
        return journal.Status.Last.Epoch;
    }

    /// <inheritdoc />
    public Task KeepCheckpointAsync(SignedCheckpoint checkpoint, CancellationToken cancellation) => checkpoints.KeepAsync(checkpoint, cancellation);

    /// <inheritdoc />
    public Task QuarantinedAsync(IReadOnlyList<RecordPosition> records, string reason, CancellationToken cancellation)
    {
        LogQuarantined(records.Count, records[0], reason);
        return Task.CompletedTask;
    }

    /// <summary>Records that the centre never took are recorded again in the new epoch, so that none is lost with the old one.</summary>
    private async Task RepeatAsync(RecordPosition after, RecordPosition last, CancellationToken cancellation)
    {
        while (after < last && await journal.ReadAsync(after, RepeatRecords, RepeatBytes, cancellation) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            RecordDraft[] drafts = [.. page.Where(record => record.Position <= last).Select(record => DraftOf(RecordCodec.Decode(record.Body.Span)))];
            if (drafts.Length > 0)
                await journal.AppendAsync(drafts, [], AppendUrgency.InProgress, cancellation);
        }
    }

    private static RecordDraft DraftOf(JournalRecord record)
    {
        var payload = record.Sealed ?? System.Text.Encoding.UTF8.GetBytes(record.Event!.Value.GetRawText());
        return new RecordDraft(record.Kind, payload, record.Lane, record.Crossing, record.Subject, record.Key);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The centre holds another history of this node through {Centre}: a new epoch starts. {Reason}")]
    private partial void LogForked(RecordPosition centre, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The centre cannot read {Count} record(s) from {First} on and keeps them aside: {Reason}")]
    private partial void LogQuarantined(int count, RecordPosition first, string reason);
}
