using Border.Domain.Records;
using Border.Domain.Time;

namespace Border.Link.Protocol;

/// <summary>
/// A node's retained state: its birth after every connection, its end when it stops in order, and its will when it is lost
/// (PROTOCOL.md §2).
/// </summary>
public sealed record NodeState
{
    /// <summary>True in a birth, false in an end or will.</summary>
    public required bool Online { get; init; }

    /// <summary>The run of the node's program: a new random id at each start (P-8.1).</summary>
    public required Guid Instance { get; init; }

    /// <summary>Counts this instance's connections from 1; ties a will to its birth (P-2.4).</summary>
    public required long Connection { get; init; }

    /// <summary>The highest minor version of the protocol that the node speaks.</summary>
    public int Minor { get; init; }

    /// <summary>The node's software version; births only.</summary>
    public string? Software { get; init; }

    /// <summary>The node's hybrid clock at the time of writing; births only (P-2.6).</summary>
    public HlcTimestamp? Hlc { get; init; }

    /// <summary>The journal's last record; births only.</summary>
    public RecordPosition? Head { get; init; }

    /// <summary>What the node knows to be committed at the centre; births only.</summary>
    public RecordPosition? Acknowledged { get; init; }

    /// <summary>The furthest place for which the centre signed (P-4.13); births only.</summary>
    public SignedCheckpoint? Checkpoint { get; init; }

    /// <summary>Versions of the bundles in use, by kind; births only.</summary>
    public IReadOnlyDictionary<string, long>? Bundles { get; init; }

    /// <summary>Why it ended: "stopped" or "lost"; ends and wills only.</summary>
    public string? Reason { get; init; }
}
