using Border.Domain.Records;
using Border.Ledger.Storage;

namespace Border.Ledger.Records;

// One rule for both databases: first try to extend the head (one transaction with a fence: "the head
// is what this batch was built on"). Only when the fence refuses is the head looked at, to find out why.
internal abstract partial class SqlLedger
{
    private const int MaxRaces = 16;

    /// <inheritdoc />
    public async Task<CommitResult> CommitAsync(RecordBatch batch, CancellationToken cancellation)
    {
        var chain = BatchChain.Of(batch);
        var node = await NodeIdAsync(batch.Node, cancellation);
        if (!chain.BeginsRight)
            return await AnswerAsync(CommitOutcome.Fork, batch.Node, cancellation);

        var rest = chain;
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await TryExtendAsync(node, rest, cancellation))
                return new CommitResult(CommitOutcome.Accepted, rest.Head, rest.Batch.Bodies.Count);
            var (outcome, head, next) = await CompareAsync(node, chain, cancellation);
            if (next is null)
                return new CommitResult(outcome, head, 0);
            rest = next;
            switch (await TryTakeOverAsync(node, rest, cancellation))
            {
                case CommitOutcome.Accepted:
                    return new CommitResult(CommitOutcome.Accepted, rest.Head, rest.Batch.Bodies.Count);
                case CommitOutcome.Fork:
                    return new CommitResult(CommitOutcome.Fork, head, 0);
            }
        }

        throw new LedgerUnavailableException($"Node {batch.Node} is being written by several silos at once; try again.");
    }

    /// <summary>
    /// In one transaction: moves the node's head from exactly the batch's previous hash (or from an older epoch, when the batch begins
    /// one) to its last record, and inserts records and keys. False, and nothing is changed, when the head is elsewhere, when a record
    /// committed ahead is in the way, or when the primary key refuses a record.
    /// </summary>
    protected abstract Task<bool> TryExtendAsync(long node, BatchChain chain, CancellationToken cancellation);

    /// <summary>The same inside a transaction that has begun; a refusal of the primary key is the database's exception.</summary>
    protected abstract Task<bool> ExtendAsync(
        Session session, long node, BatchChain chain, IReadOnlyList<WrappedKey> keys, CancellationToken cancellation);

    /// <summary>True for the exception with which the primary key refuses a row.</summary>
    protected abstract bool IsDuplicate(Exception e);

    /// <summary>The fence: touches one row when the head is where the batch was built and nothing was committed ahead within it.</summary>
    protected const string Fence =
        $"""
        UPDATE nodes SET epoch = @epoch, seq = @last, hash = @hash WHERE id = @node AND {HeadIsBefore}
          AND (ahead_epoch = 0 OR ahead_epoch > @epoch OR (ahead_epoch = @epoch AND ahead_seq > @last))
        """;

    /// <summary>True of a node's row when the batch was built on it.</summary>
    protected const string HeadIsBefore = "((epoch = @epoch AND seq = @first - 1 AND hash = @previous) OR (@first = 1 AND epoch < @epoch))";

    private Task<CommitResult> AnswerAsync(CommitOutcome outcome, NodeName node, CancellationToken cancellation) => database.ReadAsync(
        async session => new CommitResult(outcome, await FindHeadAsync(session, node, cancellation) ?? Nothing(node), 0), cancellation);

    /// <summary>Why the head could not be extended; <c>Remaining</c> is what to try now when only part of the batch is new.</summary>
    private Task<(CommitOutcome Outcome, NodeHead Head, BatchChain? Remaining)> CompareAsync(
        long node, BatchChain chain, CancellationToken cancellation) => database.ReadAsync(
        async session =>
        {
            var batch = chain.Batch;
            var head = await FindHeadAsync(session, batch.Node, cancellation) ?? Nothing(batch.Node);
            if (batch.Epoch > head.Position.Epoch)
                return !chain.BeginsEpoch ? (CommitOutcome.Gap, head, null) : await RestAsync(session, node, head, chain, cancellation);
            if (batch.Epoch == head.Position.Epoch && batch.FirstSequence > head.Position.Sequence + 1)
                return (CommitOutcome.Gap, head, null);

            // The newest record that both have: if its hash is the same, so is everything before it.
            var shared = batch.Epoch == head.Position.Epoch ? Math.Min(batch.Last.Sequence, head.Position.Sequence) : batch.Last.Sequence;
            var stored = await FindHashAsync(session, node, new RecordPosition(batch.Epoch, shared), cancellation)
                ?? HashChain.Start(batch.Node, batch.Epoch);
            if (!chain.HashAfter(shared).SequenceEqual(stored))
                return (CommitOutcome.Fork, head, null);
            if (shared == batch.Last.Sequence)
                return (CommitOutcome.Accepted, head, null);

            return await RestAsync(session, node, head, chain.After(shared), cancellation);
        },
        cancellation);

    // The head allows the rest although the fence refused: another silo was between, a record committed ahead is in the way, or the primary
    // key refused because the head was set back behind its records. The last is another history.
    private static async Task<(CommitOutcome Outcome, NodeHead Head, BatchChain? Remaining)> RestAsync(
        Session session, long node, NodeHead head, BatchChain rest, CancellationToken cancellation) =>
        await FindHashAsync(session, node, new RecordPosition(rest.Batch.Epoch, rest.Batch.FirstSequence), cancellation) is null
            ? (CommitOutcome.Accepted, head, rest)
            : (CommitOutcome.Fork, head, null);

    private static async Task<byte[]?> FindHashAsync(Session session, long node, RecordPosition position, CancellationToken cancellation) =>
        (byte[]?)await session.ScalarAsync(
            "SELECT hash FROM records WHERE node = @node AND epoch = @epoch AND seq = @seq",
            cancellation,
            ("node", node),
            ("epoch", position.Epoch),
            ("seq", position.Sequence));

    private static NodeHead Nothing(NodeName node) => new(RecordPosition.None, HashChain.Start(node, 1));
}
