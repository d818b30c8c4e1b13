using Border.Testing;
using Microsoft.Extensions.Hosting;

namespace Border.Benchmarks.Grains;

/// <summary>This build's grain host: Microsoft.Orleans, one silo.</summary>
internal static class GrainBenchHost
{
    public const string Name = "Microsoft.Orleans, one silo";

    public static void Use(IHostApplicationBuilder application) =>
        application.UseOrleans(silo => silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next()));
}
