using Microsoft.Extensions.Hosting;

namespace Border.Grains.Tests.Hosts;

/// <summary>This build's grain host: Border.EmbeddedOrleans.</summary>
internal static class HostUnderTest
{
    public static void Use(IHostApplicationBuilder application) => application.UseOrleans(_ => { });
}
