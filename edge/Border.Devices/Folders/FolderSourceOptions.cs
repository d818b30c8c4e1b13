namespace Border.Devices.Folders;

/// <summary>What becomes of a file after its image was taken.</summary>
public enum AfterTaking
{
    /// <summary>It is deleted: the image lives on as encrypted evidence, and no plain copy stays behind.</summary>
    Delete,

    /// <summary>It goes into <c>done/</c> beside; whoever chooses this empties that folder.</summary>
    MoveToDone,
}

/// <summary>A folder that a camera or scanner writes files into.</summary>
public sealed record FolderSourceOptions
{
    /// <summary>The device's name, unique within the node.</summary>
    public required string Name { get; init; }

    /// <summary>The folder; made when absent.</summary>
    public required string Path { get; init; }

    /// <summary>What becomes of taken files.</summary>
    public AfterTaking AfterTaking { get; init; } = AfterTaking.Delete;

    /// <summary>
    /// A file counts as complete when its size and time have not changed for this long, or at once when it was renamed within the
    /// folder. Scanners that write slowly need more.
    /// </summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How often the folder is read even if the system announced nothing (network folders announce nothing).</summary>
    public TimeSpan Rescan { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The largest file taken, in bytes; a larger one goes into <c>rejected/</c>.</summary>
    public int MaxBytes { get; init; } = CapturedImage.MaxBytes;

    /// <summary>For a camera: more complete files than this waiting, and the older ones are dropped and counted. Unused by a scanner.</summary>
    public int Backlog { get; init; } = 16;

    /// <summary>True when a simulator writes the files; screens say so.</summary>
    public bool IsSimulated { get; init; }
}
