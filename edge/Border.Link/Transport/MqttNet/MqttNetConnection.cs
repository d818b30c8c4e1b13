using System.Buffers;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace Border.Link.Transport.MqttNet;

/// <summary>One connection by MQTTnet; the client is never reused, so that its end is the connection's end.</summary>
internal sealed class MqttNetConnection : IMqttConnection
{
    private const int PacketOverhead = 256; // fixed header, topic length, properties of ours
    private readonly IMqttClient _client;
    private readonly Action<MqttMessage> _inbound;
    private readonly TaskCompletionSource<MqttClosed> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private long _largestPacket = 268_435_455;
    private TimeSpan _answerLimit = Timeout.InfiniteTimeSpan;
    private volatile bool _requested;

    public MqttNetConnection(IMqttClient client, Action<MqttMessage> inbound)
    {
        _client = client;
        _inbound = inbound;
        client.ApplicationMessageReceivedAsync += Receive;
        client.DisconnectedAsync += Disconnected;
    }

    public Task<MqttClosed> Closed => _closed.Task;

    public async Task OpenAsync(MqttClientOptions options, CancellationToken cancellation)
    {
        _answerLimit = options.Timeout;
        MqttClientConnectResult result = await _client.ConnectAsync(options, cancellation);
        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new MqttClosedException(new(MqttFailure.RefusedByBroker, $"The broker refused the connection: {result.ResultCode}"));
        }

        if (result.MaximumPacketSize is > 0)
        {
            _largestPacket = (long)result.MaximumPacketSize;
        }
    }

    public async Task<PublishOutcome> PublishAsync(MqttMessage message, CancellationToken cancellation)
    {
        if (message.Payload.Length + (message.Topic.Length * 3) + PacketOverhead > _largestPacket)
        {
            throw new ArgumentException($"A message of {message.Payload.Length} bytes is larger than the broker takes.");
        }

        MqttApplicationMessageBuilder builder = new MqttApplicationMessageBuilder()
            .WithTopic(message.Topic)
            .WithPayload(new ReadOnlySequence<byte>(message.Payload))
            .WithQualityOfServiceLevel(message.Unconfirmed ? MqttQualityOfServiceLevel.AtMostOnce : MqttQualityOfServiceLevel.AtLeastOnce)
            .WithRetainFlag(message.Retain);
        if (message.TraceParent is not null)
        {
#pragma warning disable CS0618 // later 5.x versions prefer bytes; 5.0 knows only text
            builder.WithUserProperty(MqttMessage.TraceParentProperty, message.TraceParent);
#pragma warning restore CS0618
        }

        MqttClientPublishResult result = await GuardAsync(token => _client.PublishAsync(builder.Build(), token), message.Topic, cancellation);
        return result.ReasonCode switch
        {
            MqttClientPublishReasonCode.Success => PublishOutcome.Delivered,
            MqttClientPublishReasonCode.NoMatchingSubscribers => PublishOutcome.NoSubscriber,
            MqttClientPublishReasonCode.NotAuthorized => PublishOutcome.NotAuthorized,
            _ => PublishOutcome.Refused,
        };
    }

    public async Task SubscribeAsync(IReadOnlyList<string> filters, CancellationToken cancellation)
    {
        foreach (string filter in filters)
        {
            MqttClientSubscribeOptions options = new MqttClientSubscribeOptionsBuilder()
                .WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce).Build();
            // Nothing else notices when this answer alone stays away: the broker still answers pings.
            MqttClientSubscribeResult result = await GuardAsync(token => _client.SubscribeAsync(options, token).WaitAsync(_answerLimit, token), filter, cancellation);
            if (result.Items.Any(i => (int)i.ResultCode >= 0x80))
            {
                throw new MqttClosedException(new(MqttFailure.RefusedByBroker, $"The broker refused the subscription to {filter}."));
            }
        }
    }

    public async Task DisconnectAsync()
    {
        _requested = true;
        try
        {
            await _client.DisconnectAsync(new MqttClientDisconnectOptionsBuilder().Build(), CancellationToken.None);
        }
        catch (Exception e) when (e is MqttCommunicationException or InvalidOperationException or OperationCanceledException)
        {
            // Already gone: the wish is fulfilled.
        }

        End(new(MqttFailure.Requested, "The connection was closed on our side."));
    }

    public ValueTask DisposeAsync()
    {
        _requested = true;
        _client.Dispose();
        End(new(MqttFailure.Requested, "The connection was closed on our side."));
        return ValueTask.CompletedTask;
    }

    // MQTTnet fails calls on a lost connection with many exceptions; here they are one. A caller that gives up does not take the request
    // back: MQTTnet would take the answer that comes all the same for a breach of the protocol and end the connection.
    private async Task<T> GuardAsync<T>(Func<CancellationToken, Task<T>> call, string topic, CancellationToken cancellation)
    {
        try
        {
            return await call(_ended.Token).WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (MqttProtocolViolationException e)
        {
            throw new ArgumentException($"'{topic}' is no topic to send to.", e);
        }
        catch (Exception)
        {
            // A call that fails on a connection that lives on ends the connection: what was sent is unknown.
            await Task.WhenAny(_closed.Task, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
            End(new(MqttFailure.Silent, "The broker did not answer in time."));
            _client.Dispose();
            throw new MqttClosedException(await _closed.Task);
        }
    }

    // The first reason counts; whoever still waits for an answer is told at once.
    private void End(MqttClosed closed)
    {
        if (_closed.TrySetResult(closed))
        {
            _ended.Cancel();
        }
    }

    private Task Receive(MqttApplicationMessageReceivedEventArgs args)
    {
        MqttApplicationMessage message = args.ApplicationMessage;
#pragma warning disable CS0618 // later 5.x versions prefer bytes; 5.0 knows only text
        string? trace = message.UserProperties?.Find(p => p.Name == MqttMessage.TraceParentProperty)?.Value;
#pragma warning restore CS0618
        _inbound(new MqttMessage(
            message.Topic, message.Payload.ToArray(), message.Retain, trace?.Length <= MqttMessage.MaxTraceParent ? trace : null));
        return Task.CompletedTask;
    }

    private Task Disconnected(MqttClientDisconnectedEventArgs args)
    {
        string words = args.Exception?.Message ?? args.ReasonString ?? $"{args.Reason}";
        End(args switch
        {
            _ when _requested => new(MqttFailure.Requested, "The connection was closed on our side."),
            { Reason: MqttClientDisconnectReason.SessionTakenOver } => new(MqttFailure.TakenOver, "Another client connected with our name."),
            { Exception: MqttCommunicationTimedOutException } => new(MqttFailure.Silent, "The broker no longer answers."),
            { Exception: null } when (int)args.Reason >= 0x80 => new(MqttFailure.RefusedByBroker, $"The broker ended the connection: {words}"),
            _ => new(MqttFailure.Unreachable, $"The connection to the broker broke: {words}"),
        });
        return Task.CompletedTask;
    }
}
