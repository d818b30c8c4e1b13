using Border.Grains.Commands;
using Border.Grains.Nodes;
using Border.Grains.Rules;
using Border.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Live;

/// <summary>Adds what the grains and their readers need to a silo.</summary>
public static class GrainServices
{
    /// <summary>Adds the stores, <see cref="CentreView"/>, <see cref="ILiveFeed"/> and the waking of routers at start. Call it after UseOrleans.</summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="store">Opened; the caller disposes of it after the host has stopped.</param>
    public static IServiceCollection AddBorderGrains(this IServiceCollection services, CentreStore store)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(store);
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(store)
            .AddSingleton<CommandSignal>()
            .AddSingleton<PolicyInForce>()
            .AddSingleton<CentreView>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<ILiveFeed>(all => all.GetRequiredService<LiveFeed>())
            .AddHostedService(all => all.GetRequiredService<LiveFeed>())
            .AddHostedService<RoutingStart>();
    }
}

/// <summary>
/// Wakes every node's twin when a silo starts, so that what a silo committed and did not route before it died is routed without
/// waiting for the node's next batch.
/// </summary>
internal sealed partial class RoutingStart(CentreView view, IGrainFactory grains, ILogger<RoutingStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var node in await view.ListNodesAsync(stoppingToken))
                await grains.GetGrain<INodeGrain>(node.ToString()).GetStatusAsync();
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogLater(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not every node's routing was woken at start; its next batch does it: {Problem}")]
    private partial void LogLater(string problem);
}
