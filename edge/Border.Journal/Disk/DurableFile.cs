namespace Border.Journal.Disk;

/// <summary>Writes small files so that after a power cut either the old or the new content is there, whole.</summary>
public static class DurableFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Replaces <paramref name="path"/>: temporary file, fsync, rename, fsync of the directory. Readable by its owner alone.</summary>
    /// <exception cref="IOException">The disk is full or failing: the old content is still there.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".new";
        using (var stream = Create(temporary))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        Posix.SyncDirectory(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes or empties a file that only its owner may read.</summary>
    public static FileStream Create(string path, long reserve = 0)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            PreallocationSize = reserve,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }
}
