using System.Runtime.InteropServices;

namespace Border.Link.Transport.Mosquitto;

/// <summary>
/// One connection: one native client, one thread that runs its loop, both gone when the connection has ended. The library's own
/// reconnecting and its queue for offline publishing are thereby never used: what is unsent lives in the journal only.
/// </summary>
internal sealed partial class MosquittoConnection : IMqttConnection
{
    private readonly Lock _native = new();
    private readonly MqttOptions _options;
    private readonly Action<MqttMessage> _inbound;
    private readonly PendingAnswers _answers = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<MqttClosed> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly GCHandle _self;
    private nint _client;
    private string _lastError = "";
    private int? _disconnectCode;
    private bool _requested;

    public MosquittoConnection(MqttOptions options, Action<MqttMessage> inbound)
    {
        _options = options;
        _inbound = inbound;
        _self = GCHandle.Alloc(this);
        _client = LibMosquitto.New(options.ClientId, cleanSession: true, GCHandle.ToIntPtr(_self));
        _ = _connected.Task.ContinueWith(static t => t.Exception, TaskContinuationOptions.OnlyOnFaulted); // observed even if nobody waits
        new Thread(Run) { IsBackground = true, Name = "mqtt" }.Start();
    }

    public Task Connected => _connected.Task;

    public Task<MqttClosed> Closed => _closed.Task;

    public async Task<PublishOutcome> PublishAsync(MqttMessage message, CancellationToken cancellation)
    {
        int code = await Send(message).WaitAsync(cancellation);
        return code switch
        {
            0 => PublishOutcome.Delivered,
            0x10 => PublishOutcome.NoSubscriber,
            0x87 => PublishOutcome.NotAuthorized,
            _ => PublishOutcome.Refused,
        };
    }

    public async Task SubscribeAsync(IReadOnlyList<string> filters, CancellationToken cancellation)
    {
        foreach (string filter in filters)
        {
            int code = await SendSubscribe(filter).WaitAsync(cancellation);
            if (code >= 0x80)
            {
                throw new MqttClosedException(new(MqttFailure.RefusedByBroker, $"The broker refused the subscription to {filter} (0x{code:X2})."));
            }
        }
    }

    public async Task DisconnectAsync()
    {
        lock (_native)
        {
            _requested = true;
            if (_client != 0)
            {
                LibMosquitto.Disconnect(_client, 0, 0);
            }
        }

        await _closed.Task;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_native)
        {
            _requested = true; // the loop ends within its next turn; a connect that hangs in the kernel ends by itself later
        }

        if (_connected.Task.IsCompleted)
        {
            await _closed.Task;
        }
    }

    private unsafe Task<int> Send(MqttMessage message)
    {
        lock (_native)
        {
            RequireOpen();
            nint properties = 0;
            if (message.TraceParent is not null)
            {
                LibMosquitto.PropertyAddPair(ref properties, LibMosquitto.PropertyUser, MqttMessage.TraceParentProperty, message.TraceParent);
            }

            try
            {
                fixed (byte* payload = message.Payload.Span)
                {
                    int error = LibMosquitto.Publish(
                        _client, out int id, message.Topic, message.Payload.Length, payload, message.Unconfirmed ? 0 : 1, message.Retain, properties);
                    RequireSent(error, message.Topic, message.Payload.Length);
                    return _answers.For(id);
                }
            }
            finally
            {
                LibMosquitto.PropertyFreeAll(ref properties);
            }
        }
    }

    private Task<int> SendSubscribe(string filter)
    {
        lock (_native)
        {
            RequireOpen();
            RequireSent(LibMosquitto.Subscribe(_client, out int id, filter, 1, 0, 0), filter, 0);
            return _answers.For(id);
        }
    }

    private void RequireOpen()
    {
        if (_client == 0 || _closed.Task.IsCompleted)
        {
            throw new MqttClosedException(
                _closed.Task.IsCompletedSuccessfully ? _closed.Task.Result : new(MqttFailure.Requested, "The connection was closed."));
        }
    }

    private static void RequireSent(int error, string topic, int bytes)
    {
        switch (error)
        {
            case LibMosquitto.ErrSuccess:
                return;
            case LibMosquitto.ErrOversizePacket or LibMosquitto.ErrPayloadSize:
                throw new ArgumentException($"A message of {bytes} bytes is larger than the broker takes.");
            case LibMosquitto.ErrInvalid or LibMosquitto.ErrMalformedUtf8:
                throw new ArgumentException($"'{topic}' is no topic to send to.");
            default:
                // "No connection" means that the library queued it in a client that is about to be destroyed: it was not sent.
                throw new MqttClosedException(new(MqttFailure.Unreachable, MosquittoTransport.Text(LibMosquitto.ErrorText(error))));
        }
    }
}
