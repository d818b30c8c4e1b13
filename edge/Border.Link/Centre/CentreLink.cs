using Border.Domain.Records;
using Border.Link.Bundles;
using Border.Link.Commands;
using Border.Link.Protocol;
using Border.Link.Transport;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Border.Link.Centre;

/// <summary>What became of something sent to a node.</summary>
public enum SendOutcome
{
    /// <summary>The node is connected and the broker is handing it over.</summary>
    Sent,

    /// <summary>The node is not connected; nothing is kept for it: send again after its next birth.</summary>
    NodeOffline,

    /// <summary>This silo has no connection to the broker just now.</summary>
    LinkDown,
}

/// <summary>
/// A silo's side of the link: takes its share of all nodes' messages, hands them to the handler and answers when it has answered.
/// One connection per silo, made again by itself. Keeps nothing: what is not answered is sent again by the nodes.
/// </summary>
public sealed partial class CentreLink(
    CentreLinkOptions options,
    IMqttTransport transport,
    ICentreHandler handler,
    IBundleSource bundles,
    TimeProvider time,
    ILogger<CentreLink> logger,
    IEvidenceHandler? evidence = null) : BackgroundService
{
    private volatile IMqttConnection? _connection;

    /// <summary>True while the silo is connected and subscribed.</summary>
    public bool IsConnected => _connection is not null;

    /// <summary>Why there is no connection, in words; empty while there is one.</summary>
    public string Reason { get; private set; } = "The link has not been started yet.";

    /// <summary>Sends a command. Send it again, with the time that is left, until a reply came or it expired (P-5.2).</summary>
    /// <exception cref="InvalidMessageException">It is too large.</exception>
    public async Task<SendOutcome> SendCommandAsync(NodeName node, Command command, CancellationToken cancellation)
    {
        byte[] payload = LinkJson.Write(command, LinkJson.Default.Command);
        return payload.Length > LinkLimits.MaxCommandPayloadBytes
            ? throw new InvalidMessageException($"A command has at most {LinkLimits.MaxCommandPayloadBytes} bytes; this one has {payload.Length}.")
            : await SendAsync(new(LinkTopic.For(node, LinkChannel.Command), payload), cancellation);
    }

    /// <summary>Announces a bundle to a node. The broker keeps the announcement, so a node that is away learns of it when it comes back;
    /// announce again after every birth that does not name the version, since a killed broker forgets (P-6.1).</summary>
    /// <exception cref="InvalidMessageException">The announcement breaks a limit; the message says which.</exception>
    public Task<SendOutcome> AnnounceBundleAsync(NodeName node, BundleAnnouncement announcement, CancellationToken cancellation)
    {
        if (announcement.Problem() is { } problem)
        {
            throw new InvalidMessageException($"The bundle cannot be announced: {problem}.");
        }

        byte[] payload = LinkJson.Write(announcement, LinkJson.Default.BundleAnnouncement);
        return SendAsync(new(LinkTopic.Announcement(node, announcement.Kind), payload, Retain: true), cancellation);
    }

    /// <summary>
    /// Ends a node's connection, if it has one: the broker allows one connection per client id, which is the node's name (P-1.4), and hands it to whoever came last.
    /// Only the centre's listener lets one choose it. What the node does next is up to the broker's list of revoked certificates.
    /// </summary>
    /// <exception cref="MqttConnectException">The broker is away.</exception>
    public async Task EndConnectionAsync(NodeName node, CancellationToken cancellation)
    {
        await using IMqttConnection connection = await transport.ConnectAsync(ToMqtt() with { ClientId = $"{node}" }, _ => { }, cancellation);
        await connection.DisconnectAsync();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff(options.FirstRetry, options.LongestRetry, Random.Shared);
        while (!stoppingToken.IsCancellationRequested)
        {
            long started = time.GetTimestamp();
            try
            {
                MqttClosed closed = await RunOnceAsync(stoppingToken);
                NoteLost(closed.Reason);
            }
            catch (MqttConnectException e)
            {
                NoteLost(e.Message);
            }
            catch (MqttClosedException e)
            {
                NoteLost(e.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
                Reason = "The link failed by a fault of the program; it is started again. The log has the details.";
            }

            if (time.GetElapsedTime(started) > options.LongestRetry)
            {
                backoff.Reset();
            }

            await Task.Delay(backoff.Next(), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<MqttClosed> RunOnceAsync(CancellationToken stopping)
    {
        await using var intake = new Intake(options, handler, bundles, evidence, time, logger, stopping);
        await using IMqttConnection connection = await transport.ConnectAsync(ToMqtt(), intake.Take, stopping);
        intake.Connection = connection;
        await connection.SubscribeAsync(
            [
                LinkTopic.OfAllNodes(LinkChannel.Live, options.Group), LinkTopic.OfAllNodes(LinkChannel.Batch, options.Group),
                LinkTopic.OfAllNodes(LinkChannel.Reply, options.Group),
                LinkTopic.OfAllNodes(LinkChannel.BundleRequest, options.Group), LinkTopic.OfAllNodes(LinkChannel.BundleReport, options.Group),
                LinkTopic.OfAllNodes(LinkChannel.EvidenceOffer, options.Group), LinkTopic.OfAllNodes(LinkChannel.EvidencePart, options.Group),
                LinkTopic.OfAllNodes(LinkChannel.State), // not shared: a broker gives retained states to no shared subscription
            ],
            stopping);
        LinkTelemetry.Connections.Add(1);
        Reason = "";
        _connection = connection;
        LogConnected(options.Host, options.Port, transport.Name);
        try
        {
            return await connection.Closed.WaitAsync(stopping);
        }
        finally
        {
            _connection = null;
            if (stopping.IsCancellationRequested)
            {
                await connection.DisconnectAsync();
            }
        }
    }

    private async Task<SendOutcome> SendAsync(MqttMessage message, CancellationToken cancellation)
    {
        if (_connection is not { } connection)
        {
            return SendOutcome.LinkDown;
        }

        try
        {
            return await connection.PublishAsync(message, cancellation) == PublishOutcome.Delivered ? SendOutcome.Sent : SendOutcome.NodeOffline;
        }
        catch (MqttClosedException)
        {
            return SendOutcome.LinkDown;
        }
    }

    private void NoteLost(string reason)
    {
        if (Reason != reason)
        {
            Reason = reason;
            LogLost(reason);
        }
    }

    private MqttOptions ToMqtt() => new()
    {
        Host = options.Host,
        Port = options.Port,
        ClientId = $"centre-{Guid.NewGuid():N}",
        Tls = options.Tls,
        KeepAlive = options.KeepAlive,
    };
}
