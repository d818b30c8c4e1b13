using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Domain.Time;
using Border.Journal;
using Border.Link.Batches;
using Border.Link.Node;

namespace Border.Benchmarks.Sync;

/// <summary>The journal as the link sees it, keys sealed to the centre, as Border.Edge has it; a fork would be a fault of the benchmark.</summary>
internal sealed class BenchRecordSource(IJournal journal, ECDiffieHellmanPublicKey centre) : IRecordSource
{
    public RecordPosition Acknowledged => journal.Status.Acknowledged;

    public long Backlog => journal.Status.Unacknowledged;

    public BirthFacts Describe() => new(new HlcTimestamp(1_763_790_000_000, 0), journal.Status.Last, "bench", new Dictionary<string, long>());

    public async Task<RecordBatch?> ReadAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation)
    {
        if (await journal.ReadOutboxAsync(after, maxRecords, maxBytes, cancellation) is not { } batch)
            return null;
        return new RecordBatch(
            batch.PreviousHash,
            [.. batch.Records.Select(record => new LinkRecord(record.Position, record.Body))],
            SealedKey.All(batch.Keys, centre));
    }

    public Task<(RecordPosition? Found, RecordPosition Seen)> FindUrgentAsync(RecordPosition after, CancellationToken cancellation) =>
        journal.FindUrgentAsync(after, cancellation);

    public Task WaitForRecordsAsync(RecordPosition after, CancellationToken cancellation) => journal.WaitForRecordsAsync(after, cancellation);

    public Task AcknowledgeAsync(RecordPosition through, CancellationToken cancellation) => journal.AcknowledgeAsync(through, cancellation);

    public Task<long> ForkedAsync(RecordPosition centre, string reason, CancellationToken cancellation) =>
        throw new InvalidOperationException($"The centre says that it holds another history: {reason}");

    public Task KeepCheckpointAsync(SignedCheckpoint checkpoint, CancellationToken cancellation) => Task.CompletedTask; // the benchmark's centre signs none

    public Task QuarantinedAsync(IReadOnlyList<RecordPosition> records, string reason, CancellationToken cancellation) =>
        throw new InvalidOperationException($"The centre cannot read records: {reason}");
}
