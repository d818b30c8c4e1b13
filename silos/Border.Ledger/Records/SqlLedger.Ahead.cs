using Border.Domain.Records;
using Border.Ledger.Storage;

namespace Border.Ledger.Records;

// Records that are committed before those before them: in a table of their own, so that the history stays contiguous for whoever reads it.
// Every commit, here and of batches, moves or counts at the node's row under its lock, so that a record is either ahead or in the history and never both.
internal abstract partial class SqlLedger
{
    /// <inheritdoc />
    public async Task<int> CommitAheadAsync(RecordBatch batch, CancellationToken cancellation)
    {
        var chain = BatchChain.Of(batch);
        if (!chain.BeginsRight)
            return 0;
        var node = await NodeIdAsync(batch.Node, cancellation);
        var keys = WrapKeys(batch.Keys);
        if (await TryHoldAsync(node, chain, keys, cancellation))
            return batch.Bodies.Count;
        try
        {
            return await database.WriteAsync(session => HoldAsync(session, node, chain, keys, cancellation), cancellation);
        }
        catch (HeldOtherwiseException)
        {
            return 0;
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<AheadRecord>> ReadAheadAsync(NodeName node, RecordPosition after, int maxRecords, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRecords, 1);
        return database.ReadAsync(
            async session => (IReadOnlyList<AheadRecord>)await session.QueryAsync(
                """
                SELECT r.epoch, r.seq, r.body, r.hash, r.committed_at, r.previous FROM ahead_records r JOIN nodes n ON n.id = r.node
                WHERE n.name = @name AND (r.epoch, r.seq) > (@epoch, @seq) ORDER BY r.epoch, r.seq LIMIT @limit
                """,
                reader => new AheadRecord(Record(reader, node), reader.Bytes(5)),
                cancellation,
                ("name", node.ToString()),
                ("epoch", after.Epoch),
                ("seq", after.Sequence),
                ("limit", (long)maxRecords)),
            cancellation);
    }

    /// <summary>
    /// The usual case in as few steps as the database allows: the whole batch lies beyond the head, none of it is there, and there is room. False, and nothing
    /// is changed, when it is not so.
    /// </summary>
    protected virtual Task<bool> TryHoldAsync(long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation) => Task.FromResult(false);

    private async Task<int> HoldAsync(
        Session session, long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation)
    {
        var batch = chain.Batch;
        var (head, first, count) = (await session.QueryAsync(
            "UPDATE nodes SET seq = seq WHERE id = @node RETURNING epoch, seq, ahead_epoch, ahead_seq, ahead_count",
            reader => (new RecordPosition(reader.GetInt64(0), reader.GetInt64(1)), new RecordPosition(reader.GetInt64(2), reader.GetInt64(3)), reader.GetInt64(4)),
            cancellation,
            ("node", node)))[0];
        if (batch.Last <= head)
            return await FindHashAsync(session, node, batch.Last, cancellation) is { } known && known.SequenceEqual(chain.Hashes[^1]) ? batch.Bodies.Count : 0;
        var rest = batch.Epoch == head.Epoch && head.Sequence >= batch.FirstSequence ? chain.After(head.Sequence) : chain;
        if (count + rest.Batch.Bodies.Count > RecordBatch.MaxAhead)
            return 0;
        var added = await InsertAheadAsync(session, node, rest, Previous(rest), cancellation);
        if (added < rest.Hashes.Length && await DiffersAsync(session, node, rest, cancellation))
            throw new HeldOtherwiseException();
        foreach (var wrapped in keys)
            await InsertKeyAsync(session, wrapped, cancellation);
        var begin = new RecordPosition(batch.Epoch, rest.Batch.FirstSequence);
        await SaveAheadAsync(session, node, first.Epoch > 0 && first < begin ? first : begin, count + added, cancellation);
        return batch.Bodies.Count;
    }

    /// <summary>Inserts a batch's records among those held ahead; returns how many were not there.</summary>
    /// <param name="session">In a transaction.</param>
    /// <param name="node">The node's number.</param>
    /// <param name="chain">The batch.</param>
    /// <param name="previous">The hash before each of its records.</param>
    /// <param name="cancellation">Gives up.</param>
    protected abstract Task<int> InsertAheadAsync(Session session, long node, BatchChain chain, byte[][] previous, CancellationToken cancellation);

    /// <summary>The hash before each record of a batch.</summary>
    protected static byte[][] Previous(BatchChain chain) => [chain.Batch.PreviousHash.ToArray(), .. chain.Hashes[..^1]];

    /// <summary>
    /// Extends the head over records that were committed ahead: they must be those of the batch, and leave the other table as they enter the
    /// history. Gap when none is in the way (any more), so that the usual way is tried again.
    /// </summary>
    private async Task<CommitOutcome> TryTakeOverAsync(long node, BatchChain chain, CancellationToken cancellation)
    {
        var keys = WrapKeys(chain.Batch.Keys);
        try
        {
            return await database.WriteAsync(session => TakeOverAsync(session, node, chain, keys, cancellation), cancellation);
        }
        catch (Exception e) when (e is HeadMovedException || IsDuplicate(e))
        {
            return CommitOutcome.Gap;
        }
    }

    private async Task<CommitOutcome> TakeOverAsync(
        Session session, long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation)
    {
        var batch = chain.Batch;
        var count = await session.ScalarAsync(
            $"""
            UPDATE nodes SET seq = seq WHERE id = @node AND {HeadIsBefore}
              AND ahead_epoch > 0 AND (ahead_epoch < @epoch OR (ahead_epoch = @epoch AND ahead_seq <= @last))
            RETURNING ahead_count
            """,
            cancellation,
            ("node", node),
            ("epoch", batch.Epoch),
            ("first", batch.FirstSequence),
            ("last", batch.Last.Sequence),
            ("previous", batch.PreviousHash));
        if (count is null)
            return CommitOutcome.Gap;
        if (await DiffersAsync(session, node, chain, cancellation))
            return CommitOutcome.Fork;
        var taken = await session.ExecuteAsync(
            "DELETE FROM ahead_records WHERE node = @node AND epoch = @epoch AND seq BETWEEN @first AND @last",
            cancellation,
            ("node", node),
            ("epoch", batch.Epoch),
            ("first", batch.FirstSequence),
            ("last", batch.Last.Sequence));
        await SaveAheadAsync(session, node, await NextAheadAsync(session, node, batch.Last, cancellation), (long)count - taken, cancellation);

        return await ExtendAsync(session, node, chain, keys, cancellation) ? CommitOutcome.Accepted : throw new HeadMovedException();
    }

    // True when another record is held ahead at a place of the batch.
    private static async Task<bool> DiffersAsync(Session session, long node, BatchChain chain, CancellationToken cancellation)
    {
        var held = await session.QueryAsync(
            "SELECT seq, hash FROM ahead_records WHERE node = @node AND epoch = @epoch AND seq BETWEEN @first AND @last",
            reader => (Sequence: reader.GetInt64(0), Hash: reader.Bytes(1)),
            cancellation,
            ("node", node),
            ("epoch", chain.Batch.Epoch),
            ("first", chain.Batch.FirstSequence),
            ("last", chain.Batch.Last.Sequence));
        return held.Any(h => !chain.HashAfter(h.Sequence).SequenceEqual(h.Hash));
    }

    private static async Task<RecordPosition> NextAheadAsync(Session session, long node, RecordPosition after, CancellationToken cancellation) =>
        (await session.QueryAsync(
            "SELECT epoch, seq FROM ahead_records WHERE node = @node AND (epoch, seq) > (@epoch, @seq) ORDER BY epoch, seq LIMIT 1",
            reader => new RecordPosition(reader.GetInt64(0), reader.GetInt64(1)),
            cancellation,
            ("node", node),
            ("epoch", after.Epoch),
            ("seq", after.Sequence))).FirstOrDefault();

    private static Task<int> SaveAheadAsync(Session session, long node, RecordPosition first, long count, CancellationToken cancellation) =>
        session.ExecuteAsync(
            "UPDATE nodes SET ahead_epoch = @epoch, ahead_seq = @seq, ahead_count = @count WHERE id = @node",
            cancellation,
            ("node", node),
            ("epoch", first.Epoch),
            ("seq", first.Sequence),
            ("count", count));

    // Thrown inside a transaction, so that it is undone.
    private sealed class HeadMovedException : Exception;

    private sealed class HeldOtherwiseException : Exception;
}
