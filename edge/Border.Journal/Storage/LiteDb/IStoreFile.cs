namespace Border.Journal.Storage.LiteDb;

/// <summary>A file as a store writes it: nothing is durable before <see cref="Sync"/> returns. Used by one thread at a time.</summary>
internal interface IStoreFile : IDisposable
{
    /// <summary>Its length in bytes.</summary>
    long Length { get; }

    /// <summary>Reads from a place on; fewer bytes than asked for at the end of the file, 0 beyond it.</summary>
    int Read(long at, Span<byte> into);

    /// <summary>Writes at a place; the file grows as it has to.</summary>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    void Write(long at, ReadOnlySpan<byte> data);

    /// <summary>Cuts the file, or lengthens it with zeros.</summary>
    void SetLength(long length);

    /// <summary>Returns when everything written before is on the disk.</summary>
    /// <exception cref="IOException">It failed: what was written may or may not be there.</exception>
    void Sync();
}

/// <summary>A real file that only its owner may read.</summary>
internal sealed class DiskStoreFile : IStoreFile
{
    private readonly FileStream _file;

    private DiskStoreFile(FileStream file) => _file = file;

    public long Length => RandomAccess.GetLength(_file.SafeFileHandle);

    /// <summary>Opens or makes it; a file that was made keeps its name over a power cut.</summary>
    public static DiskStoreFile Open(string path)
    {
        var isNew = !File.Exists(path);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new DiskStoreFile(new FileStream(path, options));
        if (isNew)
            Disk.Posix.SyncDirectory(Path.GetDirectoryName(path)!);
        return file;
    }

    public int Read(long at, Span<byte> into)
    {
        var read = 0;
        for (int some; read < into.Length && (some = RandomAccess.Read(_file.SafeFileHandle, into[read..], at + read)) > 0;)
            read += some;
        return read;
    }

    public void Write(long at, ReadOnlySpan<byte> data) => RandomAccess.Write(_file.SafeFileHandle, data, at);

    public void SetLength(long length) => RandomAccess.SetLength(_file.SafeFileHandle, length);

    public void Sync() => _file.Flush(flushToDisk: true);

    public void Dispose() => _file.Dispose();
}
