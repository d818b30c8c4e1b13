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
    private CancellationTokenSource _cut = new();
    private volatile bool _isCut;
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

    /// <summary>Ends what is connected and lets nobody in until <see cref="Mend"/>.</summary>
    public async Task CutAsync()
    {
        _isCut = true;
        await _cut.CancelAsync();
    }

    /// <summary>Lets the node in again.</summary>
    public void Mend()
    {
        using var cut = _cut;
        (_cut, _isCut) = (new CancellationTokenSource(), false);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _cut.Dispose();
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
            if (_isCut)
                return;
            using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _cut.Token);
            await broker.ConnectAsync(IPAddress.Loopback, _target, end.Token);
            (node.NoDelay, broker.NoDelay) = (true, true);
            var up = CopyAsync(node.GetStream(), broker.GetStream(), bytes => Interlocked.Add(ref _up, bytes), end.Token);
            var down = CopyAsync(broker.GetStream(), node.GetStream(), bytes => Interlocked.Add(ref _down, bytes), end.Token);
            await Task.WhenAny(up, down);
        }
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Action<int> count, CancellationToken end)
    {
        var buffer = new byte[128 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, end)) > 0;)
        {
            count(read);
            await to.WriteAsync(buffer.AsMemory(0, read), end);
        }
    }
}
