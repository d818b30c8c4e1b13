using Border.Domain.Records;
using Border.Journal.Storage;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>Journals on SQLite.</summary>
internal sealed class CutSqliteJournals : ICutJournals
{
    public async Task<DurableJournal> OpenAsync(JournalOptions options, ICutStoreFactory? factory, CancellationToken cancellation) => factory is null
        ? await SqliteJournal.OpenAsync(options, cancellation)
        : await SqliteJournal.OpenAsync(options, factory, cancellation);

    public ICutStoreFactory On(CutDisk disk) => new CutStoreFactory(disk);
}

/// <summary>The journal's own SQLite store, on a disk whose power can be cut.</summary>
internal sealed class CutStoreFactory(CutDisk disk) : ICutStoreFactory
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
