using System.Collections.Concurrent;
using System.Text;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Bundles;
using Border.Link.Centre;
using Border.Link.Commands;
using Border.Link.Protocol;

namespace Border.Link.Tests.World;

/// <summary>A ledger in memory that commits in order and checks the chain, with switches for what a real centre may do.</summary>
public sealed class MemoryCentre : ICentreHandler, IBundleSource
{
    private readonly Lock _lock = new();
    private readonly Dictionary<NodeName, NodeEntry> _nodes = [];

    public ConcurrentQueue<(NodeName Node, NodeState State, bool Retained)> States { get; } = new();

    public ConcurrentQueue<CommandReply> Replies { get; } = new();

    public ConcurrentQueue<BundleReport> Reports { get; } = new();

    public ConcurrentQueue<BundleRequest> Requests { get; } = new();

    public ConcurrentQueue<ReceivedBatch> Batches { get; } = new();

    public ConcurrentQueue<ReceivedBatch> Ahead { get; } = new();

    /// <summary>When set, the first live batches fail.</summary>
    public int FailingAhead { get; set; }

    public byte[] Bundle { get; set; } = [];

    public byte[] Delta { get; set; } = [];

    /// <summary>When set, its answer (if any) is given instead of committing.</summary>
    public Func<ReceivedBatch, Receipt?>? Instead { get; set; }

    /// <summary>When set, what it signs for with every accepted batch.</summary>
    public SignedCheckpoint? Checkpoint { get; set; }

    /// <summary>The births, and how many records it held of the node at each.</summary>
    public ConcurrentQueue<(NodeState State, long Held)> AtBirth { get; } = new();

    /// <summary>When set, a commit waits for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public RecordPosition Through(NodeName node)
    {
        lock (_lock)
        {
            return Entry(node).Through;
        }
    }

    public string[] Committed(NodeName node)
    {
        lock (_lock)
        {
            return [.. Entry(node).Bodies];
        }
    }

    /// <summary>Forgets what came after a position, as a restore from a backup does.</summary>
    public void RestoreTo(NodeName node, int records)
    {
        lock (_lock)
        {
            NodeEntry entry = Entry(node);
            entry.Bodies.RemoveRange(records, entry.Bodies.Count - records);
            entry.Through = new(1, records);
        }
    }

    public async Task<Receipt> AcceptAsync(ReceivedBatch batch, CancellationToken cancellation)
    {
        Batches.Enqueue(batch);
        await Gate.WaitAsync(cancellation);
        lock (_lock)
        {
            return Instead?.Invoke(batch) ?? Commit(batch);
        }
    }

    public Task<int> AcceptAheadAsync(ReceivedBatch batch, CancellationToken cancellation)
    {
        Ahead.Enqueue(batch);
        return Ahead.Count <= FailingAhead
            ? Task.FromException<int>(new InvalidOperationException("made to fail"))
            : Task.FromResult(batch.Batch.Records.Count);
    }

    public Task<Receipt?> StateAsync(NodeName node, NodeState state, bool retained, CancellationToken cancellation)
    {
        States.Enqueue((node, state, retained));
        lock (_lock)
        {
            NodeEntry entry = Entry(node);
            if (!state.Online)
            {
                return Task.FromResult<Receipt?>(null);
            }

            AtBirth.Enqueue((state, entry.Through.Sequence));
            (entry.Instances, InstanceVerdict verdict) = entry.Instances.Observe(state.Instance);
            return Task.FromResult<Receipt?>(verdict == InstanceVerdict.Superseded
                ? Receipt.Superseded(entry.Through, "Another run is connected.")
                : Receipt.Accepted(entry.Through));
        }
    }

    public Task ReplyAsync(NodeName node, CommandReply reply, CancellationToken cancellation)
    {
        Replies.Enqueue(reply);
        return Task.CompletedTask;
    }

    public Task BundleAsync(NodeName node, BundleReport report, CancellationToken cancellation)
    {
        Reports.Enqueue(report);
        return Task.CompletedTask;
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(NodeName node, BundleRequest request, CancellationToken cancellation)
    {
        Requests.Enqueue(request);
        byte[] bytes = request.BaseVersion is null ? Bundle : Delta;
        return ValueTask.FromResult<ReadOnlyMemory<byte>?>(
            request.Offset >= bytes.Length ? (ReadOnlyMemory<byte>?)null : bytes.AsMemory((int)request.Offset, (int)Math.Min(request.Length, bytes.Length - request.Offset)));
    }

    private Receipt Commit(ReceivedBatch batch)
    {
        NodeEntry entry = Entry(batch.Node);
        RecordPosition first = batch.Batch.First;
        bool newEpoch = first.Sequence == 1 && first.Epoch > entry.Through.Epoch;
        if (first > entry.Through.Next && !newEpoch)
        {
            return Receipt.Gap(entry.Through);
        }

        byte[] hash = batch.Batch.PreviousHash.ToArray();
        byte[] committed = first.Sequence == 1 ? HashChain.Start(batch.Node, first.Epoch) : entry.Hashes[first with { Sequence = first.Sequence - 1 }];
        if (!hash.SequenceEqual(committed))
        {
            return Receipt.Fork(entry.Through, "The chain differs.");
        }

        foreach (LinkRecord record in batch.Batch.Records)
        {
            hash = HashChain.Next(hash, record.Body.Span);
            if (record.Position > entry.Through)
            {
                entry.Bodies.Add(Encoding.UTF8.GetString(record.Body.Span));
                entry.Hashes[record.Position] = hash;
                entry.Through = record.Position;
            }
            else if (!hash.SequenceEqual(entry.Hashes[record.Position]))
            {
                return Receipt.Fork(entry.Through, "The chain differs.");
            }
        }

        return Receipt.Accepted(entry.Through) with { Checkpoint = Checkpoint };
    }

    private NodeEntry Entry(NodeName node) => _nodes.TryGetValue(node, out NodeEntry? entry) ? entry : _nodes[node] = new();

    private sealed class NodeEntry
    {
        public RecordPosition Through { get; set; } = new(1, 0);

        public Dictionary<RecordPosition, byte[]> Hashes { get; } = [];

        public List<string> Bodies { get; } = [];

        public InstanceHistory Instances { get; set; } = InstanceHistory.Empty;
    }
}
