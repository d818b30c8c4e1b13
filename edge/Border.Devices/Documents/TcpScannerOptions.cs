using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Border.Devices.Documents;

/// <summary>Where and how a document scanner may connect. See README.md for the protocol.</summary>
public sealed class TcpScannerOptions
{
    /// <summary>The device's name, unique within the node.</summary>
    public required string Name { get; init; }

    /// <summary>The address listened on. Anything but loopback requires <see cref="ServerCertificate"/> and <see cref="ClientAuthority"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The TCP port; 0 takes a free one, see <see cref="TcpScanner.Port"/>.</summary>
    public required int Port { get; init; }

    /// <summary>The node's certificate with its key; null means no TLS.</summary>
    public X509Certificate2? ServerCertificate { get; init; }

    /// <summary>The only authority whose client certificates are accepted.</summary>
    public X509Certificate2? ClientAuthority { get; init; }

    /// <summary>Connections at a time; one more is told that the scanner is busy and closed.</summary>
    public int MaxConnections { get; init; } = 4;

    /// <summary>Pages read ahead of the lane over all connections; a client beyond that waits for its answer.</summary>
    public int Backlog { get; init; } = 4;

    /// <summary>The largest page in bytes.</summary>
    public int MaxBytes { get; init; } = CapturedImage.MaxBytes;

    /// <summary>Pages a minute over all connections; a client that sends more is cut.</summary>
    public int MaxPagesPerMinute { get; init; } = 120;

    /// <summary>A page that began must be complete after this long, and a TLS handshake too.</summary>
    public TimeSpan PageWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A connection without any page for this long is closed; the scanner connects again when it has one.</summary>
    public TimeSpan IdleAtMost { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>True when a simulator connects; screens say so.</summary>
    public bool IsSimulated { get; init; }
}
