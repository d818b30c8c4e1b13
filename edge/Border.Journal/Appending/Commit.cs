using Border.Domain.Events;
using Border.Domain.Records;
using Border.Journal.Opening;
using Border.Journal.Storage;

namespace Border.Journal.Appending;

/// <summary>What work items write through: one transaction at a time, undone whole by <see cref="Undo"/>.</summary>
internal sealed class Commit(IRecordStore store, RecordStamper stamper, DraftEncoder encoder, EpochFile epochs, OutboxState outbox)
{
    private StampState _stampBefore;
    private ClockJumped? _jump;
    private OutboxState _outboxBefore = outbox;

    public IRecordStore Store => store;

    public RecordPosition Last => stamper.Last;

    public OutboxState Outbox { get; private set; } = outbox;

    /// <summary>Set when keys were deleted, until every trace of them is gone.</summary>
    public bool NeedsWipe { get; set; }

    /// <summary>Starts the transaction; a clock that jumped is journalled first.</summary>
    public void Begin()
    {
        BeginEpoch();
        JournalJump();
    }

    /// <summary>Starts a transaction whose first record is to be an epoch's first: a clock that jumped is journalled after it.</summary>
    public void BeginEpoch()
    {
        (_stampBefore, _outboxBefore) = (stamper.State, Outbox);
        store.Begin();
        _jump = stamper.BeginBatch();
    }

    public AppendedRecord Append(in EncodedDraft draft)
    {
        var appended = stamper.Stamp(draft.Tail.Span, out var body, out var hash);
        store.Insert(appended.Position, body, hash, draft.Key);
        return appended;
    }

    public void Append(BorderEvent @event) => Append(encoder.Encode(EventCodec.ToDraft(@event)));

    public void Acknowledge(RecordPosition through)
    {
        if (through <= Outbox.Acknowledged)
            return;
        store.SetAcknowledged(through);
        Outbox = new OutboxState([.. Outbox.ClosedEpochs.Where(e => e.Epoch >= through.Epoch)], through);
    }

    /// <summary>The epoch's number is on the disk before its first record, so that it is never used twice.</summary>
    /// <param name="atLeast">The new epoch is at least this.</param>
    /// <param name="cause">See <see cref="EpochStarted.Cause"/>.</param>
    /// <param name="explanation">In words.</param>
    /// <param name="holdsPrevious">Whether the records of the epoch before are in this store.</param>
    public void StartEpoch(long atLeast, string cause, string explanation, bool holdsPrevious = true)
    {
        var previous = stamper.Last;
        var epoch = Math.Max(atLeast, Math.Max(previous.Epoch, epochs.Read() ?? 0) + 1);
        epochs.Write(epoch);
        if (previous.Sequence > 0 && holdsPrevious)
            Outbox = Outbox with { ClosedEpochs = [.. Outbox.ClosedEpochs, previous] };
        stamper.StartEpoch(epoch);
        Append(new EpochStarted { Cause = cause, Explanation = explanation, Previous = previous == RecordPosition.None ? null : previous.ToString() });
        JournalJump();
    }

    /// <summary>Ends the transaction; returns after the fsync.</summary>
    public void Finish() => store.Commit();

    /// <summary>Drops the transaction and everything it gave out.</summary>
    public void Undo()
    {
        store.Rollback();
        (stamper.State, Outbox) = (_stampBefore, _outboxBefore);
    }

    private void JournalJump()
    {
        if (_jump is not null)
            Append(_jump);
        _jump = null;
    }
}
