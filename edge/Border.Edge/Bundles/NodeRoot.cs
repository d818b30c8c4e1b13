using Border.Domain.Trust;
using Border.Journal.Disk;

namespace Border.Edge.Bundles;

/// <summary>
/// Which keys the node believes. It starts from the root documents that it was commissioned with and walks from each to the next only when
/// enough root keys of both signed it; a node that was away for several walks all of them at once.
/// </summary>
/// <param name="folder">Where the bundles are kept.</param>
/// <param name="commissioned">From the node's certificate folder, verified.</param>
internal sealed class NodeRoot(string folder, RootChain commissioned)
{
    private volatile State _state = new(commissioned);

    /// <summary>The document in force.</summary>
    public RootDocument Current => _state.Chain.Current;

    /// <summary>Any of these may sign a catalogue.</summary>
    public BundleKeys Catalogue => _state.Catalogue;

    /// <summary>Any of these may sign a bundle.</summary>
    public BundleKeys Bundles => _state.Bundles;

    /// <summary>
    /// What they signed was once accepted: a bundle on this node's disk stays in use until the centre has signed another, because a post
    /// never goes blind. Nothing that comes over the line may be signed by them.
    /// </summary>
    public BundleKeys Withdrawn => _state.Withdrawn;

    private string File => Path.Combine(folder, RootChain.Kind);

    /// <summary>Walks on to the documents of the last run.</summary>
    /// <returns>Why what lies on the disk changes nothing, in words; null when all is well. The centre sends it again.</returns>
    public string? Load()
    {
        if (!System.IO.File.Exists(File))
            return null;
        if (new FileInfo(File).Length > RootChain.MaxBytes)
            return "The root documents on this node's disk are larger than they can be.";
        var (kept, problem) = RootChain.Read(System.IO.File.ReadAllBytes(File));
        if (kept is null || kept.Current.Version <= Current.Version)
            return problem; // damaged, or the node was commissioned anew with a later one
        (var chain, problem) = _state.Chain.Extend(kept);
        if (chain is not null)
            _state = new State(chain);
        return problem;
    }

    /// <summary>Whether a root of this version and size should be fetched. Its announcement is signed by nobody; its size is limited.</summary>
    public bool Wants(long version, long bytes) => version > Current.Version && bytes <= RootChain.MaxBytes;

    /// <summary>Walks as far as received documents lead, and keeps them.</summary>
    /// <returns>Why they change nothing, in words; null when they are in force.</returns>
    /// <exception cref="IOException">They could not be kept: nothing changed.</exception>
    public string? Take(ReadOnlySpan<byte> bytes)
    {
        var (received, problem) = RootChain.Read(bytes);
        if (received is null)
            return problem;
        (var chain, problem) = _state.Chain.Extend(received);
        if (chain is null)
            return problem;
        DurableFile.Replace(File, chain.ToBytes());
        _state = new State(chain);
        return null;
    }

    private sealed record State(RootChain Chain)
    {
        public BundleKeys Catalogue { get; } = new(Chain.Current.CatalogueKeys);

        public BundleKeys Bundles { get; } = new(Chain.Current.BundleKeys);

        public BundleKeys Withdrawn { get; } = new([.. Chain.Roots
            .SelectMany(root => root.BundleKeys)
            .Where(key => Chain.Current.BundleKeys.All(current => current.Id != key.Id))
            .DistinctBy(key => key.Id)]);
    }
}
