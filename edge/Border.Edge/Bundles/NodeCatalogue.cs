using Border.Domain.Bundles;
using Border.Journal.Disk;
using Border.Link.Bundles;

namespace Border.Edge.Bundles;

/// <summary>
/// The newest list of what is in force that this node has seen from the centre. It comes with every announcement, is kept in a file, and
/// decides what may be fetched at all: only what it lists, in that version, with that digest and size.
/// </summary>
/// <param name="folder">Where the bundles are kept.</param>
/// <param name="root">Which keys may sign it.</param>
/// <param name="seen">Which versions they signed.</param>
internal sealed class NodeCatalogue(string folder, NodeRoot root, SeenVersions seen)
{
    private readonly Lock _lock = new();

    /// <summary>The newest; null while none has come.</summary>
    public BundleCatalogue? Current { get; private set; }

    private string File => Path.Combine(folder, "catalogue");

    /// <summary>
    /// Reads the one of the last run, at the start and when the root changed: one that is damaged or whose key was withdrawn counts as none,
    /// its number with it. The next announcement brings another.
    /// </summary>
    public void Load()
    {
        lock (_lock)
        {
            Current = System.IO.File.Exists(File) && new FileInfo(File).Length <= BundleCatalogue.MaxBytes
                ? BundleCatalogue.Read(System.IO.File.ReadAllBytes(File), root.Catalogue).Catalogue
                : null;
        }
    }

    /// <summary>Takes the catalogue that came with an announcement, if it is newer.</summary>
    /// <param name="announcement">From the line: nothing about it is trusted.</param>
    /// <returns>Why the announced bundle is not to be fetched, in words; null when the centre says it is the newest of its kind.</returns>
    public string? Refuses(BundleAnnouncement announcement)
    {
        if (announcement.Manifest is not { } manifest)
            return "It was announced without the centre's catalogue.";
        var (catalogue, signedBy, problem) = BundleCatalogue.Read(manifest, root.Catalogue);
        if (catalogue is null)
            return problem;
        lock (_lock)
        {
            if (catalogue.Version > (Current?.Version ?? 0) && catalogue.Version >= seen.Greatest(BundleCatalogue.Kind, root.Catalogue))
            {
                Current = catalogue;
                Keep(manifest, signedBy!, catalogue.Version);
            }

            return Current?.Find(announcement.Kind) is { } entry && (entry.Version, entry.Sha256, entry.Bytes) == (announcement.Version, announcement.Sha256, announcement.Bytes)
                ? null
                : "The centre's catalogue does not list it in this version, digest and size.";
        }
    }

    private void Keep(byte[] bytes, string signedBy, long version)
    {
        try
        {
            DurableFile.Replace(File, bytes);
            seen.Add(BundleCatalogue.Kind, signedBy, version);
        }
        catch (IOException)
        {
            // In force all the same; the centre sends it again after a restart. A full disk is said by the journal.
        }
    }
}
