using Border.Domain.Records;
using Border.Link.Transport;

namespace Border.Link.Node;

/// <summary>Settings of a node's link.</summary>
public sealed record NodeLinkOptions
{
    /// <summary>The node's name; must be the one in its certificate.</summary>
    public required NodeName Node { get; init; }

    /// <summary>The broker's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>The broker's port for nodes.</summary>
    public int Port { get; init; } = 8883;

    /// <summary>Certificate files; read again at every connection, so that a renewed certificate needs no restart.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>Where parts of bundles are kept until they are whole.</summary>
    public required string DownloadFolder { get; init; }

    /// <summary>Most records in a batch, 1 to <see cref="Protocol.LinkLimits.MaxBatchRecords"/>.</summary>
    public int BatchRecords { get; init; } = 500;

    /// <summary>Most bytes of records in a batch before compression; one record may exceed it. On a slow line batches are smaller (P-4.4).</summary>
    public int BatchBytes { get; init; } = 512 * 1024;

    /// <summary>How many batches may be unanswered at a time.</summary>
    public int Window { get; init; } = 4;

    /// <summary>After this silence of the centre batches are sent again while it is not known how long its answers take; doubles up to
    /// <see cref="LongestRetry"/>. Afterwards the time follows what was measured (P-4.6).</summary>
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>However quick the centre's answers are, batches are not sent again before this: RFC 6298 §2.4 has a second.</summary>
    public TimeSpan ShortestAckTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bound of the first wait before connecting again.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Largest bound of the wait before connecting or sending again.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A connection that lived this long counts as a success and resets the waits.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to stay away after another node took our name: between this and twice this (P-8.4).</summary>
    public TimeSpan SupersededRetry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest silence before a ping.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Most bytes of a bundle asked for at a time; on a slow line fewer, so that an ack waits for a quarter of a second behind them.</summary>
    public int ChunkBytes { get; init; } = 32 * 1024;

    /// <summary>While records wait, one part of a bundle is asked for this often.</summary>
    public TimeSpan BundleTurn { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long evidence waits that the centre did not take or did not answer about.</summary>
    public TimeSpan EvidenceRetry { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After this silence a part of a bundle is asked for again.</summary>
    public TimeSpan ChunkTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
