using Border.Domain.Records;
using Border.Ledger.Verification;
using Border.Testing;

namespace Border.Ledger.Tests;

/// <summary>What every ledger promises; run on each database. One file per promise, in the folders that mirror the ledger's.</summary>
public abstract partial class LedgerCompliance : IAsyncLifetime
{
    protected static readonly NodeName North = NodeName.Parse("north/n1");
    protected static readonly NodeName South = NodeName.Parse("south/n1");
    private readonly List<CentreStore> _opened = [];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected TempFolder Folder { get; } = new("ledger");

    protected ManualTimeProvider Time { get; } = new();

    protected CentreStore Store { get; private set; } = null!;

    protected ILedger Ledger => Store.Ledger;

    protected LedgerOptions Options => new() { KeyFile = Folder["ledger.key"], CommandTimeout = TimeSpan.FromSeconds(20) };

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        Store = await OpenAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _opened)
            await store.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes an empty database.</summary>
    protected abstract Task PrepareAsync();

    /// <summary>Opens the test's database.</summary>
    protected abstract Task<CentreStore> OpenAsync(LedgerOptions options);

    /// <summary>Opens the test's database to verify it, without its key.</summary>
    protected abstract LedgerVerifier OpenVerifier();

    /// <summary>Changes the database behind the ledger's back.</summary>
    protected abstract Task<int> TamperAsync(string sql);

    /// <summary>Another handle on the same database, as another silo or the next start has it.</summary>
    protected async Task<CentreStore> OpenAgainAsync(LedgerOptions? options = null)
    {
        var store = await OpenAsync(options ?? Options);
        _opened.Add(store);
        return store;
    }
}
