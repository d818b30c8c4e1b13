using Border.Link.Transport;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

/// <summary>
/// The node's side of the link: connects, tells of its birth, sends the journal's records until the centre has them, does commands
/// and fetches bundles. Network trouble is its daily work and never an exception: it shows in <see cref="Status"/>.
/// </summary>
public sealed partial class NodeLink : BackgroundService
{
    private readonly NodeLinkOptions _options;
    private readonly IMqttTransport _transport;
    private readonly IRecordSource _source;
    private readonly IEvidenceSource? _evidence;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger<NodeLink> _logger;
    private readonly LinkStatusBoard _status;
    private readonly Outbox _outbox;
    private readonly UrgentBacklog _urgent;
    private readonly CommandInbox _commands;
    private readonly BundleDownloads _bundles;
    private Guid _instance = Guid.NewGuid();
    private long _connections;

    /// <summary>Makes the link; it starts with the host, or by <see cref="BackgroundService.StartAsync"/>.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="transport">From <see cref="LinkTransport.Create"/>.</param>
    /// <param name="source">The journal.</param>
    /// <param name="commands">Does commands.</param>
    /// <param name="bundles">Takes bundles.</param>
    /// <param name="time">Waits and the status' hours.</param>
    /// <param name="logger">Takes one line per change of state.</param>
    /// <param name="evidence">The node's evidence; null to send none.</param>
    /// <param name="random">Jitter of the waits; the shared one when null.</param>
    public NodeLink(
        NodeLinkOptions options,
        IMqttTransport transport,
        IRecordSource source,
        ICommandHandler commands,
        IBundleReceiver bundles,
        TimeProvider time,
        ILogger<NodeLink> logger,
        IEvidenceSource? evidence = null,
        Random? random = null)
    {
        _evidence = evidence;
        (_options, _transport, _source, _time, _logger, _random) = (options, transport, source, time, logger, random ?? Random.Shared);
        _status = new(source, time, logger);
        _outbox = new(options, source, _status, time, _random, logger);
        _urgent = new(source);
        _commands = new(options, commands, time, logger);
        _bundles = new(options, bundles, source, time, logger);
    }

    /// <summary>Raised after every change of state or reason, on the link's thread: return at once.</summary>
    public event Action<LinkStatus>? StatusChanged
    {
        add => _status.Changed += value;
        remove => _status.Changed -= value;
    }

    /// <summary>How the link is now; cheap.</summary>
    public LinkStatus Status => _status.Current;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Task commands = _commands.RunAsync(stoppingToken);
        var backoff = new Backoff(_options.FirstRetry, _options.LongestRetry, _random);
        LogStarting(_options.Node, _options.Host, _options.Port, _transport.Name);
        try
        {
            while (true)
            {
                long started = _time.GetTimestamp();
                TimeSpan? wait = await TryRunOnceAsync(stoppingToken);
                if (_time.GetElapsedTime(started) >= _options.StableAfter)
                {
                    backoff.Reset();
                }

                await Task.Delay(wait ?? backoff.Next(), _time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _status.Set(LinkState.Disconnected, "The node is stopping.");
        }

        await commands.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Returns how long to stay away; null for the usual backoff.
    private async Task<TimeSpan?> TryRunOnceAsync(CancellationToken stopping)
    {
        try
        {
            RequireOwnName();
            var session = new NodeSession(_options, _source, _status, _outbox, _urgent, _commands, _bundles, _evidence, _logger, _instance, ++_connections, _time);
            MqttClosed closed = await session.RunAsync(_transport, stopping);
            _status.Set(LinkState.Disconnected, closed.Reason);
            return null;
        }
        catch (MqttConnectException e)
        {
            bool somebodyMustAct = e.Failure is MqttFailure.OwnCertificate or MqttFailure.BrokerCertificate or MqttFailure.RefusedByBroker;
            _status.Set(somebodyMustAct ? LinkState.Refused : LinkState.Disconnected, e.Message);
            return null;
        }
        catch (SupersededException e)
        {
            // Staying away ends the tug of war; coming back later as a new run lets a post recover when the other one is switched off.
            _instance = Guid.NewGuid();
            _connections = 0;
            _status.Set(LinkState.Refused, e.Message);
            return _options.SupersededRetry * (1 + _random.NextDouble());
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            LogFailed(e);
            _status.Set(LinkState.Disconnected, "The link failed by a fault of the program; it is started again. The log has the details.");
            return null;
        }
    }

    private void RequireOwnName()
    {
        if (_options.Tls is { } tls && CertificateCheck.NameIn(tls.CertificateFile) is var name && name != _options.Node.ToString())
        {
            throw new MqttConnectException(
                MqttFailure.OwnCertificate,
                $"The certificate {tls.CertificateFile} is for '{name}', but this node is {_options.Node}: copy this node's own folder of certificates here.");
        }
    }
}
