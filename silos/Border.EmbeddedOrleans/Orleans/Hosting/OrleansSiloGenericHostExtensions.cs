using Border.EmbeddedOrleans.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Hosting;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds the grain host to an application.</summary>
public static class OrleansSiloGenericHostExtensions
{
    /// <summary>
    /// Makes this process host grains: <see cref="IGrainFactory"/> and <see cref="IClusterClient"/> become services, and
    /// grains run from the host's start to its stop. Calling it again only configures further.
    /// </summary>
    /// <param name="hostAppBuilder">The application.</param>
    /// <param name="configureDelegate">Options go into <see cref="ISiloBuilder.Services"/>.</param>
    public static IHostApplicationBuilder UseOrleans(
        this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(hostAppBuilder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        IServiceCollection services = hostAppBuilder.Services;
        services.AddOptions().AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EmbeddedSilo>();
        services.TryAddSingleton<IClusterClient>(all => all.GetRequiredService<EmbeddedSilo>().Client);
        services.TryAddSingleton<IGrainFactory>(all => all.GetRequiredService<EmbeddedSilo>().Client);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EmbeddedSiloService>());
        configureDelegate(new EmbeddedSiloBuilder(services, hostAppBuilder.Configuration));
        return hostAppBuilder;
    }
}
