using Border.Domain.Records;
using Border.Journal.Storage;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>The journal's own SQLite store, on a disk whose power can be cut.</summary>
internal sealed class CutStoreFactory(CutDisk disk) : IStoreFactory, IDisposable
{
    // Long enough to be cut, short enough that most cuts come later.
    private static readonly CheckpointLimits Limits = new(LaidOutBytes: 16_000);

    private readonly SqliteStoreFactory _real = new();
    private string? _file;

    public IReadOnlyList<string> FileNames => _real.FileNames;

    public string MainFile => _real.MainFile;

    public IRecordStore Open(string directory, NodeName node)
    {
        _file = Path.Combine(directory, MainFile);
        return SqliteStore.Open(CutVfs.Address(_file, disk), node, Limits);
    }

    public void Dispose()
    {
        if (_file is not null)
            CutVfs.Release(_file);
    }
}
