using Border.Domain.Records;

namespace Border.Ledger.Records;

// How far each node's records have been routed to the other grains.
internal abstract partial class SqlLedger
{
    /// <inheritdoc />
    public Task<RecordPosition> ReadRoutingCursorAsync(NodeName node, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        return database.ReadAsync(
            async session => (await session.QueryAsync(
                "SELECT r.epoch, r.seq FROM routing r JOIN nodes n ON n.id = r.node WHERE n.name = @name",
                reader => new RecordPosition(reader.GetInt64(0), reader.GetInt64(1)),
                cancellation,
                ("name", node.ToString()))).FirstOrDefault(),
            cancellation);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<NodeName>> ListUnroutedAsync(CancellationToken cancellation) => database.ReadAsync(
        async session => (IReadOnlyList<NodeName>)await session.QueryAsync(
            """
            SELECT n.name FROM nodes n LEFT JOIN routing r ON r.node = n.id
            WHERE (n.epoch, n.seq) > (COALESCE(r.epoch, 0), COALESCE(r.seq, 0)) ORDER BY n.name
            """,
            reader => NodeName.Parse(reader.GetString(0)),
            cancellation),
        cancellation);

    /// <inheritdoc />
    public async Task SaveRoutingCursorAsync(NodeName node, RecordPosition routed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        var id = await NodeIdAsync(node, cancellation);
        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO routing (node, epoch, seq) VALUES (@node, @epoch, @seq)
                ON CONFLICT (node) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq
                WHERE (excluded.epoch, excluded.seq) > (routing.epoch, routing.seq)
                """,
                cancellation,
                ("node", id),
                ("epoch", routed.Epoch),
                ("seq", routed.Sequence)),
            cancellation);
    }
}
