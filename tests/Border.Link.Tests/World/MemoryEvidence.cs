using System.Collections.Concurrent;
using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Link.Centre;
using Border.Link.Evidence;
using Border.Link.Node;

namespace Border.Link.Tests.World;

/// <summary>A node's evidence in memory.</summary>
public sealed class MemoryEvidence : IEvidenceSource
{
    private readonly Lock _lock = new();
    private readonly List<(EvidenceItem Item, byte[] Bytes)> _waiting = [];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<EvidenceItem> Confirmed { get; } = new();

    public EvidenceItem Add(int bytes, int seed = 1)
    {
        byte[] content = new byte[bytes];
        new Random(seed).NextBytes(content);
        var item = new EvidenceItem(Convert.ToHexStringLower(SHA256.HashData(content)), new Guid(seed, 0, 0, new byte[8]), bytes);
        lock (_lock)
        {
            _waiting.Add((item, content));
        }

        Interlocked.Exchange(ref _arrived, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return item;
    }

    public async Task WaitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task next = Volatile.Read(ref _arrived).Task;
            if ((await NextAsync(1, cancellation)).Count > 0)
            {
                return;
            }

            await next.WaitAsync(cancellation);
        }
    }

    public Task<IReadOnlyList<EvidenceItem>> NextAsync(int most, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<EvidenceItem>>([.. _waiting.Take(most).Select(w => w.Item)]);
        }
    }

    public Task<ReadOnlyMemory<byte>> ReadAsync(EvidenceItem item, int offset, int most, CancellationToken cancellation)
    {
        lock (_lock)
        {
            byte[]? bytes = _waiting.Find(w => w.Item == item).Bytes;
            return Task.FromResult<ReadOnlyMemory<byte>>(bytes is null ? default : bytes.AsMemory(offset, Math.Min(most, bytes.Length - offset)));
        }
    }

    public Task ConfirmAsync(EvidenceItem item, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _waiting.RemoveAll(w => w.Item == item);
        }

        Confirmed.Enqueue(item);
        return Task.CompletedTask;
    }

    public void Postpone(EvidenceItem item)
    {
        lock (_lock)
        {
            int at = _waiting.FindIndex(w => w.Item == item);
            (EvidenceItem Item, byte[] Bytes) moved = _waiting[at];
            _waiting.RemoveAt(at);
            _waiting.Add(moved);
        }
    }
}

/// <summary>An archive in memory that takes parts in order, with a switch for what a real centre may answer.</summary>
public sealed class MemoryArchive : IEvidenceHandler
{
    private readonly ConcurrentDictionary<string, byte[]> _items = new();

    public ConcurrentQueue<IReadOnlyList<EvidenceItem>> Offers { get; } = new();

    public ConcurrentQueue<(EvidencePartHeader Header, int Bytes)> Parts { get; } = new();

    /// <summary>When set, its answer (if any) is given instead.</summary>
    public Func<EvidenceItem, EvidenceOutcome?>? Instead { get; set; }

    /// <summary>When set, called before a part is taken.</summary>
    public Func<Task>? BeforePart { get; set; }

    public bool Has(EvidenceItem item) =>
        _items.TryGetValue(item.Digest, out byte[]? bytes) && Convert.ToHexStringLower(SHA256.HashData(bytes)) == item.Digest;

    public Task<EvidenceReply> OfferedAsync(NodeName node, IReadOnlyList<EvidenceItem> items, CancellationToken cancellation)
    {
        Offers.Enqueue(items);
        return Task.FromResult(new EvidenceReply([.. items.Select(StateOf)], "why", TimeSpan.FromMilliseconds(100)));
    }

    public async Task<EvidenceReply> PartAsync(NodeName node, EvidencePartHeader part, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await (BeforePart?.Invoke() ?? Task.CompletedTask);
        byte[] had = _items.GetValueOrDefault(part.Item.Digest, []);
        if (had.Length == part.Offset)
        {
            _items[part.Item.Digest] = [.. had, .. bytes.Span];
            Parts.Enqueue((part, bytes.Length));
        }

        return new EvidenceReply([StateOf(part.Item)]);
    }

    private EvidenceState StateOf(EvidenceItem item) => new()
    {
        Digest = item.Digest,
        Key = item.Key,
        Outcome = Instead?.Invoke(item) ?? (Has(item) ? EvidenceOutcome.Have : EvidenceOutcome.Lacks),
        Next = _items.GetValueOrDefault(item.Digest, []).Length,
    };
}
