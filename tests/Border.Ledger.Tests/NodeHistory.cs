using System.Text;
using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Ledger.Tests;

/// <summary>A node's journal as a test sees it: any number of records whose bodies follow from their positions, with their chain.</summary>
internal sealed class NodeHistory(NodeName node, long epoch = 1, string flavour = "")
{
    private readonly List<byte[]> _hashes = [HashChain.Start(node, epoch)];

    public NodeName Node => node;

    public ReadOnlyMemory<byte> Body(long sequence) => Encoding.UTF8.GetBytes($"{node} {epoch}:{sequence} {flavour}");

    public NodeHead Head(long sequence)
    {
        while (_hashes.Count <= sequence)
            _hashes.Add(HashChain.Next(_hashes[^1], Body(_hashes.Count).Span));
        return new NodeHead(new RecordPosition(epoch, sequence), _hashes[(int)sequence]);
    }

    public RecordBatch Batch(long first, int count, params SubjectKey[] keys) => new(
        node, epoch, first, Head(first - 1).Hash, [.. Enumerable.Range(0, count).Select(i => Body(first + i))], keys);

    public RecordKey Key(long sequence) => new(node, new RecordPosition(epoch, sequence));
}
