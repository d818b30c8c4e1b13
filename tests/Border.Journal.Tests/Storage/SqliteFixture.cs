using Border.Domain.Events;
using Border.Domain.Records;
using Border.Journal.Storage;
using Border.Testing;

namespace Border.Journal.Tests.Storage;

/// <summary>A journal on SQLite whose files a test may maltreat between openings.</summary>
public abstract class SqliteFixture : IDisposable
{
    private readonly TempFolder _folder = new("sqlite-journal");

    protected static NodeName Node { get; } = NodeName.Parse("north/n1");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string Folder => _folder["node"];

    protected string Database => Path.Combine(Folder, "journal.db");

    protected string InTemp(string name) => _folder[name];

    protected static JournalOptions Options(string directory) => new() { Directory = directory, Node = Node, ReserveBytes = 0 };

    protected Task<SqliteJournal> OpenAsync(string? directory = null) => SqliteJournal.OpenAsync(Options(directory ?? Folder), Cancellation);

    private protected Task<SqliteJournal> OpenAsync(IStoreFactory factory) => SqliteJournal.OpenAsync(Options(Folder), factory, Cancellation);

    /// <summary>Leaves a closed journal with this many records beside its first.</summary>
    protected async Task WriteAsync(int records)
    {
        await using var journal = await OpenAsync();
        for (var left = records; left > 0; left -= 250)
            await journal.Append(Drafts.PlainGroup(Math.Min(left, 250)));
    }

    protected static async Task<EpochStarted> LastEpochAsync(IJournal journal)
    {
        var first = (await journal.ReadAll()).Last(r => r.Position.Sequence == 1);
        return Assert.IsType<EpochStarted>(EventCodec.FromRecord(RecordCodec.Decode(first.Body.Span), null));
    }

    protected static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from).Where(f => Path.GetFileName(f) != "lock"))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    protected static void Overwrite(string file, long at, byte[] with)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Position = at < 0 ? stream.Length + at : at;
        stream.Write(with);
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
