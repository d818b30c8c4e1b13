using Border.Journal.Storage.LiteDb;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>A store's file on a disk whose power can be cut.</summary>
internal sealed class CutStoreFile(CutDisk disk, string path) : IStoreFile
{
    private readonly CutFile _file = disk.Open(path, create: true)!;

    public long Length => _file.Length;

    public int Read(long at, Span<byte> into) => _file.Read(at, into);

    public void Write(long at, ReadOnlySpan<byte> data) => disk.Write(_file, at, data);

    public void SetLength(long length) => disk.Truncate(_file, length);

    public void Sync() => disk.Sync(_file);

    public void Dispose()
    {
        // The disk holds the file until the power is cut.
    }
}
