using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Domain.Time;
using Border.Ledger;

namespace Border.Benchmarks.Ledger;

/// <summary>A node's records, encoded and chained before anything is measured.</summary>
internal sealed class BenchHistory
{
    private readonly NodeName _node;
    private readonly byte[][] _hashes;

    public BenchHistory(string node, int records)
    {
        _node = NodeName.Parse(node);
        Bodies = new ReadOnlyMemory<byte>[records];
        _hashes = new byte[records + 1][];
        _hashes[0] = HashChain.Start(_node, 1);
        var key = SubjectKey.Create("t-0123456789abcdef0123456789abcdef");
        var at = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < records; i++)
        {
            var crossing = Guid.NewGuid();
            var sealedBytes = PayloadSeal.Seal(key.Key, new byte[320], PayloadSeal.RecordLabel("document.read", crossing, key.Subject));
            var draft = new RecordDraft("document.read", sealedBytes, "car-1", crossing, key.Subject, key.Id);
            Bodies[i] = RecordCodec.Encode(_node, new RecordPosition(1, i + 1), new HlcTimestamp(1_763_790_000_000 + i, 0), at, draft);
            _hashes[i + 1] = HashChain.Next(_hashes[i], Bodies[i].Span);
        }
    }

    public ReadOnlyMemory<byte>[] Bodies { get; }

    public byte[] HashAfter(int index) => _hashes[index + 1];

    public RecordBatch Batch(int first, int count) => new(
        _node, 1, first + 1, _hashes[first], Bodies[first..(first + count)], [SubjectKey.Create("t-0123456789abcdef0123456789abcdef")]);
}
