using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Ledger;

/// <summary>The centre's store of every node's records, of streams over them, and of what the centre itself must remember.</summary>
public interface ILedger : IAsyncDisposable
{
    /// <summary>
    /// Commits contiguous records of one node and epoch in one transaction and advances the node's accepted position. Records already
    /// there are refused by the primary key, not looked up first (invariant I3).
    /// </summary>
    /// <exception cref="ArgumentException">The batch breaks a limit of <see cref="RecordBatch"/>; the message says which.</exception>
    /// <exception cref="LedgerUnavailableException">The database cannot be reached: send the same batch again, what was committed counts once.</exception>
    Task<CommitResult> CommitAsync(RecordBatch batch, CancellationToken cancellation);

    /// <summary>
    /// Commits contiguous records of one node and epoch that lie beyond its head, while records before them are still to come. They are durable
    /// and keyed as all others, but the head does not move, nothing is routed, and no ack may rest on them (invariant I4). When the batch that
    /// closes the gap comes, <see cref="CommitAsync"/> compares them with its chain and takes them over in the same transaction; when they differ
    /// it answers <see cref="CommitOutcome.Fork"/> and they stay as they are.
    /// </summary>
    /// <returns>How many of the batch's records the ledger holds now, ahead or in their turn: all, or none when the node has
    /// <see cref="RecordBatch.MaxAhead"/> ahead, when others are held at their places, or when the batch begins its epoch wrongly.</returns>
    /// <exception cref="ArgumentException">The batch breaks a limit of <see cref="RecordBatch"/>; the message says which.</exception>
    /// <exception cref="LedgerUnavailableException">The database cannot be reached.</exception>
    Task<int> CommitAheadAsync(RecordBatch batch, CancellationToken cancellation);

    /// <summary>A node's records that were committed ahead and are not yet part of its history, after a position, in order.</summary>
    Task<IReadOnlyList<AheadRecord>> ReadAheadAsync(NodeName node, RecordPosition after, int maxRecords, CancellationToken cancellation);

    /// <summary>A node's accepted position and chain hash; null before its first record.</summary>
    Task<NodeHead?> FindHeadAsync(NodeName node, CancellationToken cancellation);

    /// <summary>Every node the ledger holds records of, by name.</summary>
    Task<IReadOnlyList<NodeName>> ListNodesAsync(CancellationToken cancellation);

    /// <summary>A node's records after a position, in order; at most <paramref name="maxRecords"/> and about 16 MiB.</summary>
    Task<IReadOnlyList<LedgerRecord>> ReadNodeAsync(NodeName node, RecordPosition after, int maxRecords, CancellationToken cancellation);

    /// <summary>The named records in the order asked; one that the ledger does not hold is left out.</summary>
    /// <param name="keys">At most 1,000.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<LedgerRecord>> ReadRecordsAsync(IReadOnlyList<RecordKey> keys, CancellationToken cancellation);

    /// <summary>How far a node's records have been routed to the other grains.</summary>
    Task<RecordPosition> ReadRoutingCursorAsync(NodeName node, CancellationToken cancellation);

    /// <summary>The nodes that have records which are not routed yet, by name.</summary>
    Task<IReadOnlyList<NodeName>> ListUnroutedAsync(CancellationToken cancellation);

    /// <summary>Moves the routing cursor forward; never back.</summary>
    Task SaveRoutingCursorAsync(NodeName node, RecordPosition routed, CancellationToken cancellation);

    /// <summary>
    /// Appends references to records to a stream, fenced by the expected version; a record already in the stream is skipped. Appends that come
    /// at the same time, each from a grain of its own, share a transaction and its fsync.
    /// </summary>
    /// <exception cref="StreamConflictException">Another writer was faster: reload and try again.</exception>
    Task<long> AppendStreamAsync(string stream, long expectedVersion, IReadOnlyList<RecordKey> records, CancellationToken cancellation);

    /// <summary>The same for many streams in one transaction. A conflict in one leaves the others as they are.</summary>
    /// <param name="appends">1 to 1,000 streams, each named once, with at most 10,000 records together.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Each stream's version afterwards, in the order asked; null where it was not the expected one.</returns>
    Task<IReadOnlyList<long?>> AppendStreamsAsync(IReadOnlyList<StreamAppend> appends, CancellationToken cancellation);

    /// <summary>A stream's records after a version, in order of version.</summary>
    Task<IReadOnlyList<StreamRecord>> ReadStreamAsync(string stream, long afterVersion, int maxRecords, CancellationToken cancellation);

    /// <summary>A subject key; null when erased or never received.</summary>
    Task<SubjectKey?> FindKeyAsync(Guid id, CancellationToken cancellation);

