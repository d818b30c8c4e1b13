using Border.Domain.Records;

namespace Border.Journal.Storage.LiteDb;

/// <summary>Opens <c>journal.litedb</c>.</summary>
/// <param name="open">Opens a file; null for files on the disk.</param>
internal sealed class LiteDbStoreFactory(Func<string, IStoreFile>? open = null) : IStoreFactory
{
    public IReadOnlyList<string> FileNames { get; } = ["journal.litedb", "journal.litedb-log"];

    public string MainFile => FileNames[0];

    public IRecordStore Open(string directory, NodeName node) =>
        LiteDbStore.Open(Path.Combine(directory, FileNames[0]), Path.Combine(directory, FileNames[1]), node, open ?? DiskStoreFile.Open);
}
