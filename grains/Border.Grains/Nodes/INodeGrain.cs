namespace Border.Grains.Nodes;

/// <summary>
/// A node's twin; the key is <c>post/node</c>. Batches go one after another into the ledger, and the receipt is given only after the
/// commit (invariant I4). Routing to the other grains happens afterwards, in the node's <see cref="Routing.IRouterGrain"/>.
/// </summary>
[Alias("border.INodeGrain")]
public interface INodeGrain : IGrainWithStringKey
{
    /// <summary>Commits a batch and says what is committed. Never throws for what a node may send or for a database that is away.</summary>
    /// <remarks>With several silos a batch may overtake its predecessor: the gateway waits a little after a gap and asks again.</remarks>
    [Alias("Accept")]
    Task<BatchReceipt> AcceptAsync(NodeBatch batch);

    /// <summary>The node connected; answers what the centre has of it, or that another run has taken its place.</summary>
    [Alias("Born")]
    Task<BatchReceipt> BornAsync(NodeBirth birth);

    /// <summary>The node stopped or was lost; ignored when a newer connection is known.</summary>
    [Alias("Lost")]
    Task LostAsync(NodeLoss loss);

    /// <summary>How the node is.</summary>
    [Alias("GetStatus")]
    Task<NodeStatus> GetStatusAsync();
}
