using System.Net;
using Border.Silo.Configuration;
using Orleans.Configuration;

namespace Border.Silo.Hosting;

/// <summary>
/// Hosts the grains with Microsoft Orleans: over PostgreSQL as a cluster of any number of silos, over the embedded ledger as a cluster of
/// one. Compiled where the package feed has Orleans.
/// </summary>
public static class GrainHost
{
    /// <summary>What hosts the grains, for people.</summary>
    public const string Name = "Microsoft Orleans";

    /// <summary>Adds the grain host.</summary>
    /// <exception cref="SiloSettingsException">The cluster's address is none.</exception>
    public static void AddGrainHost(this WebApplicationBuilder builder, SiloSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!IPAddress.TryParse(settings.Cluster.Address, out var address))
            throw new SiloSettingsException("cluster.address must be the IP address that the other silos reach this one at.");
        builder.UseOrleans(silo =>
        {
            if (settings.Ledger.Postgres is { } connection)
                Cluster(silo, settings, address, connection);
            else
                silo.UseLocalhostClustering(settings.Cluster.SiloPort, settings.Cluster.GatewayPort, serviceId: "border", clusterId: settings.Cluster.Id);
            silo.Configure<SiloOptions>(options => options.SiloName = settings.Name);
        });
    }

    private static void Cluster(ISiloBuilder silo, SiloSettings settings, IPAddress address, string connection)
    {
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connection;
        });
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = settings.Cluster.Id;
            options.ServiceId = "border";
        });
        silo.ConfigureEndpoints(address, settings.Cluster.SiloPort, settings.Cluster.GatewayPort, listenOnAnyHostAddress: true);
        // A killed silo is noticed within about 3 seconds, so that its grains are back on another within 5. The largest probe timeout also bounds
        // for how long a silo that died without closing its connections counts as alive for what it had sent before.
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(1);
            options.MaxProbeTimeout = TimeSpan.FromSeconds(1.5);
            options.NumMissedProbesLimit = 2;
            options.NumVotesForDeathDeclaration = 1;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        });
    }
}
