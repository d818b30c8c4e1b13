using Border.Silo.Configuration;

namespace Border.Silo.Hosting;

/// <summary>Hosts the grains in this one process. Compiled where the package feed has no Orleans.</summary>
public static class GrainHost
{
    /// <summary>What hosts the grains, for people.</summary>
    public const string Name = "one process (Border.EmbeddedOrleans)";

    /// <summary>Adds the grain host.</summary>
    /// <exception cref="SiloSettingsException">Never here; the clustered host refuses settings it cannot serve.</exception>
    public static void AddGrainHost(this WebApplicationBuilder builder, SiloSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        builder.UseOrleans(static _ => { });
    }
}
