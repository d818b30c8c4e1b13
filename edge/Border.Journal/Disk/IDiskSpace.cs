namespace Border.Journal.Disk;

/// <summary>Says how much room a disk has. A seam at the edge of the world: tests fill a disk without filling one.</summary>
public interface IDiskSpace
{
    /// <summary>Bytes that this process may still write on the file system that holds <paramref name="directory"/>.</summary>
    long FreeBytes(string directory);
}

/// <summary>Asks the file system.</summary>
public sealed class FileSystemSpace : IDiskSpace
{
    /// <inheritdoc />
    public long FreeBytes(string directory) => new DriveInfo(directory).AvailableFreeSpace;
}
