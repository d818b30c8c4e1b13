using Border.Ledger.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Border.Ledger.Records;

// Live records wait for nothing but the commit of the backlog's batch, so their own is short: one round trip that locks the node's row last.
internal sealed partial class PostgresLedger
{
    private const string HoldRecords =
        """
        INSERT INTO ahead_records (node, epoch, seq, committed_at, previous, hash, body)
        SELECT head.id, @epoch, @first + u.n - 1, @at, u.previous, u.hash, u.body
        FROM (SELECT id FROM nodes WHERE id = @node AND (epoch, seq) < (@epoch, @first)) AS head,
          unnest(@before, @hashes, @bodies) WITH ORDINALITY AS u (previous, hash, body, n)
        """;

    private const string CountHeld =
        """
        WITH head AS (
          UPDATE nodes SET
            ahead_epoch = CASE WHEN ahead_epoch > 0 AND (ahead_epoch, ahead_seq) < (@epoch, @first) THEN ahead_epoch ELSE @epoch END,
            ahead_seq = CASE WHEN ahead_epoch > 0 AND (ahead_epoch, ahead_seq) < (@epoch, @first) THEN ahead_seq ELSE @first END,
            ahead_count = ahead_count + @count
          WHERE id = @node AND (epoch, seq) < (@epoch, @first) AND ahead_count + @count <= @most RETURNING id)
        SELECT 1 / count(*) FROM head
        """;

    /// <inheritdoc />
    protected override async Task<bool> TryHoldAsync(long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation)
    {
        try
        {
            return await _database.ReadAsync(session => HoldAsync(session, node, chain, keys, cancellation), cancellation);
        }
        catch (PostgresException e) when (IsDuplicate(e))
        {
            return false; // some are held already
        }
    }

    private Task<bool> HoldAsync(Session session, long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation)
    {
        var batch = (NpgsqlBatch)session.Batch();
        var records = Add(batch, HoldRecords, node, chain);
        Add(records, "at", NpgsqlDbType.Bigint, Now);
        Add(records, "before", NpgsqlDbType.Array | NpgsqlDbType.Bytea, Previous(chain));
        Add(records, "hashes", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Hashes);
        Add(records, "bodies", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Batch.Bodies.ToArray());
        AddKeys(batch, keys);
        var head = Add(batch, CountHeld, node, chain);
        Add(head, "count", NpgsqlDbType.Bigint, (long)chain.Batch.Bodies.Count);
        Add(head, "most", NpgsqlDbType.Bigint, (long)RecordBatch.MaxAhead);
        return IsTakenAsync(batch, cancellation);
    }
}
