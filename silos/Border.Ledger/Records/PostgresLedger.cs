using Border.Ledger.Storage;
using Border.Ledger.Subjects;
using Npgsql;
using NpgsqlTypes;

namespace Border.Ledger.Records;

/// <summary>
/// Batches into PostgreSQL: records, keys and fence are one round trip and one transaction, with one fsync, and the records as arrays. A binary COPY would need
/// three more round trips. The fence comes last: it locks the node's row, for which live records ahead of a backlog wait, and so only for as long as a commit
/// takes. Where it refuses, a division by zero undoes what went before it; who is refused for certain inserts nothing.
/// </summary>
internal sealed partial class PostgresLedger : SqlLedger
{
    private const string InsertRecords =
        $"""
        INSERT INTO records (node, epoch, seq, committed_at, hash, body)
        SELECT head.id, @epoch, @first + u.n - 1, @at, u.hash, u.body
        FROM (SELECT id FROM nodes WHERE id = @node AND {HeadIsBefore}) AS head, unnest(@hashes, @bodies) WITH ORDINALITY AS u (hash, body, n)
        """;

    private const string InsertKeys =
        """
        INSERT INTO subject_keys (id, subject, wrapped)
        SELECT u.id, u.subject, u.wrapped FROM unnest(@ids, @subjects, @wrapped) AS u (id, subject, wrapped) ON CONFLICT DO NOTHING
        """;

    private const string MoveHead = $"WITH head AS ({Fence} RETURNING id) SELECT 1 / count(*) FROM head";

    private readonly PostgresDatabase _database;

    public PostgresLedger(PostgresDatabase database, LedgerKey key, TimeProvider time)
        : base(database, key, time)
    {
        _database = database;
        _small = new(small => $"{small.Node}", small => small.Chain.Batch.Bodies.Sum(body => body.Length), MostBytesTogether, ExtendAllAsync);
    }

    /// <inheritdoc />
    protected override Task<bool> TryExtendAsync(long node, BatchChain chain, CancellationToken cancellation)
    {
        var keys = WrapKeys(chain.Batch.Keys);
        return IsSmall(chain)
            ? _small.AddAsync(new(node, chain, keys), cancellation)
            : TryExtendAsync(session => ExtendAsync(session, node, chain, keys, cancellation), cancellation);
    }

    // One round trip is a transaction by itself.
    private async Task<bool> TryExtendAsync(Func<Session, Task<bool>> extend, CancellationToken cancellation)
    {
        try
        {
            return await _database.ReadAsync(extend, cancellation);
        }
        catch (PostgresException e) when (IsDuplicate(e))
        {
            return false;
        }
    }

    /// <inheritdoc />
    protected override bool IsDuplicate(Exception e) => e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc />
    protected override Task<bool> ExtendAsync(
        Session session, long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation)
    {
        var batch = (NpgsqlBatch)session.Batch();
        AddRecords(batch, node, chain);
        AddKeys(batch, keys);
        AddHead(batch, node, chain);
        return IsTakenAsync(batch, cancellation);
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
        Add(command.Parameters, "node", NpgsqlDbType.Bigint, node);
        Add(command.Parameters, "epoch", NpgsqlDbType.Bigint, chain.Batch.Epoch);
        Add(command.Parameters, "first", NpgsqlDbType.Bigint, chain.Batch.FirstSequence);
        Add(command.Parameters, "at", NpgsqlDbType.Bigint, Now);
        Add(command.Parameters, "previous", NpgsqlDbType.Array | NpgsqlDbType.Bytea, previous);
        Add(command.Parameters, "hashes", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Hashes);
        Add(command.Parameters, "bodies", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Batch.Bodies.ToArray());
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    // False, and everything is undone, when the last statement found no head to move.
    private static async Task<bool> IsTakenAsync(NpgsqlBatch batch, CancellationToken cancellation)
    {
        await using (batch)
        {
            try
            {
                await batch.ExecuteNonQueryAsync(cancellation);
                return true;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DivisionByZero)
            {
                return false;
            }
        }
    }

    private void AddRecords(NpgsqlBatch batch, long node, BatchChain chain)
    {
        var records = Add(batch, InsertRecords, node, chain);
        Add(records, "previous", NpgsqlDbType.Bytea, chain.Batch.PreviousHash);
        Add(records, "at", NpgsqlDbType.Bigint, Now);
        Add(records, "hashes", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Hashes);
        Add(records, "bodies", NpgsqlDbType.Array | NpgsqlDbType.Bytea, chain.Batch.Bodies.ToArray());
    }

    private static void AddHead(NpgsqlBatch batch, long node, BatchChain chain)
    {
        var head = Add(batch, MoveHead, node, chain);
        Add(head, "last", NpgsqlDbType.Bigint, chain.Batch.Last.Sequence);
        Add(head, "previous", NpgsqlDbType.Bytea, chain.Batch.PreviousHash);
        Add(head, "hash", NpgsqlDbType.Bytea, chain.Hashes[^1]);
    }

    private static NpgsqlParameterCollection Add(NpgsqlBatch batch, string sql, long node, BatchChain chain)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        Add(command.Parameters, "node", NpgsqlDbType.Bigint, node);
        Add(command.Parameters, "epoch", NpgsqlDbType.Bigint, chain.Batch.Epoch);
        Add(command.Parameters, "first", NpgsqlDbType.Bigint, chain.Batch.FirstSequence);
        return command.Parameters;
    }

    private static void AddKeys(NpgsqlBatch batch, IReadOnlyList<WrappedKey> keys)
    {
        if (keys.Count == 0)
            return;
        var command = new NpgsqlBatchCommand(InsertKeys);
        batch.BatchCommands.Add(command);
        Add(command.Parameters, "ids", NpgsqlDbType.Array | NpgsqlDbType.Text, keys.Select(k => k.Id).ToArray());
        Add(command.Parameters, "subjects", NpgsqlDbType.Array | NpgsqlDbType.Text, keys.Select(k => k.Subject).ToArray());
        Add(command.Parameters, "wrapped", NpgsqlDbType.Array | NpgsqlDbType.Bytea, keys.Select(k => k.Wrapped).ToArray());
    }

    private static void Add(NpgsqlParameterCollection parameters, string name, NpgsqlDbType type, object value) =>
        parameters.Add(new NpgsqlParameter(name, type) { Value = value });
}
