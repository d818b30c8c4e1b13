using Border.Domain.Records;

namespace Border.Ledger.Records;

/// <summary>A batch with the chain hash after each of its records.</summary>
internal sealed class BatchChain
{
    private BatchChain(RecordBatch batch, byte[][] hashes) => (Batch, Hashes) = (batch, hashes);

    /// <summary>The batch.</summary>
    public RecordBatch Batch { get; }

    /// <summary>The hash after each body, in order.</summary>
    public byte[][] Hashes { get; }

    /// <summary>The head once the batch is committed.</summary>
    public NodeHead Head => new(Batch.Last, Hashes[^1]);

    /// <summary>True when the batch claims to begin its epoch.</summary>
    public bool BeginsEpoch => Batch.FirstSequence == 1;

    /// <summary>True when it begins its epoch with the hash every epoch begins with, or does not begin one.</summary>
    public bool BeginsRight => !BeginsEpoch || Batch.PreviousHash.Span.SequenceEqual(HashChain.Start(Batch.Node, Batch.Epoch));

    /// <summary>Checks the batch's limits and computes its chain.</summary>
    /// <exception cref="ArgumentException">A limit is broken.</exception>
    public static BatchChain Of(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Bodies.Count is 0 or > RecordBatch.MaxRecords)
            throw new ArgumentException($"A batch has 1 to {RecordBatch.MaxRecords} records; this one has {batch.Bodies.Count}.", nameof(batch));
        if (batch.Epoch < 1 || batch.FirstSequence < 1 || batch.FirstSequence > long.MaxValue - RecordBatch.MaxRecords)
            throw new ArgumentException("A batch's epoch and first sequence are 1 or more.", nameof(batch));
        if (batch.PreviousHash.Length != HashChain.HashBytes)
            throw new ArgumentException($"A batch's previous hash has {HashChain.HashBytes} bytes.", nameof(batch));
        if (batch.Keys.Count > RecordBatch.MaxRecords || batch.Keys.Any(key => key.Key.Length != 32 || key.Subject.Length is 0 or > 64))
            throw new ArgumentException("A batch has at most 1,000 subject keys of 32 bytes, for subjects of 1-64 characters.", nameof(batch));

        var hashes = new byte[batch.Bodies.Count][];
        var previous = batch.PreviousHash.Span;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (batch.Bodies[i].Length is 0 or > RecordCodec.MaxBodyBytes)
                throw new ArgumentException($"A record has 1 to {RecordCodec.MaxBodyBytes} bytes; one has {batch.Bodies[i].Length}.", nameof(batch));
            hashes[i] = HashChain.Next(previous, batch.Bodies[i].Span);
            previous = hashes[i];
        }

        return new BatchChain(batch, hashes);
    }

    /// <summary>The hash that this batch says is after a sequence; from before its first record to its last.</summary>
    public ReadOnlySpan<byte> HashAfter(long sequence) =>
        sequence < Batch.FirstSequence ? Batch.PreviousHash.Span : Hashes[sequence - Batch.FirstSequence];

    /// <summary>The part after a sequence inside the batch.</summary>
    public BatchChain After(long sequence)
    {
        var skip = (int)(sequence - Batch.FirstSequence + 1);
        var rest = Batch with
        {
            FirstSequence = sequence + 1,
            PreviousHash = HashAfter(sequence).ToArray(),
            Bodies = [.. Batch.Bodies.Skip(skip)],
        };
        return new BatchChain(rest, Hashes[skip..]);
    }
}
