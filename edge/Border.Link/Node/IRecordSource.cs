using Border.Domain.Records;
using Border.Domain.Time;
using Border.Link.Batches;

namespace Border.Link.Node;

/// <summary>The node's journal as the link sees it. Calls come from any thread; reading and waiting may overlap, the others come one at a time.</summary>
public interface IRecordSource
{
    /// <summary>Everything through here is known to be committed at the centre; where sending begins after every start.</summary>
    RecordPosition Acknowledged { get; }

    /// <summary>How many records are not yet acknowledged.</summary>
    long Backlog { get; }

    /// <summary>What to tell the centre of this node right now.</summary>
    BirthFacts Describe();

    /// <summary>The oldest records after a position: contiguous, of one epoch, within both limits (at least one if there is any); null when there is none.</summary>
    Task<RecordBatch?> ReadAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation);

    /// <summary>Looks a bounded way beyond a position for a record that raises an alert by itself, in any epoch.</summary>
    /// <returns>The record found and itself, or none and how far it looked; <paramref name="after"/> itself when there is nothing more.</returns>
    Task<(RecordPosition? Found, RecordPosition Seen)> FindUrgentAsync(RecordPosition after, CancellationToken cancellation);

    /// <summary>Completes when there are records after a position.</summary>
    Task WaitForRecordsAsync(RecordPosition after, CancellationToken cancellation);

    /// <summary>The centre has committed everything through here. May come again, and never moves the cursor back.</summary>
    Task AcknowledgeAsync(RecordPosition through, CancellationToken cancellation);

    /// <summary>
    /// The centre holds another history for the current epoch (cloned or restored disk). The source must start an epoch above
    /// <paramref name="centre"/>'s before it returns; records that the centre never took must be recorded again in it.
    /// Sending goes on after (that epoch, 0).
    /// </summary>
    /// <param name="centre">What the centre holds of this node.</param>
    /// <param name="reason">For the administrator.</param>
    /// <param name="cancellation">The node is stopping.</param>
    /// <returns>The new epoch.</returns>
    Task<long> ForkedAsync(RecordPosition centre, string reason, CancellationToken cancellation);

    /// <summary>The centre signed for what it holds (P-4.13); a source that keeps it shows it at the next birth.</summary>
    Task KeepCheckpointAsync(SignedCheckpoint checkpoint, CancellationToken cancellation);

    /// <summary>The centre keeps these records but cannot read their content; nothing is sent again.</summary>
    Task QuarantinedAsync(IReadOnlyList<RecordPosition> records, string reason, CancellationToken cancellation);
}

/// <summary>What a birth says of a node.</summary>
/// <param name="Hlc">The node's hybrid clock.</param>
/// <param name="Head">The journal's last record.</param>
/// <param name="Software">The node's version.</param>
/// <param name="Bundles">Versions of bundles in use, by kind.</param>
/// <param name="Checkpoint">The furthest that the centre signed for; null when it has signed for nothing yet.</param>
public sealed record BirthFacts(
    HlcTimestamp Hlc, RecordPosition Head, string Software, IReadOnlyDictionary<string, long> Bundles, SignedCheckpoint? Checkpoint = null);
