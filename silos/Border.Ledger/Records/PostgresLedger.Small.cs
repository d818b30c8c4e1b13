using Border.Ledger.Storage;
using Npgsql;

namespace Border.Ledger.Records;

// Many posts send a record or two each: a transaction for each would be a commit for each. Those that come together are committed together; when one of them is
// refused, each is tried alone, so that no node is refused for another's sake.
internal sealed partial class PostgresLedger
{
    private const int MostSmallRecords = 20;
    private const int MostBytesTogether = 1 << 20;

    private readonly GroupQueue<SmallBatch, bool> _small;

    private static bool IsSmall(BatchChain chain) => chain.Batch.Bodies.Count <= MostSmallRecords;

    private async Task<IReadOnlyList<bool>> ExtendAllAsync(IReadOnlyList<SmallBatch> batches)
    {
        if (batches.Count > 1 && await TryExtendAsync(session => ExtendTogetherAsync(session, batches), CancellationToken.None))
            return [.. batches.Select(_ => true)];
        var extended = new List<bool>();
        foreach (var (node, chain, keys) in batches)
            extended.Add(await TryExtendAsync(session => ExtendAsync(session, node, chain, keys, CancellationToken.None), CancellationToken.None));
        return extended;
    }

    // Nodes' rows are locked last and in order, so that silos wait for each other one way only.
    private Task<bool> ExtendTogetherAsync(Session session, IReadOnlyList<SmallBatch> batches)
    {
        var together = (NpgsqlBatch)session.Batch();
        foreach (var (node, chain, _) in batches)
            AddRecords(together, node, chain);
        AddKeys(together, [.. batches.SelectMany(b => b.Keys).DistinctBy(k => k.Id).OrderBy(k => k.Id, StringComparer.Ordinal)]);
        foreach (var (node, chain, _) in batches.OrderBy(b => b.Node))
            AddHead(together, node, chain);
        return IsTakenAsync(together, CancellationToken.None);
    }

    private sealed record SmallBatch(long Node, BatchChain Chain, IReadOnlyList<WrappedKey> Keys);
}
