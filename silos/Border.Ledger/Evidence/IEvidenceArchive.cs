using Border.Domain.Evidence;
using Border.Domain.Records;

namespace Border.Ledger.Evidence;

/// <summary>
/// The images and chip files of every node, one file each, sealed as the nodes sealed them (invariant I11): without its subject's key in the
/// ledger a file is noise. Items come in parts, in order. Safe from many threads and from several silos that share the folder.
/// </summary>
public interface IEvidenceArchive
{
    /// <summary>What the archive has of items that a node offers, in the order asked.</summary>
    /// <param name="node">Who offers; unfinished items of different nodes never mix.</param>
    /// <param name="items">At most 1,000; names may be anything.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LedgerUnavailableException">The keys cannot be looked up.</exception>
    Task<IReadOnlyList<EvidenceStanding>> FindAsync(NodeName node, IReadOnlyList<SealedEvidence> items, CancellationToken cancellation);

    /// <summary>
    /// Takes a part that begins where the item ends here; any other changes nothing, and the answer says where that is. The last part has the
    /// whole opened with its subject's key and its content compared with its digest, before it counts as stored.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">The key cannot be looked up; nothing changed.</exception>
    Task<EvidenceStanding> AppendAsync(NodeName node, SealedEvidence item, int offset, ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <summary>The content; null when it has not come, its subject was erased, or the file was changed.</summary>
    Task<byte[]?> ReadAsync(EvidenceRef evidence, CancellationToken cancellation);

    /// <summary>Of the named items, those that are stored whole.</summary>
    IReadOnlySet<SealedEvidence> Stored(IEnumerable<SealedEvidence> items);

    /// <summary>Deletes what erased keys have sealed, to free its space; nobody can read it any more anyway. Returns how many items.</summary>
    Task<int> DeleteAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellation);
}

/// <summary>What the archive has of an item.</summary>
public enum EvidenceStandingKind
{
    /// <summary>It lacks the bytes from <see cref="EvidenceStanding.Next"/> on.</summary>
    Lacks,

    /// <summary>Stored and checked.</summary>
    Stored,

    /// <summary>The subject was erased: nobody wants it.</summary>
    Erased,

    /// <summary>The key never came with a record.</summary>
    Unknown,

    /// <summary>Its name is none, or what came is not what its name says; nothing of it was kept.</summary>
    Refused,

    /// <summary>No room; nothing changed.</summary>
    Full,
}

/// <summary>What the archive has of an item.</summary>
/// <param name="Kind">What.</param>
/// <param name="Next">The first byte that it lacks.</param>
/// <param name="Reason">Why, in words; null when there is nothing to say.</param>
public sealed record EvidenceStanding(EvidenceStandingKind Kind, int Next = 0, string? Reason = null);

/// <summary>How evidence is kept at the centre.</summary>
public sealed record EvidenceArchiveOptions
{
    /// <summary>Where; made when missing. Silos of a cluster must share it.</summary>
    public required string Folder { get; init; }

    /// <summary>No part is taken that would leave fewer bytes than this free: the ledger may be on the same disk. 1 GiB.</summary>
    public long KeepFreeBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Most unfinished items of one node: a node sends one at a time, and beyond this its oldest is dropped and sent again.</summary>
    public int MaxUnfinished { get; init; } = 4;

    /// <summary>Says how many bytes are free beside a folder; tests bring their own.</summary>
    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;
}
