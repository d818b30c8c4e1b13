using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Ledger;

namespace Border.Grains.Nodes;

/// <summary>Contiguous records as a node sent them.</summary>
/// <param name="Instance">The run of the node's program, a GUID as text.</param>
/// <param name="Epoch">The epoch of all of them.</param>
/// <param name="FirstSequence">The first record's sequence.</param>
/// <param name="PreviousHash">32 bytes, the chain hash before the first record.</param>
/// <param name="Bodies">1 to 1,000 record bodies.</param>
/// <param name="Keys">Subject keys that the records use, opened.</param>
[GenerateSerializer, Immutable, Alias("border.NodeBatch")]
public sealed record NodeBatch(
    string Instance, long Epoch, long FirstSequence, byte[] PreviousHash, byte[][] Bodies, NodeKey[] Keys)
{
    /// <summary>The same for the ledger.</summary>
    internal RecordBatch ToLedger(NodeName node) => new(
        node,
        Epoch,
        FirstSequence,
        PreviousHash,
        [.. Bodies.Select(body => (ReadOnlyMemory<byte>)body)],
        [.. Keys.Select(key => new SubjectKey(key.Id, key.Subject, key.Key))]);
}

/// <summary>A subject key.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Subject">The subject's pseudonym.</param>
/// <param name="Key">32 bytes.</param>
[GenerateSerializer, Immutable, Alias("border.NodeKey")]
public sealed record NodeKey(Guid Id, string Subject, byte[] Key)
{
    /// <summary>Never shows the key.</summary>
    public override string ToString() => $"NodeKey {Id}";
}

/// <summary>What became of a batch or birth; the names are the link's.</summary>
[GenerateSerializer, Alias("border.ReceiptOutcome")]
public enum ReceiptOutcome
{
    /// <summary>Everything through the receipt's position is committed.</summary>
    Accepted,

    /// <summary>Records before the batch are missing.</summary>
    Gap,

    /// <summary>The node's history differs from the committed one: it must start a new epoch.</summary>
    Fork,

    /// <summary>A record's schema is newer than the centre's.</summary>
    Schema,

    /// <summary>The batch breaks a limit.</summary>
    Malformed,

    /// <summary>Not now: send again later.</summary>
    Busy,

    /// <summary>Another run of the node has taken this one's place.</summary>
    Superseded,
}

/// <summary>The answer to a batch or birth.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Epoch">Everything through this epoch and <paramref name="Sequence"/> is committed; 0 for nothing.</param>
/// <param name="Sequence">See <paramref name="Epoch"/>.</param>
/// <param name="Reason">Why, in words; null when accepted.</param>
/// <param name="Hash">32 bytes, the chain hash after that record; null for nothing.</param>
[GenerateSerializer, Immutable, Alias("border.BatchReceipt")]
public sealed record BatchReceipt(ReceiptOutcome Outcome, long Epoch, long Sequence, string? Reason, byte[]? Hash = null);

/// <summary>A node's birth message.</summary>
/// <param name="Instance">The run of its program, a GUID as text.</param>
/// <param name="Connection">Counts the run's connections from 1.</param>
/// <param name="Software">Its version.</param>
/// <param name="HeadEpoch">Its journal's last record's epoch; 0 when unknown.</param>
/// <param name="HeadSequence">Its journal's last record's sequence.</param>
/// <param name="Bundles">Versions of the bundles in use, by kind.</param>
/// <param name="AcknowledgedEpoch">The epoch of the last record that it was told is committed; 0 for none.</param>
/// <param name="AcknowledgedSequence">That record's sequence.</param>
/// <param name="Checkpoint">The furthest place for which the centre signed, its signature checked; null for none.</param>
[GenerateSerializer, Immutable, Alias("border.NodeBirth")]
public sealed record NodeBirth(
    string Instance,
    long Connection,
    string? Software,
    long HeadEpoch,
    long HeadSequence,
    Dictionary<string, long> Bundles,
    long AcknowledgedEpoch = 0,
    long AcknowledgedSequence = 0,
    NodeCheckpoint? Checkpoint = null);

/// <summary>A place in a node's journal for which the centre signed.</summary>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Sequence">Its sequence.</param>
/// <param name="Hash">32 bytes, the chain hash after it.</param>
[GenerateSerializer, Immutable, Alias("border.NodeCheckpoint")]
public sealed record NodeCheckpoint(long Epoch, long Sequence, byte[] Hash);

/// <summary>A node's end or will.</summary>
/// <param name="Instance">The run of its program.</param>
/// <param name="Connection">Which of the run's connections ended.</param>
/// <param name="Reason"><c>stopped</c> or <c>lost</c>.</param>
[GenerateSerializer, Immutable, Alias("border.NodeLoss")]
public sealed record NodeLoss(string Instance, long Connection, string Reason);

/// <summary>How a node is, for command pages.</summary>
/// <param name="Post">The post's name.</param>
/// <param name="Node">The node's name within the post.</param>
/// <param name="Online">True while its link is up.</param>
/// <param name="Since">Since when it has been online or dark, by the centre's clock; null before its first birth.</param>
/// <param name="Reason">Why it is dark: <c>stopped</c>, <c>lost</c>; null while online.</param>
/// <param name="Software">Its version.</param>
/// <param name="Instance">The run of its program.</param>
/// <param name="Epoch">The epoch of the last committed record.</param>
/// <param name="Sequence">The sequence of the last committed record.</param>
/// <param name="Backlog">Records that it had at its last birth and that are not committed yet; null when unknown.</param>
/// <param name="LastBatchAt">When its last batch came, since this twin woke up.</param>
/// <param name="Bundles">Versions of its bundles, by kind.</param>
[GenerateSerializer, Immutable, Alias("border.NodeStatus")]
public sealed record NodeStatus(
    string Post,
    string Node,
    bool Online,
    DateTimeOffset? Since,
    string? Reason,
    string? Software,
    string? Instance,
    long Epoch,
    long Sequence,
    long? Backlog,
    DateTimeOffset? LastBatchAt,
    Dictionary<string, long> Bundles);
