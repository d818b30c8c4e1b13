namespace Border.Ledger.Bundles;

/// <summary>Signed bundles as they are sent down. The store does not look inside; it keeps every version as it was.</summary>
public interface IBundleStore
{
    /// <summary>Stores a version. Storing the same bytes again changes nothing.</summary>
    /// <param name="kind">For example <c>watchlist</c>; 1-32 of a-z, 0-9 and '-'.</param>
    /// <param name="version">1 or more.</param>
    /// <param name="content">At most 256 MiB; stored sealed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StreamConflictException">This version exists with other bytes, or a newer one exists: use the next version.</exception>
    Task SaveAsync(string kind, long version, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>One version; null when there is none.</summary>
    Task<Bundle?> FindAsync(string kind, long version, CancellationToken cancellation);

    /// <summary>The newest version; null when there is none.</summary>
    Task<Bundle?> FindLatestAsync(string kind, CancellationToken cancellation);

    /// <summary>The newest version of every kind, without content.</summary>
    Task<IReadOnlyList<BundleVersion>> ListLatestAsync(CancellationToken cancellation);
}

/// <summary>A stored bundle.</summary>
/// <param name="Version">Which.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Bundle(BundleVersion Version, ReadOnlyMemory<byte> Content);

/// <summary>Names a stored bundle.</summary>
/// <param name="Kind">For example <c>watchlist</c>.</param>
/// <param name="Version">From 1.</param>
/// <param name="SavedAt">When, by the centre's clock.</param>
/// <param name="Digest">SHA-256 of the content in lower-case hex.</param>
public sealed record BundleVersion(string Kind, long Version, DateTimeOffset SavedAt, string Digest);
