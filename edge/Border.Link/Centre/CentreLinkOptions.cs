using Border.Link.Transport;

namespace Border.Link.Centre;

/// <summary>Settings of a silo's link.</summary>
public sealed record CentreLinkOptions
{
    /// <summary>The broker's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>The broker's port for the centre.</summary>
    public int Port { get; init; } = 8884;

    /// <summary>Certificate files; read again at every connection.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>The silos that share the work have the same group.</summary>
    public string Group { get; init; } = "centre";

    /// <summary>Most nodes that are served beside each other, as many with their live batches, and as many with their evidence.</summary>
    public int NodesAtOnce { get; init; } = 256;

    /// <summary>Most bytes waiting to be committed; above it nodes are told to come back later.</summary>
    public long MaxQueuedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most bytes of live batches waiting to be committed; above it they are dropped and their records come in their turn.</summary>
    public long MaxQueuedLiveBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most bytes of evidence waiting to be stored; above it they are dropped and the nodes send them again.</summary>
    public long MaxQueuedEvidenceBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How long nodes stay away when the queue is full.</summary>
    public TimeSpan BusyRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Bound of the first wait before connecting again.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Largest bound of the wait before connecting again.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest silence before a ping.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);
}
