using Border.GrainConformance.Grains;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Border.GrainConformance.Hosts;

/// <summary>A running host of test grains, for the tests of a class.</summary>
public class GrainHost : IAsyncLifetime
{
    private readonly IHost _host;
    private bool _stopped;

    public GrainHost()
    {
        HostApplicationBuilder application = Host.CreateApplicationBuilder();
        application.Logging.ClearProviders();
        application.Services.AddSingleton<Witness>();
        HostUnderTest.Use(application, Configure);
        _host = application.Build();
    }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public Witness Witness => _host.Services.GetRequiredService<Witness>();

    public async ValueTask InitializeAsync() => await _host.StartAsync();

    public async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _host.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(ISiloBuilder silo)
    {
    }
}

/// <summary>A host that deactivates grains after two seconds without a call.</summary>
public sealed class ForgetfulHost : GrainHost
{
    protected override void Configure(ISiloBuilder silo) => silo.Services.Configure<GrainCollectionOptions>(options =>
    {
        options.CollectionQuantum = TimeSpan.FromSeconds(1);
        options.CollectionAge = TimeSpan.FromSeconds(2);
    });
}

/// <summary>A host whose callers wait no longer than two seconds.</summary>
public sealed class ImpatientHost : GrainHost
{
    protected override void Configure(ISiloBuilder silo) =>
        silo.Services.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(2));
}
