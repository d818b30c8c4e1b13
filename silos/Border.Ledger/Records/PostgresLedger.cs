using Border.Ledger.Storage;
using Border.Ledger.Subjects;
using Npgsql;
using NpgsqlTypes;

namespace Border.Ledger.Records;

/// <summary>
/// Batches into PostgreSQL: fence, records and keys are one statement, so one round trip, one transaction and one fsync per batch, with
/// the records as arrays. A binary COPY would need three more round trips for its own transaction and fence.
/// </summary>
internal sealed partial class PostgresLedger(PostgresDatabase database, LedgerKey key, TimeProvider time) : SqlLedger(database, key, time)
{
    private const string Extend =
        $"""
        WITH head AS ({Fence} RETURNING id),
        new_records AS (
          INSERT INTO records (node, epoch, seq, committed_at, hash, body)
          SELECT head.id, @epoch, @first + u.n - 1, @at, u.hash, u.body
          FROM head, unnest(@hashes, @bodies) WITH ORDINALITY AS u (hash, body, n)),
        new_keys AS (
          INSERT INTO subject_keys (id, subject, wrapped)
          SELECT u.id, u.subject, u.wrapped FROM head, unnest(@ids, @subjects, @wrapped) AS u (id, subject, wrapped)
          ON CONFLICT DO NOTHING)
        SELECT count(*) FROM head
        """;

    private readonly PostgresDatabase _database = database;

    /// <inheritdoc />
    protected override async Task<bool> TryExtendAsync(long node, BatchChain chain, CancellationToken cancellation)
    {
        var keys = WrapKeys(chain.Batch.Keys);
        try
        {
            // One statement is a transaction by itself.
            return await _database.ReadAsync(session => ExtendAsync(session, node, chain, keys, cancellation), cancellation);
        }
        catch (PostgresException e) when (IsDuplicate(e))
        {
            return false;
        }
    }

    /// <inheritdoc />
    protected override bool IsDuplicate(Exception e) => e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc />
    protected override async Task<bool> ExtendAsync(
        Session session, long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation)
    {
        var batch = chain.Batch;
        await using var command = (NpgsqlCommand)session.Command(Extend);
        Add(command, "node", NpgsqlDbType.Bigint, node);
        Add(command, "epoch", NpgsqlDbType.Bigint, batch.Epoch);
        Add(command, "first", NpgsqlDbType.Bigint, batch.FirstSequence);
        Add(command, "last", NpgsqlDbType.Bigint, batch.Last.Sequence);
        Add(command, "previous", NpgsqlDbType.Bytea, batch.PreviousHash);
        Add(command, "hash", NpgsqlDbType.Bytea, chain.Hashes[^1]);
        Add(command, "at", NpgsqlDbType.Bigint, Now);
        Add(command, "hashes", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Hashes);
        Add(command, "bodies", NpgsqlDbType.Array | NpgsqlDbType.Bytea, batch.Bodies.ToArray());
        AddKeys(command, keys);
        return (long)(await command.ExecuteScalarAsync(cancellation))! == 1;
    }

    /// <inheritdoc />
    protected override async Task<int> InsertAheadAsync(
        Session session, long node, BatchChain chain, byte[][] previous, CancellationToken cancellation)
    {
        await using var command = (NpgsqlCommand)session.Command(
            """
            INSERT INTO ahead_records (node, epoch, seq, committed_at, previous, hash, body)
            SELECT @node, @epoch, @first + u.n - 1, @at, u.previous, u.hash, u.body
            FROM unnest(@previous, @hashes, @bodies) WITH ORDINALITY AS u (previous, hash, body, n) ON CONFLICT DO NOTHING
            """);
        Add(command, "node", NpgsqlDbType.Bigint, node);
        Add(command, "epoch", NpgsqlDbType.Bigint, chain.Batch.Epoch);
        Add(command, "first", NpgsqlDbType.Bigint, chain.Batch.FirstSequence);
        Add(command, "at", NpgsqlDbType.Bigint, Now);
        Add(command, "previous", NpgsqlDbType.Array | NpgsqlDbType.Bytea, previous);
        Add(command, "hashes", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Hashes);
        Add(command, "bodies", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Batch.Bodies.ToArray());
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(NpgsqlCommand command, string name, NpgsqlDbType type, object value) =>
        command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
}
