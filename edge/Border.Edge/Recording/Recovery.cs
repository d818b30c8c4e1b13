using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Edge.Lanes;
using Border.Journal;

namespace Border.Edge.Recording;

/// <summary>Rebuilds from the journal what the lanes were doing when the node stopped, however it stopped.</summary>
internal sealed class Recovery(IJournal journal, EventRecorder recorder, TimeProvider time)
{
    private const int PageRecords = 2000;
    private const int PageBytes = 8 * 1024 * 1024;

    private readonly Dictionary<Guid, LaneCrossing> _open = [];
    private readonly Dictionary<string, bool> _lanes = new(StringComparer.Ordinal);

    /// <summary>Crossings that are still open.</summary>
    public IEnumerable<LaneCrossing> Open => _open.Values;

    /// <summary>Records that could not be read, because their subject was erased or they were written by a newer version.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Whether a lane was open; null when the journal does not say.</summary>
    public bool? WasOpen(string lane) => _lanes.TryGetValue(lane, out var open) ? open : null;

    /// <summary>Reads everything after the mark.</summary>
    public async Task ReadAsync(RecoveryState mark, CancellationToken cancellation)
    {
        foreach (var (lane, open) in mark.Lanes)
            _lanes[lane] = open;
        var after = new RecordPosition(mark.Epoch, mark.Sequence);
        while (await journal.ReadAsync(after, PageRecords, PageBytes, cancellation) is { Count: > 0 } page)
        {
            foreach (var stored in page)
                await FoldAsync(stored, cancellation);
            after = page[^1].Position;
        }
    }

    private async Task FoldAsync(StoredRecord stored, CancellationToken cancellation)
    {
        try
        {
            var record = RecordCodec.Decode(stored.Body.Span);
            var key = record.Key is { } id ? await journal.FindKeyAsync(id, cancellation) : null;
            switch (EventCodec.FromRecord(record, key))
            {
                case LaneChanged lane:
                    _lanes[lane.Lane] = lane.Open;
                    break;
                case CrossingEvent e:
                    Fold(e, record);
                    break;
                case null:
                    Unreadable++;
                    break;
            }
        }
        catch (InvalidRecordException)
        {
            // A poison record blocks nothing (I10); the centre quarantines it.
            Unreadable++;
        }
    }

    private void Fold(CrossingEvent e, JournalRecord record)
    {
        if (!_open.TryGetValue(e.Crossing, out var crossing))
        {
            if (e is not CrossingOpened)
                return;
            crossing = _open[e.Crossing] = new LaneCrossing(e.Crossing, record.At, time.GetTimestamp(), recorder.NewKeys()) { First = record.Position };
        }

        crossing.State = Crossing.Evolve(crossing.State, e);
        crossing.Note(e, record.At);
        if (crossing.IsOver)
            _open.Remove(e.Crossing);
    }
}
