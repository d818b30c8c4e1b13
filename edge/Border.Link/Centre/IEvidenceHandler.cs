using Border.Domain.Records;
using Border.Link.Evidence;

namespace Border.Link.Centre;

/// <summary>Where the centre keeps evidence. Calls for one node come one at a time at one silo; several silos share the nodes' messages.</summary>
public interface IEvidenceHandler
{
    /// <summary>A node says what it has: says of each item, in the same order, what the centre has of it.</summary>
    /// <param name="node">Who.</param>
    /// <param name="items">1 to <see cref="Protocol.LinkLimits.MaxEvidenceOffers"/>; names are not checked yet.</param>
    /// <param name="cancellation">The silo is stopping.</param>
    Task<EvidenceReply> OfferedAsync(NodeName node, IReadOnlyList<EvidenceItem> items, CancellationToken cancellation);

    /// <summary>A part came: keeps it when it goes on where the item ends here, and says where that is then.</summary>
    /// <param name="node">Who.</param>
    /// <param name="part">Item, of which the name is not checked yet, and offset; the part lies within the item's length.</param>
    /// <param name="bytes">1 byte to <see cref="Protocol.LinkLimits.MaxEvidencePartBytes"/>.</param>
    /// <param name="cancellation">The silo is stopping.</param>
    Task<EvidenceReply> PartAsync(NodeName node, EvidencePartHeader part, ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}

/// <summary>What the centre says of items.</summary>
/// <param name="Items">One state for each.</param>
/// <param name="Reason">Why, in words for the node's administrator.</param>
/// <param name="RetryAfter">With <see cref="EvidenceOutcome.Busy"/>: how long to wait.</param>
public sealed record EvidenceReply(IReadOnlyList<EvidenceState> Items, string? Reason = null, TimeSpan? RetryAfter = null);
