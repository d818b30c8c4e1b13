using Border.Domain.Records;
using Border.Journal.Disk;
using Border.Testing;

namespace Border.Journal.Tests.Compliance;

/// <summary>
/// What every journal promises, whatever keeps its rows. A store's tests derive from this and say how to open one; the parts of this
/// class are one file per promise.
/// </summary>
public abstract partial class JournalComplianceSuite : IAsyncLifetime
{
    private readonly TempFolder _folder = new("journal");
    private readonly List<IJournal> _opened = [];

    protected static NodeName Node { get; } = NodeName.Parse("north/n1");

    protected ManualTimeProvider Clock { get; } = new();

    private protected FakeDiskSpace Space { get; } = new();

    protected string Folder => _folder["node"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens the store under test.</summary>
    protected abstract Task<IJournal> OpenStoreAsync(JournalOptions options);

    protected async Task<IJournal> OpenAsync(Func<JournalOptions, JournalOptions>? change = null)
    {
        var options = new JournalOptions { Directory = Folder, Node = Node, Clock = Clock, DiskSpace = Space, ReserveBytes = 1024 * 1024 };
        var journal = await OpenStoreAsync(change?.Invoke(options) ?? options);
        _opened.Add(journal);
        return journal;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var journal in _opened)
            await journal.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A disk as full as a test says.</summary>
internal sealed class FakeDiskSpace : IDiskSpace
{
    public long Free { get; set; } = 100L * 1024 * 1024 * 1024;

    public long FreeBytes(string directory) => Free;
}
