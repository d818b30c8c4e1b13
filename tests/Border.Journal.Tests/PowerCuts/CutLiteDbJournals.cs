using Border.Domain.Records;
using Border.Journal.Storage;
using Border.Journal.Storage.LiteDb;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>Journals on LiteDB.</summary>
internal sealed class CutLiteDbJournals : ICutJournals
{
    public async Task<DurableJournal> OpenAsync(JournalOptions options, ICutStoreFactory? factory, CancellationToken cancellation) => factory is null
        ? await LiteDbJournal.OpenAsync(options, cancellation)
        : await LiteDbJournal.OpenAsync(options, factory, cancellation);

    public ICutStoreFactory On(CutDisk disk) => new CutLiteDbFactory(disk);

    private sealed class CutLiteDbFactory(CutDisk disk) : ICutStoreFactory
    {
        private readonly LiteDbStoreFactory _real = new(path => new CutStoreFile(disk, path));

        public IReadOnlyList<string> FileNames => _real.FileNames;

        public string MainFile => _real.MainFile;

        public IRecordStore Open(string directory, NodeName node) => _real.Open(directory, node);

        public void Dispose()
        {
            // The disk holds the files.
        }
    }
}
