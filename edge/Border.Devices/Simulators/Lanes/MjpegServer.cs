using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Border.Devices.Simulators.Lanes;

/// <summary>Simulated cameras: an HTTP server on loopback that sends frames as real MJPEG cameras do, one stream per path.</summary>
public sealed class MjpegServer : IAsyncDisposable
{
    private const string Boundary = "simulated-frame";

    private readonly ConcurrentDictionary<string, IReadOnlyList<byte[]>> _shown = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();

    private MjpegServer(int port, TimeSpan interval, TimeProvider time)
    {
        _interval = interval;
        _time = time;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        _app = builder.Build();
        _app.Run(SendAsync);
    }

    /// <summary>The port listened on.</summary>
    public int Port { get; private set; }

    /// <summary>Starts a server on loopback.</summary>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="interval">From frame to frame.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops starting.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<MjpegServer> StartAsync(int port, TimeSpan interval, TimeProvider time, CancellationToken cancellation)
    {
        var server = new MjpegServer(port, interval, time);
        try
        {
            await server._app.StartAsync(cancellation);
        }
        catch (IOException problem)
        {
            await server.DisposeAsync();
            throw new IOException($"Port {port} for the simulated cameras is in use by another program; stop that program or set another port.", problem);
        }

        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.Port = new Uri(addresses.First()).Port;
        return server;
    }

    /// <summary>The address of a stream.</summary>
    /// <param name="stream">Its name, for example <c>plate</c>.</param>
    public Uri AddressOf(string stream) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/{stream}"));

    /// <summary>What a stream shows from now on, one frame after another and over again.</summary>
    /// <param name="stream">Its name.</param>
    /// <param name="frames">JPEG encoded; none makes the camera silent.</param>
    public void Show(string stream, params IReadOnlyList<byte[]> frames) => _shown["/" + stream] = frames;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _app.DisposeAsync();
    }

    private async Task SendAsync(HttpContext http)
    {
        if (!_shown.ContainsKey(http.Request.Path.Value ?? ""))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stop.Token);
        http.Response.ContentType = $"multipart/x-mixed-replace; boundary={Boundary}";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await SendFramesAsync(http.Request.Path.Value!, http.Response, end.Token);
        }
        catch (OperationCanceledException)
        {
            // The camera's client left, or the simulator stops.
        }
    }

    private async Task SendFramesAsync(string path, HttpResponse response, CancellationToken end)
    {
        for (var number = 0; ; number++)
        {
            var frames = _shown[path];
            if (frames.Count > 0)
            {
                var frame = frames[number % frames.Count];
                var header = $"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {frame.Length}\r\n\r\n";
                await response.Body.WriteAsync(Encoding.ASCII.GetBytes(header), end);
                await response.Body.WriteAsync(frame, end);
                await response.Body.WriteAsync("\r\n"u8.ToArray(), end);
            }

            await response.Body.FlushAsync(end);
            await Task.Delay(_interval, _time, end);
        }
    }
}
