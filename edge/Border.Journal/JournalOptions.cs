using Border.Domain.Records;
using Border.Journal.Disk;

namespace Border.Journal;

/// <summary>How a journal is kept. Only the directory and the node must be given.</summary>
public sealed record JournalOptions
{
    /// <summary>Where the journal's files are; made when it is not there. One process at a time may have it open.</summary>
    public required string Directory { get; init; }

    /// <summary>Whose journal it is.</summary>
    public required NodeName Node { get; init; }

    /// <summary>
    /// The file with the key that wraps subject keys: 32 random bytes, made readable by its owner alone when it is not there. Without it
    /// nothing personal in the journal can be read. Null: <c>key</c> in the directory.
    /// </summary>
    public string? KeyFile { get; init; }

    /// <summary>Bytes kept on the disk for decisions in progress (invariant I10). 0 keeps none.</summary>
    public long ReserveBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>New work needs more than this many bytes free beside the reserve.</summary>
    public long LowWaterBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>One commit takes at most this many records (a group is never split, so it may take up to 255 more).</summary>
    public int MaxBatchRecords { get; init; } = 4096;

    /// <summary>One commit takes about this many bytes at most (a group is never split).</summary>
    public int MaxBatchBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Groups that may wait for the disk; more are refused, so that a disk that hangs does not fill the memory.</summary>
    public int MaxWaitingGroups { get; init; } = 16 * 1024;

    /// <summary>How many of the newest records are checked against the chain when the journal is opened; <c>journal verify</c> checks all.</summary>
    public int VerifyOnOpen { get; init; } = 2000;

    /// <summary>The clock; tests bring their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Says how full the disk is; tests bring their own.</summary>
    public IDiskSpace DiskSpace { get; init; } = new FileSystemSpace();

    /// <summary>The largest group: 256 drafts.</summary>
    public const int MaxGroupDrafts = 256;
}
