using System.Collections.Concurrent;
using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Grains.Nodes;

namespace Border.Silo.Gateway;

/// <summary>Signs what the ledger holds of a node, now and then, and knows our own signature again.</summary>
/// <param name="key">The key that signs bundles.</param>
/// <param name="time">The clock.</param>
public sealed class CheckpointSigner(ECDsa key, TimeProvider time)
{
    /// <summary>How often a node gets one; it writes each to its disk.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly BundleKeys _own = BundleKeys.Of(key);
    private readonly Lock _signing = new(); // a key promises nothing to several threads
    private readonly ConcurrentDictionary<NodeName, long> _last = new();

    /// <summary>A checkpoint for what a receipt says, when one is due; else null.</summary>
    public SignedCheckpoint? For(NodeName node, BatchReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (receipt is not { Outcome: ReceiptOutcome.Accepted, Sequence: > 0, Hash: { } hash })
            return null;
        var now = time.GetTimestamp();
        if (_last.TryGetValue(node, out var last) && time.GetElapsedTime(last, now) < Interval)
            return null;
        _last[node] = now;
        lock (_signing)
            return SignedCheckpoint.Sign(node, new RecordPosition(receipt.Epoch, receipt.Sequence), hash, time.GetUtcNow(), key);
    }

    /// <summary>What a node shows, when it is ours; else null.</summary>
    public NodeCheckpoint? Ours(NodeName node, SignedCheckpoint? shown) =>
        shown?.IsSignedFor(node, _own) == true ? new NodeCheckpoint(shown.Through.Epoch, shown.Through.Sequence, shown.Hash) : null;
}
