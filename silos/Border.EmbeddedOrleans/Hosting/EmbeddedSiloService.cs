using Microsoft.Extensions.Hosting;

namespace Border.EmbeddedOrleans.Hosting;

/// <summary>Runs the grain host from the application's start to its stop.</summary>
internal sealed class EmbeddedSiloService(EmbeddedSilo silo) : IHostedService, IDisposable
{
    private ITimer? _timeouts;
    private ITimer? _collection;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        silo.Start();
        _timeouts = silo.Clock.CreateTimer(
            static silo => ((EmbeddedSilo)silo!).TimeOutLateCalls(), silo, silo.TimeoutPrecision, silo.TimeoutPrecision);
        _collection = silo.Clock.CreateTimer(
            static silo => ((EmbeddedSilo)silo!).EndIdleActivations(), silo, silo.CollectionQuantum, silo.CollectionQuantum);
        silo.Log.Started();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await silo.StopAsync(cancellationToken);
        Dispose();
        silo.Log.Stopped();
    }

    public void Dispose()
    {
        _timeouts?.Dispose();
        _collection?.Dispose();
    }
}
