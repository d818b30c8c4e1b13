using System.Net;
using System.Net.Sockets;

namespace Border.Testing;

/// <summary>TCP ports that nobody listens on just now.</summary>
public static class FreePort
{
    /// <summary>A free port of 127.0.0.1. Another process may take it first: whoever starts a server on it tries again with the next.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>True when something accepts connections on this port of 127.0.0.1.</summary>
    public static async Task<bool> IsOpenAsync(int port, CancellationToken cancellation = default)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
