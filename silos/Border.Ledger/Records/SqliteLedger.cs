using Border.Ledger.Storage;
using Border.Ledger.Subjects;
using Microsoft.Data.Sqlite;

namespace Border.Ledger.Records;

/// <summary>Batches into SQLite: one prepared insert, run once per record inside one transaction, so one fsync per batch.</summary>
internal sealed class SqliteLedger(LedgerDatabase database, LedgerKey key, TimeProvider time) : SqlLedger(database, key, time)
{
    private const int Constraint = 19;
    private readonly LedgerDatabase _database = database;

    /// <inheritdoc />
    protected override async Task<bool> TryExtendAsync(long node, BatchChain chain, CancellationToken cancellation)
    {
        var keys = WrapKeys(chain.Batch.Keys);
        try
        {
            return await _database.WriteAsync(session => ExtendAsync(session, node, chain, keys, CancellationToken.None), cancellation);
        }
        catch (SqliteException e) when (IsDuplicate(e))
        {
            return false;
        }
    }

    /// <inheritdoc />
    protected override bool IsDuplicate(Exception e) => e is SqliteException { SqliteErrorCode: Constraint };

    /// <inheritdoc />
    protected override async Task<bool> ExtendAsync(
        Session session, long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation)
    {
        var batch = chain.Batch;
        var moved = await session.ExecuteAsync(
            Fence,
            CancellationToken.None,
            ("node", node),
            ("epoch", batch.Epoch),
            ("first", batch.FirstSequence),
            ("last", batch.Last.Sequence),
            ("previous", batch.PreviousHash),
            ("hash", chain.Hashes[^1]));
        if (moved == 0)
            return false;
        InsertRecords(session, node, chain, Now);
        foreach (var wrapped in keys)
            await InsertKeyAsync(session, wrapped, CancellationToken.None);
        return true;
    }

    private static void InsertRecords(Session session, long node, BatchChain chain, long now)
    {
        using var insert = session.Command(
            "INSERT INTO records (node, epoch, seq, committed_at, hash, body) VALUES (@node, @epoch, @seq, @at, @hash, @body)",
            ("node", node),
            ("epoch", chain.Batch.Epoch),
            ("at", now),
            ("seq", 0L),
            ("hash", null),
            ("body", null));
        for (var i = 0; i < chain.Hashes.Length; i++)
        {
            insert.Parameters["seq"].Value = chain.Batch.FirstSequence + i;
            insert.Parameters["hash"].Value = chain.Hashes[i];
            insert.Parameters["body"].Value = Session.ToArray(chain.Batch.Bodies[i]);
            insert.ExecuteNonQuery();
        }
    }

    /// <inheritdoc />
    protected override async Task<int> InsertAheadAsync(
        Session session, long node, BatchChain chain, byte[][] previous, CancellationToken cancellation)
    {
        var added = 0;
        for (var i = 0; i < previous.Length; i++)
        {
            added += await session.ExecuteAsync(
                """
                INSERT INTO ahead_records (node, epoch, seq, committed_at, previous, hash, body)
                VALUES (@node, @epoch, @seq, @at, @previous, @hash, @body) ON CONFLICT DO NOTHING
                """,
                cancellation,
                ("node", node),
                ("epoch", chain.Batch.Epoch),
                ("seq", chain.Batch.FirstSequence + i),
                ("at", Now),
                ("previous", previous[i]),
                ("hash", chain.Hashes[i]),
                ("body", chain.Batch.Bodies[i]));
        }

        return added;
    }

    /// <inheritdoc />
    protected override async Task<IReadOnlyList<long?>> AppendAsync(
        Session session, IReadOnlyList<ResolvedAppend> appends, CancellationToken cancellation)
    {
        var versions = new List<long?>(appends.Count);
        foreach (var append in appends)
            versions.Add(await AppendAsync(session, append, cancellation));
        return versions;
    }

    private static async Task<long?> AppendAsync(Session session, ResolvedAppend append, CancellationToken cancellation)
    {
        await session.ExecuteAsync(
            "INSERT INTO streams (name, version) VALUES (@stream, 0) ON CONFLICT DO NOTHING", cancellation, ("stream", append.Stream));
        var id = await session.ScalarAsync(
            "SELECT id FROM streams WHERE name = @stream AND version = @expected", cancellation, ("stream", append.Stream), ("expected", append.Expected));
        if (id is null)
            return null;
        var version = append.Expected;
        foreach (var (node, position) in append.Records)
        {
            version += await session.ExecuteAsync(
                """
                INSERT INTO stream_records (stream, version, node, epoch, seq) VALUES (@stream, @version, @node, @epoch, @seq)
                ON CONFLICT (stream, node, epoch, seq) DO NOTHING
                """,
                cancellation,
                ("stream", id),
                ("version", version + 1),
                ("node", node),
                ("epoch", position.Epoch),
                ("seq", position.Sequence));
        }

        if (version > append.Expected)
            await session.ExecuteAsync("UPDATE streams SET version = @version WHERE id = @id", cancellation, ("version", version), ("id", id));
        return version;
    }
}