    /// <summary>Those of the named subject keys that exist.</summary>
    /// <param name="ids">At most 1,000.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyDictionary<Guid, SubjectKey>> FindKeysAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>Of the named subject keys, which are here and which were erased; those that never came are left out.</summary>
    /// <param name="ids">At most 1,000.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyDictionary<Guid, SubjectKeyState>> FindKeyStatesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation);

    /// <summary>The ids of a subject's keys, erased or not.</summary>
    Task<IReadOnlyList<Guid>> ListKeysAsync(string subject, CancellationToken cancellation);

    /// <summary>
    /// Deletes every key of a subject; returns how many. A batch sent again with an erased key does not bring it back (invariant I11).
    /// </summary>
    Task<int> EraseSubjectAsync(string subject, CancellationToken cancellation);
}

/// <summary>Whether a subject key is still there.</summary>
public enum SubjectKeyState
{
    /// <summary>It is.</summary>
    Kept,

    /// <summary>It was erased, and with it the subject (invariant I11).</summary>
    Erased,
}

/// <summary>Names one record of one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="Position">The place in its journal.</param>
public sealed record RecordKey(NodeName Node, RecordPosition Position);

/// <summary>Contiguous records of one node and one epoch, as a node sent them.</summary>
/// <param name="Node">The node.</param>
/// <param name="Epoch">The epoch of all of them.</param>
/// <param name="FirstSequence">The first record's sequence.</param>
/// <param name="PreviousHash">32 bytes, the chain hash before the first record.</param>
/// <param name="Bodies">1 to 1,000 record bodies.</param>
/// <param name="Keys">Subject keys the records use, opened.</param>
public sealed record RecordBatch(
    NodeName Node,
    long Epoch,
    long FirstSequence,
    ReadOnlyMemory<byte> PreviousHash,
    IReadOnlyList<ReadOnlyMemory<byte>> Bodies,
    IReadOnlyList<SubjectKey> Keys)
{
    /// <summary>The most records in one batch: 1,000.</summary>
    public const int MaxRecords = 1000;

    /// <summary>The most records of one node that are held ahead of its history: 100,000.</summary>
    public const int MaxAhead = 100_000;

    /// <summary>The place of the last record.</summary>
    public RecordPosition Last => new(Epoch, FirstSequence + Bodies.Count - 1);
}

/// <summary>How a commit ended.</summary>
public enum CommitOutcome
{
    /// <summary>Committed, or all of it had been before.</summary>
    Accepted,

    /// <summary>Records between the head and the batch are missing; nothing was committed.</summary>
    Gap,

    /// <summary>The node's history differs from the one the ledger holds; nothing was committed.</summary>
    Fork,
}

/// <summary>The answer to a commit.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Head">The node's head afterwards.</param>
/// <param name="Committed">Records that were new.</param>
public sealed record CommitResult(CommitOutcome Outcome, NodeHead Head, int Committed);

/// <summary>How far a node's history is known.</summary>
/// <param name="Position">The last accepted record.</param>
/// <param name="Hash">32 bytes, the chain hash after it.</param>
public sealed record NodeHead(RecordPosition Position, ReadOnlyMemory<byte> Hash);

/// <summary>A record in the ledger.</summary>
/// <param name="Key">Which.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Hash">32 bytes, the chain hash after it.</param>
/// <param name="CommittedAt">The centre's wall clock at commit.</param>
public sealed record LedgerRecord(RecordKey Key, ReadOnlyMemory<byte> Body, ReadOnlyMemory<byte> Hash, DateTimeOffset CommittedAt);

/// <summary>A record that was committed before those before it.</summary>
/// <param name="Record">The record.</param>
/// <param name="PreviousHash">32 bytes, the chain hash before it, as the node said.</param>
public sealed record AheadRecord(LedgerRecord Record, ReadOnlyMemory<byte> PreviousHash);

/// <summary>Records to be appended to a stream.</summary>
/// <param name="Stream">1 to 200 characters.</param>
/// <param name="ExpectedVersion">The version that the caller knows; 0 for a new stream.</param>
/// <param name="Records">At most 1,000.</param>
public sealed record StreamAppend(string Stream, long ExpectedVersion, IReadOnlyList<RecordKey> Records);

/// <summary>A record in a stream.</summary>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Record">The record.</param>
public sealed record StreamRecord(long Version, LedgerRecord Record);

/// <summary>The database cannot be reached now; the caller keeps what it has and tries again.</summary>
public sealed class LedgerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A stream's version was not the expected one.</summary>
public sealed class StreamConflictException(string message) : Exception(message);
