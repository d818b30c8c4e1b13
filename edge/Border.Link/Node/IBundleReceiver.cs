using Border.Link.Bundles;

namespace Border.Link.Node;

/// <summary>Takes bundles at a node.</summary>
public interface IBundleReceiver
{
    /// <summary>True when this bundle should be fetched: newer than what is in use, its manifest signed by somebody trusted, its size plausible.</summary>
    ValueTask<bool> WantsAsync(BundleAnnouncement announcement, CancellationToken cancellation);

    /// <summary>Verifies and applies a bundle whose size and SHA-256 are as announced. The file is deleted afterwards.</summary>
    /// <returns>The report for the centre; a refused bundle changed nothing (invariant I8).</returns>
    Task<BundleReport> ReceiveAsync(BundleAnnouncement announcement, string file, CancellationToken cancellation);
}
