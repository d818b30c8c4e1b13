using Microsoft.Extensions.Hosting;

namespace Border.GrainConformance.Hosts;

/// <summary>This build's grain host: Border.EmbeddedOrleans.</summary>
internal static class HostUnderTest
{
    public static void Use(IHostApplicationBuilder application, Action<ISiloBuilder> configure) => application.UseOrleans(configure);
}
