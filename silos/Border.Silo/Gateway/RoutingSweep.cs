using Border.Grains.Routing;
using Border.Ledger;

namespace Border.Silo.Gateway;

/// <summary>
/// Wakes the routers of nodes with records that are committed and not routed. When a silo dies with a router on it, nothing else may have cause
/// to wake that router elsewhere before the node's next batch, which may be hours away.
/// </summary>
/// <remarks>Every silo does it, so that none has to be chosen; a router that is awake already takes it for one more batch.</remarks>
public sealed partial class RoutingSweep(ILedger ledger, IGrainFactory grains, TimeProvider time, ILogger<RoutingSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The ledger is away, or a silo is just dying: there is a next time.
                LogFailed(e.Message);
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellation) =>
        await Task.WhenAll((await ledger.ListUnroutedAsync(cancellation)).Select(node => grains.GetGrain<IRouterGrain>(node.ToString()).WakeAsync()));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Looking for records that are not routed failed and is tried again: {Problem}")]
    private partial void LogFailed(string problem);
}
