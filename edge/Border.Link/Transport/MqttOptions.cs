namespace Border.Link.Transport;

/// <summary>How to connect to the broker, and as whom.</summary>
public sealed record MqttOptions
{
    /// <summary>The broker's name or address; with TLS it must be among the names in the broker's certificate.</summary>
    public required string Host { get; init; }

    /// <summary>The broker's TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>The MQTT client id. On the nodes' listener the broker replaces it by the name in the certificate (P-1.4).</summary>
    public required string ClientId { get; init; }

    /// <summary>Certificate, key and authority; null for a plain connection (a broker on the same machine, in tests).</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>Longest silence before a ping; the broker takes the client for dead after one and a half times that. Whole seconds.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the broker keeps the session after the connection ended; zero: not at all (P-2.1). Whole seconds.</summary>
    public TimeSpan SessionExpiry { get; init; } = TimeSpan.Zero;

    /// <summary>How many unacknowledged messages the broker may send at a time, 1 to 65,535.</summary>
    public int ReceiveMaximum { get; init; } = 64;

    /// <summary>The largest packet taken from the broker, in bytes.</summary>
    public int MaximumPacketBytes { get; init; } = 1024 * 1024;

    /// <summary>Published by the broker when the connection ends without a DISCONNECT.</summary>
    public MqttMessage? Will { get; init; }

    /// <summary>How long TCP, TLS and CONNACK may take together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>PEM files for mutual TLS, as deploy/certs.sh makes them.</summary>
/// <param name="CaFile">The authority that signed the broker's certificate.</param>
/// <param name="CertificateFile">This client's certificate.</param>
/// <param name="KeyFile">This client's private key.</param>
public sealed record TlsFiles(string CaFile, string CertificateFile, string KeyFile)
{
    /// <summary>The three files under their usual names in a folder that deploy/certs.sh made for a node or the centre.</summary>
    public static TlsFiles In(string folder) =>
        new(Path.Combine(folder, "ca.crt"), Path.Combine(folder, "client.crt"), Path.Combine(folder, "client.key"));
}
