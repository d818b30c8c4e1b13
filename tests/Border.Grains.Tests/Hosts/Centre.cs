using Border.Domain.Records;
using Border.Grains.Live;
using Border.Grains.Nodes;
using Border.Grains.Travellers;
using Border.Grains.Visits;
using Border.Ledger;
using Border.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Tests.Hosts;

/// <summary>A centre of one silo on a SQLite ledger that outlives its silos.</summary>
internal sealed class Centre : IAsyncDisposable
{
    private readonly TempFolder _folder = new("centre");
    private IHost? _host;

    public CentreStore Store { get; private set; } = null!;

    public IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    public CentreView View => _host!.Services.GetRequiredService<CentreView>();

    public ILiveFeed Feed => _host!.Services.GetRequiredService<ILiveFeed>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Centre> StartAsync()
    {
        var centre = new Centre();
        await centre.OpenLedgerAsync();
        await centre.StartSiloAsync();
        return centre;
    }

    /// <summary>A centre whose silo is down: only the ledger is there.</summary>
    public static async Task<Centre> WithoutSiloAsync()
    {
        var centre = new Centre();
        await centre.OpenLedgerAsync();
        return centre;
    }

    public async Task StartSiloAsync()
    {
        var application = Host.CreateApplicationBuilder();
        application.Logging.ClearProviders();
        HostUnderTest.Use(application);
        application.Services.AddBorderGrains(Store);
        _host = application.Build();
        await _host.StartAsync(Cancel);
    }

    public async Task StopSiloAsync()
    {
        await _host!.StopAsync(CancellationToken.None);
        _host.Dispose();
        _host = null;
    }

    public Task<BatchReceipt> SendAsync(NodeBatch batch, NodeName node) =>
        Grains.GetGrain<INodeGrain>(node.ToString()).AcceptAsync(batch);

    /// <summary>Sends all that a node has in batches of 50 and waits until it is routed.</summary>
    public async Task DrainAsync(SimulatedNode node)
    {
        for (var first = 1; first <= node.Count; first += 50)
            Assert.Equal(ReceiptOutcome.Accepted, (await SendAsync(node.Batch(first, Math.Min(50, node.Count - first + 1)), node.Name)).Outcome);
        await RoutedAsync(node);
    }

    public Task RoutedAsync(SimulatedNode node) => Eventually.Async(
        async () => await Store.Ledger.ReadRoutingCursorAsync(node.Name, Cancel) >= node.Last, cancellation: Cancel);

    public Task<SubjectHistory> HistoryAsync(string traveller) => Grains.GetGrain<ITravellerGrain>(traveller).GetHistoryAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await StopSiloAsync();
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    private async Task OpenLedgerAsync() => Store = await CentreStore.OpenSqliteAsync(
        _folder["ledger.db"], new LedgerOptions { KeyFile = _folder["key"] }, TimeProvider.System, Cancel);
}
