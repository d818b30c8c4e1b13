using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Border.Devices.Documents;

/// <summary>
/// A document scanner that connects over TCP (see <see cref="TcpScannerProtocol"/>). A page is answered only when the lane has taken
/// it, so that none is lost on the way; what floods, hangs or makes no sense is cut with a reason.
/// </summary>
public sealed partial class TcpScanner : IImageSource
{
    private readonly TcpScannerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<TcpScanner> _logger;
    private readonly DeviceStatusBoard _status;
    private readonly Channel<ScannedPage> _pages;
    private readonly PageRate _rate;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, Task> _connections = new();
    private readonly Lock _starting = new();
    private Task? _accepting;
    private long _received;
    private int _open;
    private int _cutForFlooding;

    /// <summary>Makes the scanner; nothing listens before <see cref="StartAsync"/>.</summary>
    /// <exception cref="ArgumentException">It would listen beyond this machine without mutual TLS.</exception>
    public TcpScanner(TcpScannerOptions options, TimeProvider time, ILogger<TcpScanner> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        var tls = options.ServerCertificate is not null && options.ClientAuthority is not null;
        if (!tls && (!IPAddress.IsLoopback(options.Address) || options.ServerCertificate is not null))
        {
            throw new ArgumentException("A scanner beyond this machine needs mutual TLS: give the node's certificate and the authority of the scanners' certificates.");
        }

        _options = options;
        _time = time;
        _logger = logger;
        _status = new DeviceStatusBoard(s => StatusChanged?.Invoke(s));
        _pages = Channel.CreateBounded<ScannedPage>(options.Backlog);
        _rate = new PageRate(options.MaxPagesPerMinute, time);
        _listener = new TcpListener(options.Address, options.Port);
    }

    /// <inheritdoc />
    public event Action<DeviceStatus>? StatusChanged;

    /// <inheritdoc />
    public string Name => _options.Name;

    /// <inheritdoc />
    public bool IsSimulated => _options.IsSimulated;

    /// <inheritdoc />
    public DeviceStatus Status => _status.Now;

    /// <summary>The port listened on, once started.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellation)
    {
        lock (_starting)
        {
            ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
            if (_accepting is null)
            {
                Listen();
                _accepting = Task.Run(AcceptAsync, CancellationToken.None);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CapturedImage> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await StartAsync(cancellation);
        await foreach (var page in _pages.Reader.ReadAllAsync(cancellation))
        {
            try
            {
                yield return page.Image;
                page.Taken.TrySetResult(true);
            }
            finally
            {
                // A reader that dies on the page leaves it to the client to send again.
                page.Taken.TrySetResult(false);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        _listener.Stop();
        if (_accepting is { } accepting)
        {
            await accepting;
        }

        await Task.WhenAll(_connections.Values);
        _pages.Writer.TryComplete();
    }

    private void Listen()
    {
        try
        {
            _listener.Start(_options.MaxConnections);
            Report(DeviceState.Ready, "");
        }
        catch (SocketException problem)
        {
            var reason = problem.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "is in use by another program; stop that program or set another port",
                SocketError.AccessDenied => "is not allowed to this user; set a port above 1023",
                _ => $"cannot be listened on ({problem.SocketErrorCode}); check the address in the settings",
            };
            var words = $"Port {_options.Port} for the scanner {Name} {reason}.";
            Report(DeviceState.Failed, words);
            throw new IOException(words, problem);
        }
    }

    private async Task AcceptAsync()
    {
        for (var number = 0; !_stop.IsCancellationRequested; number++)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var id = number;
                var tooMany = Interlocked.Increment(ref _open) > _options.MaxConnections;
                var serving = Task.Run(() => ServeAsync(id, client, tooMany), CancellationToken.None);
                _connections[id] = serving;
                _ = serving.ContinueWith(_ => _connections.TryRemove(id, out var _), TaskScheduler.Default);
            }
            catch (Exception problem) when (problem is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // A client that left while being accepted is none of our business; a stop ends the loop.
            }
        }
    }

    private async Task ServeAsync(int id, TcpClient client, bool tooMany)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                if (tooMany)
                {
                    await client.GetStream().WriteAsync(new[] { (byte)TcpScannerAnswer.Busy }, _stop.Token);
                    Cut(id, new ScannerCut(TcpScannerAnswer.Busy, $"{_options.MaxConnections} connections are open already; switch the others off"));
                    return;
                }

                var connection = new TcpScannerConnection(client, _options, _rate, _time, () => ReportEmpty(id));
                if (await connection.RunAsync(DeliverAsync, _stop.Token) is { } cut)
                {
                    Cut(id, cut);
                }
            }
            catch (Exception problem) when (problem is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                LogEnded(_logger, Name, id, problem.GetType().Name);
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }

    private async Task<bool> DeliverAsync(byte[] bytes)
    {
        var number = Interlocked.Increment(ref _received);
        var page = new ScannedPage(
            new CapturedImage(Name, bytes, _time.GetTimestamp(), $"page {number}"),
            new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        Report(DeviceState.Ready, "");
        await _pages.Writer.WriteAsync(page, _stop.Token);
        return await page.Taken.Task;
    }

    private void ReportEmpty(int id)
    {
        LogEmpty(_logger, Name, id);
        Report(DeviceState.Ready, $"The scanner {Name} sent an empty page: scan the document again.");
    }

    private void Cut(int id, ScannerCut cut)
    {
        LogCut(_logger, Name, id, cut.Reason);
        if (cut.Answer == TcpScannerAnswer.TooMany)
        {
            Report(DeviceState.Flooding, $"The scanner {Name} was cut off {Interlocked.Increment(ref _cutForFlooding)} times: {cut.Reason}.");
        }
        else
        {
            Report(DeviceState.Ready, $"A connection of the scanner {Name} was closed: {cut.Reason}.");
        }
    }

    private void Report(DeviceState state, string explanation) => _status.Set(state, explanation);
}
