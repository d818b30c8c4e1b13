using Border.Link.Bundles;

namespace Border.Link.Node;

/// <summary>Takes bundles at a node.</summary>
public interface IBundleReceiver
{
    /// <summary>What to fetch of an announced bundle, if it is newer than what is in use, its manifest signed by somebody trusted, its size plausible.</summary>
    /// <param name="announcement">From the line: nothing about it is trusted.</param>
    /// <param name="wholeOnly">A delta was tried and could not be used.</param>
    /// <param name="cancellation">The connection ended.</param>
    /// <returns>
    /// The announcement itself; or the same with the version that a delta changes and the delta's SHA-256 and size, where the manifest lists one
    /// for what is in use; null when nothing is to be fetched.
    /// </returns>
    ValueTask<BundleAnnouncement?> ChooseAsync(BundleAnnouncement announcement, bool wholeOnly, CancellationToken cancellation);

    /// <summary>Verifies and applies a bundle, or a delta, whose size and SHA-256 are as chosen. The file is deleted afterwards.</summary>
    /// <returns>The report for the centre; a refused bundle changed nothing (invariant I8). Of a refused delta the whole bundle is fetched instead.</returns>
    Task<BundleReport> ReceiveAsync(BundleAnnouncement chosen, string file, CancellationToken cancellation);
}
