using Border.Domain.Records;
using Border.Grains.Lanes;
using Border.Ledger;
using Border.Ledger.Crossings;

namespace Border.Silo.Pages;

/// <summary>The records of a crossing: while it is in progress its lane knows them, afterwards they are a stream of their own.</summary>
/// <param name="ledger">Streams and records.</param>
/// <param name="grains">The lanes.</param>
internal sealed class CrossingStream(ILedger ledger, IGrainFactory grains) : ICrossingRecords
{
    private const int MaxRecords = 2000;
    private const int Chunk = 1000;

    /// <inheritdoc />
    public async Task<IReadOnlyList<LedgerRecord>> ReadAsync(CrossingRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        var ended = await ledger.ReadStreamAsync(LaneStreams.OfCrossing(row.Crossing), 0, MaxRecords, cancellation);
        if (ended.Count > 0)
            return [.. ended.Select(r => r.Record)];
        var known = await grains.GetGrain<ILaneGrain>($"{row.Post}/{row.Lane}").GetRecordsAsync(row.Crossing);
        var records = new List<LedgerRecord>(known.Length);
        foreach (var chunk in known.Take(MaxRecords).Select(r => new RecordKey(NodeName.Parse(r.Node), new RecordPosition(r.Epoch, r.Sequence))).Chunk(Chunk))
            records.AddRange(await ledger.ReadRecordsAsync(chunk, cancellation));
        return records;
    }
}
