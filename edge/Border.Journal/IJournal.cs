using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Journal;

/// <summary>
/// A node's append-only record store with its outbox and subject keys. Appending is safe from many threads: writers that come
/// together share one fsync. What <see cref="AppendAsync"/> returned is on disk (invariant I1).
/// </summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>Where the journal stands now; cheap, never blocks.</summary>
    JournalStatus Status { get; }

    /// <summary>Appends all drafts as one atomic group, in order, and completes once they are fsynced.</summary>
    /// <param name="drafts">1 to 256 drafts.</param>
    /// <param name="newKeys">Subject keys that the drafts are the first to use; stored in the same transaction.</param>
    /// <param name="urgency">Whether the group may use the reserve kept for decisions in progress (invariant I10).</param>
    /// <param name="cancellation">Gives up waiting before the group is taken into a commit; afterwards it has no effect.</param>
    /// <exception cref="JournalFullException">The disk is full for this urgency; nothing was written and nothing was lost.</exception>
    /// <exception cref="JournalFailedException">The disk failed; the journal takes no more until it is opened again.</exception>
    Task<IReadOnlyList<AppendedRecord>> AppendAsync(
        IReadOnlyList<RecordDraft> drafts,
        IReadOnlyList<SubjectKey> newKeys,
        AppendUrgency urgency,
        CancellationToken cancellation);

    /// <summary>Reads records after a position, in order, up to both limits (at least one record if there is any).</summary>
    Task<IReadOnlyList<StoredRecord>> ReadAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation);

    /// <summary>
    /// Records after a position, of one epoch, with the chain hash before them and the keys they use; null when there are none. Acknowledged ones
    /// too: a centre that was restored from a backup asks for them again.
    /// </summary>
    Task<OutboxBatch?> ReadOutboxAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation);

    /// <summary>Moves the outbox cursor: everything through this position is committed at the centre (invariant I4). Never moves back.</summary>
    Task AcknowledgeAsync(RecordPosition through, CancellationToken cancellation);

    /// <summary>Completes when there are records after <paramref name="position"/>.</summary>
    Task WaitForRecordsAsync(RecordPosition position, CancellationToken cancellation);

    /// <summary>A subject key by its id; null when it was erased or never here.</summary>
    Task<SubjectKey?> FindKeyAsync(Guid id, CancellationToken cancellation);

    /// <summary>The newest key of a subject; null when there is none.</summary>
    Task<SubjectKey?> FindSubjectAsync(string subject, CancellationToken cancellation);

    /// <summary>Deletes every key of a subject for good (overwritten on disk); returns how many.</summary>
    Task<int> EraseSubjectAsync(string subject, CancellationToken cancellation);

    /// <summary>Starts a new epoch, because the centre holds another history for this one (<c>fork</c>).</summary>
    /// <param name="atLeast">The new epoch is at least this.</param>
    /// <param name="explanation">For the administrator; becomes the new epoch's first record.</param>
    /// <param name="cancellation">Cancels before anything is written.</param>
    Task StartEpochAsync(long atLeast, string explanation, CancellationToken cancellation);
}

/// <summary>Which part of the disk a group may use.</summary>
public enum AppendUrgency
{
    /// <summary>New work: refused once only the reserve is left.</summary>
    NewWork,

    /// <summary>Belongs to a crossing or decision in progress: may use the reserve.</summary>
    InProgress,
}

/// <summary>What a record got when it was appended.</summary>
/// <param name="Position">Its place.</param>
/// <param name="Hlc">Its hybrid clock reading.</param>
/// <param name="At">The wall clock.</param>
public sealed record AppendedRecord(RecordPosition Position, Border.Domain.Time.HlcTimestamp Hlc, DateTimeOffset At);

/// <summary>A record as stored.</summary>
/// <param name="Position">Its place.</param>
/// <param name="Body">Its bytes (see <see cref="RecordCodec"/>).</param>
/// <param name="Hash">32 bytes, the chain hash after it.</param>
public sealed record StoredRecord(RecordPosition Position, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Hash);

/// <summary>Records to send, all of one epoch and contiguous.</summary>
/// <param name="PreviousHash">32 bytes, the chain hash before the first record.</param>
/// <param name="Records">One or more.</param>
/// <param name="Keys">Every subject key that these records name and that still exists.</param>
public sealed record OutboxBatch(ReadOnlyMemory<byte> PreviousHash, IReadOnlyList<StoredRecord> Records, IReadOnlyList<SubjectKey> Keys);

/// <summary>How a journal is.</summary>
public enum JournalHealth
{
    /// <summary>Takes everything.</summary>
    Healthy,

    /// <summary>Takes only work in progress: the reserve is being used.</summary>
    Full,

    /// <summary>Takes nothing: the disk failed.</summary>
    Failed,
}

/// <summary>Where a journal stands.</summary>
/// <param name="Node">Whose journal.</param>
/// <param name="Last">The last record's position; sequence 0 before the first of an epoch.</param>
/// <param name="Acknowledged">Everything through here is committed at the centre.</param>
/// <param name="Unacknowledged">Records not yet acknowledged, over all epochs.</param>
/// <param name="Health">How it is.</param>
/// <param name="Explanation">What is wrong and what to do, in words; null when healthy.</param>
/// <param name="FreeBytes">Free on its disk.</param>
public sealed record JournalStatus(
    NodeName Node,
    RecordPosition Last,
    RecordPosition Acknowledged,
    long Unacknowledged,
    JournalHealth Health,
    string? Explanation,
    long FreeBytes);

/// <summary>The disk is full for this kind of work; free space or wait until the backlog has been sent.</summary>
public sealed class JournalFullException(string message) : IOException(message);

/// <summary>The journal's disk failed.</summary>
public sealed class JournalFailedException(string message, Exception? inner = null) : IOException(message, inner);
