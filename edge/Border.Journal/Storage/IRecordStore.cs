using Border.Domain.Records;

namespace Border.Journal.Storage;

/// <summary>
/// What a database must do for a journal. Sequences, clocks, chains, waiting and the reserve are the journal's (<see cref="DurableJournal"/>);
/// a store only keeps rows, and promises that <see cref="Commit"/> returns after they are on the disk, all or none.
/// Writing members belong to one thread at a time; reading members may be called from any thread. All throw <see cref="StoreException"/>.
/// </summary>
internal interface IRecordStore : IDisposable
{
    /// <summary>Reads where the store stands. Cheap: it does not read the records.</summary>
    StoreState Load();

    /// <summary>Starts a transaction.</summary>
    void Begin();

    /// <summary>Adds a record; its position was never used before.</summary>
    void Insert(RecordPosition position, ReadOnlySpan<byte> body, ReadOnlySpan<byte> hash, Guid? key);

    /// <summary>Adds a wrapped subject key; does nothing when the id is there already.</summary>
    void InsertKey(WrappedKey key);

    /// <summary>Deletes a subject's keys; returns how many. <see cref="Wipe"/> removes their traces.</summary>
    int DeleteKeys(string subject);

    /// <summary>Moves the outbox cursor.</summary>
    void SetAcknowledged(RecordPosition through);

    /// <summary>Keeps which disk this is (see <see cref="Opening.DiskIdentity"/>).</summary>
    void SetIdentity(string identity);

    /// <summary>Makes the transaction durable: returns after the fsync.</summary>
    void Commit();

    /// <summary>Drops the transaction, if one is open. Never throws.</summary>
    void Rollback();

    /// <summary>Removes every trace of deleted rows from the files. False when a reader is in the way: try again later.</summary>
    bool Wipe();

    /// <summary>Upkeep between transactions (moving the log into the database); called often, does work rarely.</summary>
    void Upkeep();

    /// <summary>Records after a position, in order, up to both limits, at least one if there is any.</summary>
    IReadOnlyList<StoredRow> Read(RecordPosition after, int maxRecords, int maxBytes);

    /// <summary>The chain hash stored with a record; null when there is no such record.</summary>
    byte[]? FindHash(RecordPosition position);

    /// <summary>A key by its id; null when it is not there.</summary>
    WrappedKey? FindKey(Guid id);

    /// <summary>A subject's newest key; null when there is none.</summary>
    WrappedKey? FindSubject(string subject);

    /// <summary>The last record of each epoch from this epoch on, oldest first.</summary>
    IReadOnlyList<RecordPosition> EpochEnds(long fromEpoch);
}

/// <summary>Where a store stands. <c>Identity</c> is null before the first epoch; the last record's parts are null when there is none.</summary>
internal sealed record StoreState(
    string Node, string? Identity, RecordPosition Last, byte[]? LastHash, byte[]? LastBody, RecordPosition Acknowledged);

/// <summary>A record with the id of the subject key that sealed it.</summary>
internal readonly record struct StoredRow(RecordPosition Position, byte[] Body, byte[] Hash, Guid? Key);

/// <summary>A subject key sealed with the key-encryption key.</summary>
internal sealed record WrappedKey(Guid Id, string Subject, byte[] Wrapped);

/// <summary>What a store's failure means for the journal.</summary>
internal enum StoreFailure
{
    /// <summary>No space; nothing was written, later attempts may succeed.</summary>
    Full,

    /// <summary>The disk or its permissions failed; what was being written may or may not be there.</summary>
    Disk,

    /// <summary>The content is no journal, or no longer one.</summary>
    Corrupt,

    /// <summary>Written by a newer version of this software.</summary>
    Newer,
}

/// <summary>A store could not do what it was asked; the message never holds stored content.</summary>
internal sealed class StoreException(StoreFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreFailure Failure => failure;
}

/// <summary>Opens one kind of store in a directory.</summary>
internal interface IStoreFactory
{
    /// <summary>The names of every file the store may make in the directory; moved away together when corrupt.</summary>
    IReadOnlyList<string> FileNames { get; }

    /// <summary>The file whose identity tells one disk from another.</summary>
    string MainFile { get; }

    /// <summary>Opens the store, making it when it is not there.</summary>
    IRecordStore Open(string directory, NodeName node);
}
