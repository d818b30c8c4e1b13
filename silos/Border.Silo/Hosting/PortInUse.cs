using System.Net.Sockets;
using Border.Silo.Configuration;
using Microsoft.AspNetCore.Connections;

namespace Border.Silo.Hosting;

/// <summary>Tells which of a silo's ports another process has.</summary>
public static class PortInUse
{
    /// <summary>What to do about it; null when the start failed for another reason.</summary>
    /// <param name="failure">Why the silo did not start.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="file">Where they stand.</param>
    public static string? Explain(Exception failure, SiloSettings settings, string file)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is AddressInUseException)
                return $"{settings.Url} is in use by another process. Stop that one, or choose another port in {file}.";
            if (e is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
            {
                return $"Port {settings.Cluster.SiloPort} or {settings.Cluster.GatewayPort} for the other silos is in use by another process. "
                    + $"Stop that one, or choose other cluster ports in {file}.";
            }
        }
        return null;
    }
}
