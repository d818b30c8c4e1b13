namespace Border.Command.Desk;

/// <summary>What the bundles page needs of the centre.</summary>
public interface IBundleDesk
{
    /// <summary>The newest bundle of every kind.</summary>
    Task<IReadOnlyList<BundleScreen>> ListAsync(CancellationToken cancellation);

    /// <summary>The policy in force as JSON, to be changed and uploaded again; null when there is none.</summary>
    Task<byte[]?> ReadPolicyAsync(CancellationToken cancellation);

    /// <summary>Signs and publishes an uploaded policy or watchlist.</summary>
    /// <param name="kind"><c>policy</c> or <c>watchlist</c>.</param>
    /// <param name="json">The file.</param>
    /// <param name="by">Staff id, for the log.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<BundleAnswer> PublishAsync(string kind, ReadOnlyMemory<byte> json, string by, CancellationToken cancellation);
}

/// <summary>A bundle on a screen.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Version">Its version.</param>
/// <param name="SavedAt">When it was published.</param>
/// <param name="Digest">SHA-256 of what is sent, hex.</param>
public sealed record BundleScreen(string Kind, long Version, DateTimeOffset SavedAt, string Digest);

/// <summary>What became of an upload.</summary>
/// <param name="Problem">Why nothing was published; null when it was.</param>
/// <param name="Version">The new version; 0 when none.</param>
public sealed record BundleAnswer(string? Problem, long Version = 0);
