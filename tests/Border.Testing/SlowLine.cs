using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Border.Testing;

/// <summary>A line to a port of 127.0.0.1 that carries so many bytes a second, each direction apart, and takes its time.</summary>
public sealed class SlowLine : IAsyncDisposable
{
    private const int Piece = 1024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly int _bytesPerSecond;
    private readonly TimeSpan _latency;
    private readonly Task _accepting;

    /// <summary>Opens the line.</summary>
    /// <param name="target">The port at its other end.</param>
    /// <param name="bytesPerSecond">What it carries in each direction.</param>
    /// <param name="latency">How long a byte is under way in one direction.</param>
    public SlowLine(int target, int bytesPerSecond, TimeSpan latency)
    {
        (_target, _bytesPerSecond, _latency) = (target, bytesPerSecond, latency);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The near end.</summary>
    public int Port { get; }

    /// <inheritdoc />
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
        {
            TcpClient near = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = CarryAsync(near);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using TcpClient far = new() { NoDelay = true };
        using (near)
        {
            near.NoDelay = true;
            await far.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            await Task.WhenAny(OneWayAsync(near.GetStream(), far.GetStream()), OneWayAsync(far.GetStream(), near.GetStream()));
        }
    }

    private async Task OneWayAsync(NetworkStream from, NetworkStream to)
    {
        var underWay = Channel.CreateBounded<(byte[] Bytes, long Due)>(256);
        Task arriving = ArriveAsync(underWay.Reader, to);
        byte[] buffer = new byte[Piece];
        while (await from.ReadAsync(buffer, _stop.Token) is var length and > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds((double)length / _bytesPerSecond), _stop.Token);
            await underWay.Writer.WriteAsync((buffer[..length], Environment.TickCount64 + (long)_latency.TotalMilliseconds), _stop.Token);
        }

        underWay.Writer.Complete();
        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(byte[] Bytes, long Due)> underWay, NetworkStream to)
    {
        await foreach ((byte[] bytes, long due) in underWay.ReadAllAsync(_stop.Token))
        {
            await Task.Delay((int)Math.Max(0, due - Environment.TickCount64), _stop.Token);
            await to.WriteAsync(bytes, _stop.Token);
        }
    }
}
