using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Border.Link.Bundles;
using Border.Link.Protocol;
using Border.Link.Transport;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

/// <summary>One connection of a node from its birth to its end.</summary>
internal sealed partial class NodeSession(
    NodeLinkOptions options,
    IRecordSource source,
    LinkStatusBoard status,
    Outbox outbox,
    UrgentBacklog urgent,
    CommandInbox commands,
    BundleDownloads bundles,
    IEvidenceSource? evidence,
    ILogger logger,
    Guid instance,
    long connectionNumber,
    TimeProvider time)
{
    private static readonly TimeSpan FarewellLimit = TimeSpan.FromSeconds(2);
    private readonly LiveSender _live = new(options, source, urgent, outbox.Spoken, instance, time);
    private readonly EvidenceSender? _evidence = evidence is null ? null : new(options, evidence, source, instance, time, logger);
    private readonly Channel<MqttMessage> _inbox = Channel.CreateBounded<MqttMessage>(
        new BoundedChannelOptions(512) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Connects and works until the connection ends.</summary>
    public async Task<MqttClosed> RunAsync(IMqttTransport transport, CancellationToken stopping)
    {
        await using IMqttConnection connection = await transport.ConnectAsync(ToMqtt(), m => _inbox.Writer.TryWrite(m), stopping);
        LinkTelemetry.Connections.Add(1);
        status.Set(LinkState.Waiting, "The broker is there; waiting for the centre's answer.");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            outbox.Restart();
            await connection.SubscribeAsync([LinkTopic.AllDown(options.Node)], stopping);
            long born = time.GetTimestamp();
            if (await connection.PublishAsync(State(Birth()), stopping) == PublishOutcome.NotAuthorized)
            {
                throw new MqttConnectException(
                    MqttFailure.RefusedByBroker, $"The broker does not let this certificate write as {options.Node}: check its name and the access rules.");
            }

            outbox.Greeted(time.GetElapsedTime(born));
            commands.Connection = connection;
            Task[] work =
            [
                outbox.RunAsync(connection, instance, () => connection.PublishAsync(State(Birth()), ended.Token), ended.Token), _live.RunAsync(connection, ended.Token),
                bundles.RunAsync(connection, ended.Token, stopping), DispatchAsync(ended.Token),
                .. _evidence is null ? [] : (Task[])[_evidence.RunAsync(connection, ended.Token)],
            ];
            await Task.WhenAny([connection.Closed, .. work]);
            await ended.CancelAsync();
            await FinishAsync(work);
            stopping.ThrowIfCancellationRequested();
        }
        catch (MqttClosedException e)
        {
            return e.Closed;
        }
        finally
        {
            commands.Connection = null;
            await FarewellAsync(connection);
        }

        return await connection.Closed;
    }

    // Waits for every part, then passes on what made one of them fail; that the others were cancelled is no failure.
    private static async Task FinishAsync(Task[] work)
    {
        await Task.WhenAll(work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (Exception failure in work.SelectMany(t => t.Exception?.InnerExceptions ?? []))
        {
            if (failure is not MqttClosedException)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }
    }

    // In order, so that the broker does not publish the will; a node that stops says so.
    private async Task FarewellAsync(IMqttConnection connection)
    {
        if (connection.Closed.IsCompleted)
        {
            return;
        }

        using var limit = new CancellationTokenSource(FarewellLimit);
        try
        {
            await connection.PublishAsync(State(End("stopped")), limit.Token);
            await connection.DisconnectAsync().WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is MqttClosedException or OperationCanceledException)
        {
            // The will says it for us.
        }
    }

    private async Task DispatchAsync(CancellationToken cancellation)
    {
        await foreach (MqttMessage message in _inbox.Reader.ReadAllAsync(cancellation))
        {
            try
            {
                Dispatch(message);
            }
            catch (InvalidMessageException e)
            {
                LinkTelemetry.Dropped.Add(1, new KeyValuePair<string, object?>("cause", "malformed"));
                LogMalformed(message.Topic, e.Message);
            }
        }
    }

    private void Dispatch(MqttMessage message)
    {
        if (!LinkTopic.TryParse(message.Topic, out LinkTopic? topic, out string problem))
        {
            throw new InvalidMessageException(problem);
        }

        switch (topic.Channel)
        {
            case LinkChannel.Ack:
                Ack ack = AckCodec.Read(message.Payload.Span);
                outbox.Spoken.Heard(ack.Minor);
                _evidence?.Take(ack);
                if (!_live.Take(ack))
                {
                    outbox.Take(ack);
                }

                break;
            case LinkChannel.Command when message.Payload.Length <= LinkLimits.MaxCommandPayloadBytes + 4096:
                commands.Take(LinkJson.Read(message.Payload.Span, LinkJson.Default.Command));
                break;
            case LinkChannel.EvidenceAnswer:
                _evidence?.Take(LinkJson.Read(message.Payload.Span, LinkJson.Default.EvidenceAnswer));
                break;
            case LinkChannel.Announcement when message.Payload.IsEmpty:
                break; // the centre took the announcement back
            case LinkChannel.Announcement:
                bundles.Offer(LinkJson.Read(message.Payload.Span, LinkJson.Default.BundleAnnouncement));
                break;
            case LinkChannel.Chunk:
                (ChunkHeader header, ReadOnlyMemory<byte> bytes) = ChunkCodec.Read(message.Payload);
                bundles.Take(header, bytes);
                break;
            default:
                throw new InvalidMessageException("nothing that a node takes, or too large");
        }
    }

    private MqttOptions ToMqtt() => new()
    {
        Host = options.Host,
        Port = options.Port,
        ClientId = options.Node.ToString(),
        Tls = options.Tls,
        KeepAlive = options.KeepAlive,
        Will = State(End("lost")),
    };

    private MqttMessage State(NodeState state) =>
        new(LinkTopic.For(options.Node, LinkChannel.State), LinkJson.Write(state, LinkJson.Default.NodeState), Retain: true);

    private NodeState End(string reason) => new() { Online = false, Instance = instance, Connection = connectionNumber, Minor = LinkLimits.Minor, Reason = reason };

    private NodeState Birth()
    {
        BirthFacts facts = source.Describe();
        return new()
        {
            Online = true,
            Instance = instance,
            Connection = connectionNumber,
            Minor = LinkLimits.Minor,
            Software = facts.Software,
            Hlc = facts.Hlc,
            Head = facts.Head,
            Acknowledged = source.Acknowledged,
            Bundles = facts.Bundles,
            Checkpoint = facts.Checkpoint,
        };
    }
}
