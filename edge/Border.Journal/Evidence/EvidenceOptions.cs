using Border.Journal.Disk;

namespace Border.Journal.Evidence;

/// <summary>How evidence is kept. Only the directory must be given.</summary>
public sealed record EvidenceOptions
{
    /// <summary>Where the files are; made when it is not there. Usually <c>evidence</c> beside the journal.</summary>
    public required string Directory { get; init; }

    /// <summary>The largest single item: 20 MB.</summary>
    public int MaxItemBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>The most that all items together may take; more is refused, nothing old is dropped.</summary>
    public long QuotaBytes { get; init; } = 20L * 1024 * 1024 * 1024;

    /// <summary>Evidence is refused when it would leave fewer bytes than this free: records come first.</summary>
    public long KeepFreeBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Says how full the disk is; tests bring their own.</summary>
    public IDiskSpace DiskSpace { get; init; } = new FileSystemSpace();
}

/// <summary>Evidence is not there, was changed, or does not open with this key; the message says which and names the digest.</summary>
public sealed class EvidenceUnreadableException(string message, Exception? inner = null) : IOException(message, inner);
