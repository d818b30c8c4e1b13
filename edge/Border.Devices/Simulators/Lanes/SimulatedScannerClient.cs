using System.Net;
using System.Net.Sockets;
using Border.Devices.Documents;

namespace Border.Devices.Simulators.Lanes;

/// <summary>A simulated document scanner: connects to the node as a real one would and sends pages until they are taken.</summary>
internal sealed class SimulatedScannerClient(int port) : IAsyncDisposable
{
    private const int Attempts = 5;
    private TcpClient? _client;

    /// <summary>Sends a page and returns when the lane has it.</summary>
    /// <exception cref="IOException">The node refuses it.</exception>
    public async Task ScanAsync(byte[] page, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _client ??= await ConnectAsync(cancellation);
                var answer = await TcpScannerProtocol.SendAsync(_client.GetStream(), page, cancellation);
                if (answer == TcpScannerAnswer.Taken)
                {
                    return;
                }

                throw new IOException($"The node answered {answer} to a page of the simulated scanner.");
            }
            catch (Exception problem) when (problem is IOException or SocketException)
            {
                _client?.Dispose();
                _client = null;
                if (attempt == Attempts)
                {
                    throw new IOException("The simulated scanner could not hand a page to the node.", problem);
                }
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<TcpClient> ConnectAsync(CancellationToken cancellation)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
        return client;
    }
}
