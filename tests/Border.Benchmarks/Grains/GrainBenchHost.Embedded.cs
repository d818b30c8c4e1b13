using Microsoft.Extensions.Hosting;

namespace Border.Benchmarks.Grains;

/// <summary>This build's grain host: Border.EmbeddedOrleans.</summary>
internal static class GrainBenchHost
{
    public const string Name = "Border.EmbeddedOrleans, one process";

    public static void Use(IHostApplicationBuilder application) => application.UseOrleans(_ => { });
}
