using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Protocol;

namespace Border.Link.Node;

/// <summary>What the sender does about an ack.</summary>
internal enum WindowMove
{
    /// <summary>Nothing: out of date.</summary>
    None,

    /// <summary>The centre is further: store the new position.</summary>
    Advanced,

    /// <summary>Send again from the cursor.</summary>
    Rewound,
}

/// <summary>What an ack newly confirmed.</summary>
/// <param name="Records">How many records under way.</param>
/// <param name="SentAt">When the batch that it answers was sent; null when it may answer another sending or another batch.</param>
internal readonly record struct Confirmation(int Records, long? SentAt);

/// <summary>
/// Which batches are under way (P-4.4 to P-4.6): at most so many unanswered, cumulative acks, back to the last ack on a gap or a
/// timeout. Not safe for several threads; the sender's loop owns it.
/// </summary>
internal sealed class OutboxWindow(RecordPosition acknowledged, int size)
{
    private readonly Queue<(RecordPosition Last, int Count, int Bytes, long SentAt)> _underWay = new();
    private long _progressAt = long.MinValue;
    private long _confirmedInAttempt;
    private RecordPosition _furthest = acknowledged;

    /// <summary>Everything through here is committed at the centre.</summary>
    public RecordPosition Acknowledged { get; private set; } = acknowledged;

    /// <summary>Records after here are to be sent next.</summary>
    public RecordPosition Cursor { get; private set; } = acknowledged;

    /// <summary>See <see cref="BatchHeader.Attempt"/>.</summary>
    public long Attempt { get; private set; } = 1;

    /// <summary>True when another batch may be sent.</summary>
    public bool HasRoom => _underWay.Count < size;

    /// <summary>True when nothing is unanswered.</summary>
    public bool IsEmpty => _underWay.Count == 0;

    /// <summary>Since when the centre owes an answer (timestamp): the oldest batch's sending or the last progress; null when nothing is under way.</summary>
    public long? WaitingSince => _underWay.Count == 0 ? null : Math.Max(_underWay.Peek().SentAt, _progressAt);

    /// <summary>Bytes of records in the oldest batch under way; 0 when there is none.</summary>
    public int OldestBytes => _underWay.TryPeek(out var oldest) ? oldest.Bytes : 0;

    /// <summary>A batch was handed to the broker.</summary>
    public void Sent(RecordBatch batch, long timestamp)
    {
        _underWay.Enqueue((batch.Last, batch.Records.Count, batch.Bytes, timestamp));
        Cursor = batch.Last;
        _furthest = Cursor > _furthest ? Cursor : _furthest;
    }

    /// <summary>Takes an ack of this instance; accepted records may be many or none.</summary>
    /// <param name="ack">The ack.</param>
    /// <param name="timestamp">Now: progress restarts the clock of what is still under way.</param>
    /// <param name="confirmed">What it newly confirmed.</param>
    public WindowMove Take(Ack ack, long timestamp, out Confirmation confirmed)
    {
        confirmed = default;
        RecordPosition through = ack.Through < _furthest ? ack.Through : _furthest;
        if (ack.Outcome == AckOutcome.Accepted)
        {
            // The answer to a birth (attempt 0) proves nothing about our records: a cloned disk has others at the same places (P-2.7).
            if (ack.Attempt == 0 || through <= Acknowledged)
            {
                return WindowMove.None;
            }

            Acknowledged = through;
            confirmed = Confirm(ack, timestamp);
            return WindowMove.Advanced;
        }

        if (ack.Outcome == AckOutcome.Gap && ack.Attempt == 0)
        {
            // The answer to a birth: the centre has less than we were told (P-4.8).
            if (ack.Through >= Acknowledged)
            {
                return WindowMove.None;
            }

            RewindTo(ack.Through);
            return WindowMove.Rewound;
        }

        if (ack.Outcome == AckOutcome.Gap && ack.Attempt == Attempt)
        {
            // The centre cannot lose within one attempt what it committed in it, so an older gap only overtook a newer ack. In a fresh
            // attempt an older position is real: the centre was restored from a backup and needs those records again (P-4.8).
            RewindTo(ack.Through < Acknowledged && _confirmedInAttempt != Attempt ? ack.Through : Acknowledged);
            return WindowMove.Rewound;
        }

        return WindowMove.None;
    }

    /// <summary>Forgets what is under way and starts again after the last ack.</summary>
    public void Rewind() => RewindTo(Acknowledged);

    /// <summary>Forgets what is under way and starts again after a position, which becomes the last ack.</summary>
    public void RewindTo(RecordPosition through)
    {
        _underWay.Clear();
        Acknowledged = Cursor = through;
        Attempt++;
    }

    private Confirmation Confirm(Ack ack, long timestamp)
    {
        int records = 0;
        long? sentAt = null;
        while (_underWay.Count > 0 && _underWay.Peek().Last <= Acknowledged)
        {
            (RecordPosition last, int count, _, long sent) = _underWay.Dequeue();
            records += count;
            sentAt = ack.Attempt == Attempt && last == ack.Through ? sent : null;
        }

        _progressAt = timestamp;
        _confirmedInAttempt = Attempt;
        if (Cursor < Acknowledged)
        {
            Cursor = Acknowledged;
        }

        return new(records, sentAt);
    }
}
