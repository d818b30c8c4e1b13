namespace Border.Link.Transport;

/// <summary>An MQTT 5 client library behind the few things that the protocol needs. All publishing is QoS 1.</summary>
public interface IMqttTransport
{
    /// <summary>The library's name, for logs: "libmosquitto" or "MQTTnet".</summary>
    string Name { get; }

    /// <summary>Connects once. The connection never reconnects by itself: when it has ended, a new one is made.</summary>
    /// <param name="options">Where and as whom.</param>
    /// <param name="inbound">Called for each message, one at a time, on the library's own thread: it must return at once and not throw.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="MqttConnectException">No connection; says why and what to do.</exception>
    Task<IMqttConnection> ConnectAsync(MqttOptions options, Action<MqttMessage> inbound, CancellationToken cancellation);
}

/// <summary>One connection from its CONNACK to its end.</summary>
public interface IMqttConnection : IAsyncDisposable
{
    /// <summary>Completes, never faulted, when the connection has ended; says why.</summary>
    Task<MqttClosed> Closed { get; }

    /// <summary>Publishes with QoS 1; completes at PUBACK.</summary>
    /// <returns>What the broker said of the message.</returns>
    /// <exception cref="MqttClosedException">The connection ended before PUBACK: whether the broker has the message is unknown.</exception>
    /// <exception cref="ArgumentException">The message can never be sent: too large for the broker, or a topic that is no topic.</exception>
    Task<PublishOutcome> PublishAsync(MqttMessage message, CancellationToken cancellation);

    /// <summary>Subscribes with QoS 1; completes when the broker has confirmed every filter. Shared filters ($share/group/...) too.</summary>
    /// <exception cref="MqttClosedException">The connection ended first, or the broker refused a filter.</exception>
    Task SubscribeAsync(IReadOnlyList<string> filters, CancellationToken cancellation);

    /// <summary>Ends the connection in order, so that the broker does not publish the will.</summary>
    Task DisconnectAsync();
}
