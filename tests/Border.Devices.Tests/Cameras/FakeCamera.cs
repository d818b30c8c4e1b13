using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Border.Devices.Tests.Cameras;

/// <summary>A camera made of a real socket that answers every request with the same bytes, then holds the line open or closes it.</summary>
internal sealed class FakeCamera : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly byte[] _answer;
    private readonly bool _hold;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _requests;

    public FakeCamera(string answer, bool hold = true, int port = 0)
        : this(Encoding.Latin1.GetBytes(answer), hold, port)
    {
    }

    public FakeCamera(byte[] answer, bool hold = true, int port = 0)
    {
        _answer = answer;
        _hold = hold;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Requests => _requests;

    public Uri Address => new($"http://127.0.0.1:{Port}/stream?token=secret");

    public static string Stream(params string[] frames) =>
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b\r\n\r\n"
        + string.Concat(frames.Select(f => $"--b\r\nContent-Type: image/jpeg\r\nContent-Length: {f.Length}\r\n\r\n{f}\r\n"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                clients.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }

        await Task.WhenAll(clients);
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var request = new byte[4096];
                await client.GetStream().ReadAtLeastAsync(request, 1, throwOnEndOfStream: false, _stop.Token);
                Interlocked.Increment(ref _requests);
                await client.GetStream().WriteAsync(_answer, _stop.Token);
                if (_hold)
                {
                    await new TaskCompletionSource().Task.WaitAsync(_stop.Token);
                }
            }
            catch (Exception end) when (end is OperationCanceledException or IOException)
            {
            }
        }
    }
}
