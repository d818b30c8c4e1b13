using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Journal.Disk;
using Border.Link.Bundles;

namespace Border.Edge.Bundles;

/// <summary>
/// The newest list of what is in force that this node has seen from the centre. It comes with every announcement, is kept in a file, and
/// decides what may be fetched at all: only what it lists, in that version, with that digest and size.
/// </summary>
/// <param name="folder">Where the bundles are kept.</param>
/// <param name="centre">The centre's bundle key.</param>
internal sealed class NodeCatalogue(string folder, ECDsa centre)
{
    private readonly Lock _lock = new();

    /// <summary>The newest; null while none has come.</summary>
    public BundleCatalogue? Current { get; private set; }

    private string File => Path.Combine(folder, "catalogue");

    /// <summary>Reads the one of the last run; a damaged one counts as none, the next announcement brings another.</summary>
    public void Load()
    {
        if (System.IO.File.Exists(File) && new FileInfo(File).Length <= BundleCatalogue.MaxBytes)
            Current = BundleCatalogue.Read(System.IO.File.ReadAllBytes(File), centre).Catalogue;
    }

    /// <summary>Takes the catalogue that came with an announcement, if it is newer.</summary>
    /// <param name="announcement">From the line: nothing about it is trusted.</param>
    /// <returns>Why the announced bundle is not to be fetched, in words; null when the centre says it is the newest of its kind.</returns>
    public string? Refuses(BundleAnnouncement announcement)
    {
        if (announcement.Manifest is not { } manifest)
            return "It was announced without the centre's catalogue.";
        var (catalogue, problem) = BundleCatalogue.Read(manifest, centre);
        if (catalogue is null)
            return problem;
        lock (_lock)
        {
            if (catalogue.Version > (Current?.Version ?? 0))
            {
                Current = catalogue;
                Keep(manifest);
            }

            return Current!.Find(announcement.Kind) is { } entry && (entry.Version, entry.Sha256, entry.Bytes) == (announcement.Version, announcement.Sha256, announcement.Bytes)
                ? null
                : "The centre's catalogue does not list it in this version, digest and size.";
        }
    }

    private void Keep(byte[] bytes)
    {
        try
        {
            DurableFile.Replace(File, bytes);
        }
        catch (IOException)
        {
            // In force all the same; the centre sends it again after a restart. A full disk is said by the journal.
        }
    }
}
