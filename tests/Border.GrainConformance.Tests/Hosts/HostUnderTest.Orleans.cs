using Border.Testing;
using Microsoft.Extensions.Hosting;

namespace Border.GrainConformance.Hosts;

/// <summary>This build's grain host: Microsoft.Orleans, one silo per host, on ports of its own.</summary>
internal static class HostUnderTest
{
    public static void Use(IHostApplicationBuilder application, Action<ISiloBuilder> configure) => application.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next());
        configure(silo);
    });
}
