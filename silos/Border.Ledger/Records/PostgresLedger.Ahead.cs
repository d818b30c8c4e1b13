using Border.Ledger.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Border.Ledger.Records;

// Live records wait for the batch of the backlog that is being committed, so their own commit is short: one statement, one round trip.
internal sealed partial class PostgresLedger
{
    private const string Hold =
        """
        WITH head AS (
          UPDATE nodes SET
            ahead_epoch = CASE WHEN ahead_epoch > 0 AND (ahead_epoch, ahead_seq) < (@epoch, @first) THEN ahead_epoch ELSE @epoch END,
            ahead_seq = CASE WHEN ahead_epoch > 0 AND (ahead_epoch, ahead_seq) < (@epoch, @first) THEN ahead_seq ELSE @first END,
            ahead_count = ahead_count + @count
          WHERE id = @node AND (epoch, seq) < (@epoch, @first) AND ahead_count + @count <= @most RETURNING id),
        held AS (
          INSERT INTO ahead_records (node, epoch, seq, committed_at, previous, hash, body)
          SELECT head.id, @epoch, @first + u.n - 1, @at, u.previous, u.hash, u.body
          FROM head, unnest(@before, @hashes, @bodies) WITH ORDINALITY AS u (previous, hash, body, n)),
        new_keys AS (
          INSERT INTO subject_keys (id, subject, wrapped)
          SELECT u.id, u.subject, u.wrapped FROM head, unnest(@ids, @subjects, @wrapped) AS u (id, subject, wrapped)
          ON CONFLICT DO NOTHING)
        SELECT count(*) FROM head
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

    private async Task<bool> HoldAsync(Session session, long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation)
    {
        await using var command = (NpgsqlCommand)session.Command(Hold);
        Add(command, "node", NpgsqlDbType.Bigint, node);
        Add(command, "epoch", NpgsqlDbType.Bigint, chain.Batch.Epoch);
        Add(command, "first", NpgsqlDbType.Bigint, chain.Batch.FirstSequence);
        Add(command, "count", NpgsqlDbType.Bigint, (long)chain.Batch.Bodies.Count);
        Add(command, "most", NpgsqlDbType.Bigint, (long)RecordBatch.MaxAhead);
        Add(command, "at", NpgsqlDbType.Bigint, Now);
        Add(command, "before", NpgsqlDbType.Array | NpgsqlDbType.Bytea, Previous(chain));
        Add(command, "hashes", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Hashes);
        Add(command, "bodies", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Batch.Bodies.ToArray());
        AddKeys(command, keys);
        return (long)(await command.ExecuteScalarAsync(cancellation))! == 1;
    }

    private static void AddKeys(NpgsqlCommand command, IReadOnlyList<WrappedKey> keys)
    {
        Add(command, "ids", NpgsqlDbType.Array | NpgsqlDbType.Text, keys.Select(k => k.Id).ToArray());
        Add(command, "subjects", NpgsqlDbType.Array | NpgsqlDbType.Text, keys.Select(k => k.Subject).ToArray());
        Add(command, "wrapped", NpgsqlDbType.Array | NpgsqlDbType.Bytea, keys.Select(k => k.Wrapped).ToArray());
    }
}
