using System.Net;
using System.Net.Sockets;

namespace Border.Testing;

/// <summary>
/// TCP ports that nobody listens on just now. They lie below the range from which the system takes the ports of outgoing connections (32768 on Linux):
/// else a client that keeps trying a server that was stopped may be given that very port, connects to itself and keeps the server from coming back.
/// </summary>
public static class FreePort
{
    private const int First = 10_240;
    private const int End = 32_000;
    private static int s_last = First + Random.Shared.Next(End - First);

    /// <summary>A free port of 127.0.0.1, and in one process never the same twice (until some 20,000 were given). Another process may take it first: whoever
    /// starts a server on it tries again with the next.</summary>
    public static int Next()
    {
        while (true)
        {
            int port = First + ((int)((uint)Interlocked.Increment(ref s_last) % (End - First)));
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
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
