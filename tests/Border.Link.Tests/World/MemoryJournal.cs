using System.Collections.Concurrent;
using System.Text;
using Border.Domain.Records;
using Border.Domain.Time;
using Border.Link.Batches;
using Border.Link.Node;

namespace Border.Link.Tests.World;

/// <summary>A journal in memory: the real one is Border.Journal, which the link does not know.</summary>
public sealed class MemoryJournal(NodeName node) : IRecordSource
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, List<byte[]>> _epochs = new() { [1] = [] };
    private TaskCompletionSource _appended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecordPosition Acknowledged { get; private set; } = new(1, 0);

    public List<RecordPosition> Quarantined { get; } = [];

    public List<string> Forks { get; } = [];

    public ConcurrentQueue<SignedCheckpoint> Checkpoints { get; } = new();

    public IReadOnlyDictionary<string, long> Bundles { get; set; } = new Dictionary<string, long>();

    public RecordPosition Head
    {
        get
        {
            lock (_lock)
            {
                return new(_epochs.Keys.Last(), _epochs.Values.Last().Count);
            }
        }
    }

    public long Backlog
    {
        get
        {
            lock (_lock)
            {
                return _epochs.Where(e => e.Key >= Acknowledged.Epoch).Sum(e => e.Value.Count - (e.Key == Acknowledged.Epoch ? Acknowledged.Sequence : 0));
            }
        }
    }

    public BirthFacts Describe() => new(new HlcTimestamp(1763790000000, 0), Head, "test", Bundles, Checkpoints.LastOrDefault());

    public void Append(int count, string text = "record")
    {
        lock (_lock)
        {
            for (int i = 0; i < count; i++)
            {
                List<byte[]> epoch = _epochs.Values.Last();
                epoch.Add(Encoding.UTF8.GetBytes($"{text} {_epochs.Keys.Last()}:{epoch.Count + 1}"));
            }
        }

        Interlocked.Exchange(ref _appended, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    public void NewEpoch()
    {
        lock (_lock)
        {
            _epochs.Add(_epochs.Keys.Last() + 1, []);
        }
    }

    public Task<RecordBatch?> ReadAsync(RecordPosition after, int maxRecords, int maxBytes, CancellationToken cancellation)
    {
        lock (_lock)
        {
            foreach ((long number, List<byte[]> bodies) in _epochs.Where(e => e.Key >= after.Epoch))
            {
                int from = number == after.Epoch ? (int)after.Sequence : 0;
                if (from >= bodies.Count)
                {
                    continue;
                }

                byte[] hash = bodies.Take(from).Aggregate(HashChain.Start(node, number), (h, body) => HashChain.Next(h, body));
                LinkRecord[] records = [.. bodies.Skip(from).Take(maxRecords).Select((b, i) => new LinkRecord(new(number, from + i + 1), b))];
                return Task.FromResult<RecordBatch?>(new(hash, records, []));
            }

            return Task.FromResult<RecordBatch?>(null);
        }
    }

    /// <summary>A record whose text begins with "alert" is urgent.</summary>
    public async Task<(RecordPosition? Found, RecordPosition Seen)> FindUrgentAsync(RecordPosition after, CancellationToken cancellation)
    {
        if (await ReadAsync(after, 100, 1, cancellation) is not { } batch)
        {
            return (null, after);
        }

        return batch.Records.FirstOrDefault(r => r.Body.Span.StartsWith("alert"u8)) is { } found ? (found.Position, found.Position) : (null, batch.Last);
    }

    public async Task WaitForRecordsAsync(RecordPosition after, CancellationToken cancellation)
    {
        while (true)
        {
            Task next = Volatile.Read(ref _appended).Task;
            if (await ReadAsync(after, 1, 1, cancellation) is not null)
            {
                return;
            }

            await next.WaitAsync(cancellation);
        }
    }

    public Task AcknowledgeAsync(RecordPosition through, CancellationToken cancellation)
    {
        lock (_lock)
        {
            Acknowledged = through > Acknowledged ? through : Acknowledged;
        }

        return Task.CompletedTask;
    }

    public Task<long> ForkedAsync(RecordPosition centre, string reason, CancellationToken cancellation)
    {
        lock (_lock)
        {
            Forks.Add(reason);
            (long old, List<byte[]> bodies) = _epochs.Last();
            List<byte[]> again = [.. bodies.Skip((int)(centre.Epoch == old ? Math.Min(centre.Sequence, Acknowledged.Sequence) : 0))];
            long epoch = Math.Max(centre.Epoch, old) + 1;
            _epochs.Add(epoch, again);
            return Task.FromResult(epoch);
        }
    }

    public Task KeepCheckpointAsync(SignedCheckpoint checkpoint, CancellationToken cancellation)
    {
        Checkpoints.Enqueue(checkpoint);
        return Task.CompletedTask;
    }

    public Task QuarantinedAsync(IReadOnlyList<RecordPosition> records, string reason, CancellationToken cancellation)
    {
        lock (_lock)
        {
            Quarantined.AddRange(records);
        }

        return Task.CompletedTask;
    }
}
