using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Border.Devices.Cameras;

/// <summary>
/// A camera that sends JPEG frames over HTTP (<c>multipart/x-mixed-replace</c>). Keeps itself connected; the reader gets the latest
/// frame, so a slow reader never falls behind.
/// </summary>
public sealed partial class MjpegCamera : IImageSource
{
    private readonly MjpegCameraOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<MjpegCamera> _logger;
    private readonly HttpClient _client;
    private readonly DeviceStatusBoard _status;
    private readonly LatestFrame _latest = new();
    private readonly FrameRate _rate;
    private readonly Backoff _backoff;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _starting = new();
    private Task? _running;
    private long _frames;

    /// <summary>Makes the camera; nothing is connected before <see cref="StartAsync"/>.</summary>
    /// <exception cref="ArgumentException">The address is not http or https, or holds a user name.</exception>
    public MjpegCamera(MjpegCameraOptions options, TimeProvider time, ILogger<MjpegCamera> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Address.IsAbsoluteUri || options.Address.Scheme is not ("http" or "https") || options.Address.UserInfo.Length > 0)
        {
            throw new ArgumentException("A camera's address is http://HOST/PATH or https://HOST/PATH; its user and password have settings of their own.");
        }

        _options = options;
        _time = time;
        _logger = logger;
        _client = MjpegConnection.CreateClient(options);
        _status = new DeviceStatusBoard(s => StatusChanged?.Invoke(s));
        _rate = new FrameRate(options.MaxFramesPerSecond, time);
        _backoff = new Backoff(options.ReconnectAtFirst, options.ReconnectAtMost);
    }

    /// <inheritdoc />
    public event Action<DeviceStatus>? StatusChanged;

    /// <inheritdoc />
    public string Name => _options.Name;

    /// <inheritdoc />
    public bool IsSimulated => _options.IsSimulated;

    /// <inheritdoc />
    public DeviceStatus Status => _status.Now;

    /// <summary>Frames received since the start.</summary>
    public long FramesReceived => Interlocked.Read(ref _frames);

    /// <summary>Frames replaced by a later one before anybody read them.</summary>
    public long FramesDropped => _latest.Dropped;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellation)
    {
        lock (_starting)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            _running ??= Task.Run(RunAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CapturedImage> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await StartAsync(cancellation);
        await foreach (var frame in _latest.ReadAsync(cancellation))
        {
            yield return frame;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Task? running;
        lock (_starting)
        {
            _stop.Cancel();
            running = _running;
        }

        if (running is not null)
        {
            await running;
        }

        _latest.End();
        _client.Dispose();
    }

    // The address without path and query, which may hold a camera's access token.
    private string Where => _options.Address.GetComponents(UriComponents.HostAndPort, UriFormat.UriEscaped);

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await ConnectOnceAsync();
                await Task.Delay(_backoff.Next(), _time, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
        }
    }

    private async Task ConnectOnceAsync()
    {
        // One timer for connecting, answering and every frame: whatever hangs, the camera is silent.
        using var silence = new CancellationTokenSource(_options.SilentAfter, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, _stop.Token);
        try
        {
            await ReadFramesAsync(silence, either.Token);
            Report(DeviceState.Failed, $"The camera at {Where} ended its stream. Trying again; if this goes on, restart the camera.");
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            Report(DeviceState.Silent, $"No frame from the camera at {Where} for {_options.SilentAfter.TotalSeconds:0.#} s. Check its power and cable; trying again.");
        }
        catch (InvalidDataException problem)
        {
            Report(DeviceState.Failed, $"The camera at {Where} cannot be used: {problem.Message}. Trying again.");
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException)
        {
            LogCause(_logger, Name, problem.GetType().Name, (problem as HttpRequestException)?.HttpRequestError.ToString());
            Report(DeviceState.Failed, $"The camera at {Where} cannot be reached{Reason(problem)} Check its power, cable and address; trying again.");
        }
    }

    private static string Reason(Exception problem) => problem is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
        ? ": its certificate is not trusted."
        : ".";

    private async Task ReadFramesAsync(CancellationTokenSource silence, CancellationToken cancellation)
    {
        using var response = await MjpegConnection.OpenAsync(_client, _options.Address, cancellation);
        var boundary = MjpegStream.BoundaryOf(response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var types) ? types.ToString() : null);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        await foreach (var bytes in MjpegStream.ReadAsync(body, boundary, _options.MaxFrameBytes, cancellation))
        {
            silence.CancelAfter(_options.SilentAfter);
            _backoff.Reset();
            _latest.Put(new CapturedImage(Name, bytes, _time.GetTimestamp(), $"frame {Interlocked.Increment(ref _frames)}"));
            ReportRate();
        }
    }

    private void ReportRate()
    {
        _rate.Count();
        if (!_rate.IsFlooding)
        {
            Report(DeviceState.Ready, "");
        }
        else if (Status.State != DeviceState.Flooding || _rate.IsFirstOfSecond)
        {
            Report(
                DeviceState.Flooding,
                $"The camera at {Where} sends more than {_options.MaxFramesPerSecond} frames a second; {FramesDropped} frames were dropped so far, the latest is used. Set it to a lower rate.");
        }
    }

    private void Report(DeviceState state, string explanation)
    {
        var before = Status.State;
        if (_status.Set(state, explanation) && before != state)
        {
            LogStatus(_logger, Name, state, explanation);
        }
    }
}
