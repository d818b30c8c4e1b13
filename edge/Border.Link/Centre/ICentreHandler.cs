using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Bundles;
using Border.Link.Commands;
using Border.Link.Protocol;

namespace Border.Link.Centre;

/// <summary>
/// The centre behind the link. Calls for one node come one at a time and in the order of arrival at this silo; calls for different
/// nodes run beside each other. With several silos the batches of one node arrive at all of them: a batch that comes a little
/// ahead of its predecessor should be waited with, not refused (P-4.9).
/// </summary>
public interface ICentreHandler
{
    /// <summary>Commits a batch; records that are there already are accepted only when their chain hash is the committed one, else the
    /// answer is <see cref="Receipt.Fork"/> (P-4.3). The answer goes to the node only after this returns (invariant I4); when it throws, the node is told to try again.</summary>
    Task<Receipt> AcceptAsync(ReceivedBatch batch, CancellationToken cancellation);

    /// <summary>Records came ahead of the node's backlog: commits them apart from its history and raises what commanders must see at once. The same
    /// records come again in their turn, and nothing here moves an ack (P-11.2, P-11.3). Calls come beside those of <see cref="AcceptAsync"/>.</summary>
    /// <returns>How many of the records are committed now; the answer goes to the node only after this returns.</returns>
    Task<int> AcceptAheadAsync(ReceivedBatch batch, CancellationToken cancellation);

    /// <summary>A node's state came: birth, end or will; retained ones again at every start of a silo, to every silo.</summary>
    /// <param name="node">Whose.</param>
    /// <param name="state">Its state.</param>
    /// <param name="retained">True when the broker had kept it from before: it may be old.</param>
    /// <param name="cancellation">The silo is stopping.</param>
    /// <returns>For a birth: what the centre has of the node (<see cref="Receipt.Accepted"/>) or <see cref="Receipt.Superseded"/>; null to answer nothing.</returns>
    Task<Receipt?> StateAsync(NodeName node, NodeState state, bool retained, CancellationToken cancellation);

    /// <summary>A node answered a command; the same answer may come several times.</summary>
    Task ReplyAsync(NodeName node, CommandReply reply, CancellationToken cancellation);

    /// <summary>A node tells what became of a bundle.</summary>
    Task BundleAsync(NodeName node, BundleReport report, CancellationToken cancellation);
}

/// <summary>A batch as it came.</summary>
/// <param name="Node">Who sent it; the broker vouches for the name.</param>
/// <param name="Instance">The run of the node.</param>
/// <param name="Batch">The records.</param>
public sealed record ReceivedBatch(NodeName Node, Guid Instance, RecordBatch Batch);

/// <summary>Bundles that nodes may fetch.</summary>
public interface IBundleSource
{
    /// <summary>A part of a bundle.</summary>
    /// <param name="node">Who asks.</param>
    /// <param name="request">Checked against the protocol's limits, not against the bundle.</param>
    /// <param name="cancellation">The silo is stopping.</param>
    /// <returns>At most the bytes asked for; null when there is no such bundle any more.</returns>
    ValueTask<ReadOnlyMemory<byte>?> ReadAsync(NodeName node, BundleRequest request, CancellationToken cancellation);
}
