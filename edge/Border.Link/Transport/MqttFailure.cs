namespace Border.Link.Transport;

/// <summary>Why there is no connection, as far as a program must tell cases apart.</summary>
public enum MqttFailure
{
    /// <summary>We ended it ourselves.</summary>
    Requested,

    /// <summary>Nobody answers at the address, or the line broke.</summary>
    Unreachable,

    /// <summary>The broker went silent: no answer to pings, or no answer within the connect timeout.</summary>
    Silent,

    /// <summary>Our certificate is missing, unreadable, expired, not yet valid, revoked or not trusted by the broker.</summary>
    OwnCertificate,

    /// <summary>The broker's certificate is not one that we trust for this host name.</summary>
    BrokerCertificate,

    /// <summary>The broker is there and says no: not authorised, banned, shutting down, packet too large.</summary>
    RefusedByBroker,

    /// <summary>Another client took over our name (MQTT reason 0x8E).</summary>
    TakenOver,
}

/// <summary>How a connection ended.</summary>
/// <param name="Failure">Which case.</param>
/// <param name="Reason">What happened and what to do, in words for an administrator; no personal data.</param>
public sealed record MqttClosed(MqttFailure Failure, string Reason);

/// <summary>No connection could be made.</summary>
public sealed class MqttConnectException(MqttFailure failure, string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>Which case.</summary>
    public MqttFailure Failure { get; } = failure;
}

/// <summary>The connection ended while something waited for it.</summary>
public sealed class MqttClosedException(MqttClosed closed) : Exception(closed.Reason)
{
    /// <summary>How it ended.</summary>
    public MqttClosed Closed { get; } = closed;
}
