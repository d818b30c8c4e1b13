using System.Net;
using System.Net.Sockets;

namespace Border.Benchmarks.Sync;

/// <summary>A TCP relay between a node and the broker that counts what passes, TLS and MQTT included, in both directions.</summary>
internal sealed class CountedLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _accepting;
    private long _up;
    private long _down;

    public CountedLine(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the node connects to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes from the node so far.</summary>
    public long Up => Interlocked.Read(ref _up);

    /// <summary>Bytes to the node so far.</summary>
    public long Down => Interlocked.Read(ref _down);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
    }

    private async Task RelayAsync(TcpClient node)
    {
        using (node)
        using (var broker = new TcpClient())
        {
            await broker.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            (node.NoDelay, broker.NoDelay) = (true, true);
            var up = CopyAsync(node.GetStream(), broker.GetStream(), bytes => Interlocked.Add(ref _up, bytes));
            var down = CopyAsync(broker.GetStream(), node.GetStream(), bytes => Interlocked.Add(ref _down, bytes));
            await Task.WhenAny(up, down);
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, Action<int> count)
    {
        var buffer = new byte[128 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, _stop.Token)) > 0;)
        {
            count(read);
            await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }
}
