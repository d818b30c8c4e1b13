namespace Border.Link.Transport;

/// <summary>A message in either direction.</summary>
/// <param name="Topic">The full topic.</param>
/// <param name="Payload">The payload; the receiver owns it.</param>
/// <param name="Retain">Outbound: the broker keeps it as the topic's state. Inbound: it was kept from before.</param>
/// <param name="TraceParent">W3C trace context, sent as the user property "traceparent"; null for none.</param>
/// <param name="Unconfirmed">Outbound: QoS 0, for what nobody misses when it is lost; else QoS 1.</param>
public sealed record MqttMessage(string Topic, ReadOnlyMemory<byte> Payload, bool Retain = false, string? TraceParent = null, bool Unconfirmed = false)
{
    /// <summary>The user property that carries <see cref="TraceParent"/>.</summary>
    public const string TraceParentProperty = "traceparent";

    /// <summary>Longest trace context that is read: a version 00 traceparent has 55 characters.</summary>
    public const int MaxTraceParent = 64;
}

/// <summary>What the broker said of a published message in its PUBACK.</summary>
public enum PublishOutcome
{
    /// <summary>Somebody subscribes to the topic.</summary>
    Delivered,

    /// <summary>The broker took it, but nobody subscribes: a message that is not retained is gone.</summary>
    NoSubscriber,

    /// <summary>The broker's access rules forbid it.</summary>
    NotAuthorized,

    /// <summary>Refused for another reason (quota, format, internal).</summary>
    Refused,
}
