namespace Border.Ledger.Snapshots;

/// <summary>What a grain remembers between activations: one row per grain, fenced by its version. Never personal data in the clear.</summary>
public interface ISnapshotStore
{
    /// <summary>A grain's snapshot; null before the first.</summary>
    Task<Snapshot?> FindAsync(string key, CancellationToken cancellation);

    /// <summary>Saves the next version and returns it.</summary>
    /// <param name="key">The grain's kind and key, at most 200 characters.</param>
    /// <param name="expectedVersion">The version it was made from; 0 for the first.</param>
    /// <param name="content">At most 16 MiB.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StreamConflictException">Another activation saved first: load it again.</exception>
    Task<long> SaveAsync(string key, long expectedVersion, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Keys that begin with a prefix, in order.</summary>
    /// <param name="prefix">At most 200 characters.</param>
    /// <param name="limit">At most this many, 1-10,000.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<string>> ListKeysAsync(string prefix, int limit, CancellationToken cancellation);
}

/// <summary>A snapshot.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Snapshot(long Version, ReadOnlyMemory<byte> Content);
