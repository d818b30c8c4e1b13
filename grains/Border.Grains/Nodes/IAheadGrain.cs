namespace Border.Grains.Nodes;

/// <summary>
/// Takes what a node records while its backlog is on its way; the key is <c>post/node</c>. A grain of its own, so that a live record waits for no batch of the
/// backlog: the ledger keeps the two apart.
/// </summary>
[Alias("border.IAheadGrain")]
public interface IAheadGrain : IGrainWithStringKey
{
    /// <summary>Commits records apart from the node's history, and raises what commanders must see of them. The records come again in their turn, with the
    /// same keys of alerts. Never throws for what a node may send or for a database that is away.</summary>
    /// <returns>How many of them are committed now.</returns>
    [Alias("Accept")]
    Task<int> AcceptAsync(NodeBatch batch);

    /// <summary>Runs of the node from which nothing is taken any more; its twin says so at each birth.</summary>
    [Alias("Replaced")]
    Task ReplacedAsync(string[] instances);
}
