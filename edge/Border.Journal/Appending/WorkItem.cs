using Border.Domain.Records;
using Border.Journal.Storage;

namespace Border.Journal.Appending;

/// <summary>Something that waits to be part of a commit.</summary>
internal abstract class WorkItem
{
    private const int Waiting = 0, Taken = 1, GivenUp = 2;
    private int _phase;

    /// <summary>Whether it may use the reserve.</summary>
    public virtual AppendUrgency Urgency => AppendUrgency.InProgress;

    /// <summary>Records it adds.</summary>
    public virtual int Records => 0;

    /// <summary>About how many bytes it writes.</summary>
    public virtual int Bytes => 0;

    /// <summary>Takes it into a commit; false when its caller gave up.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _phase, Taken, Waiting) == Waiting;

    /// <summary>Gives it up; false when it was taken already.</summary>
    public bool TryGiveUp() => Interlocked.CompareExchange(ref _phase, GivenUp, Waiting) == Waiting;

    /// <summary>Writes it into the open transaction. May run again after a rollback.</summary>
    public abstract void Apply(Commit commit);

    /// <summary>It is on the disk.</summary>
    public abstract void Complete();

    /// <summary>It is not.</summary>
    public abstract void Fail(Exception why);

    /// <summary>Its caller gave up before it was taken.</summary>
    public abstract void Cancel(CancellationToken cancellation);
}

/// <summary>A work item whose caller awaits a <typeparamref name="T"/>.</summary>
internal abstract class WorkItem<T> : WorkItem
{
    // Continuations run elsewhere: a caller's code must never run on the committing thread.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Done => _done.Task;

    protected abstract T Result { get; }

    public override void Complete() => _done.TrySetResult(Result);

    public override void Fail(Exception why) => _done.TrySetException(why);

    public override void Cancel(CancellationToken cancellation) => _done.TrySetCanceled(cancellation);
}

/// <summary>A group of drafts with the keys they are the first to use.</summary>
internal sealed class AppendItem(EncodedDraft[] drafts, WrappedKey[] keys, AppendUrgency urgency) : WorkItem<IReadOnlyList<AppendedRecord>>
{
    private readonly AppendedRecord[] _appended = new AppendedRecord[drafts.Length];

    public override AppendUrgency Urgency => urgency;

    public override int Records => drafts.Length;

    public override int Bytes { get; } = drafts.Sum(d => d.Tail.Length);

    protected override IReadOnlyList<AppendedRecord> Result => _appended;

    public override void Apply(Commit commit)
    {
        foreach (var key in keys)
            commit.Store.InsertKey(key);
        for (var i = 0; i < drafts.Length; i++)
            _appended[i] = commit.Append(drafts[i]);
    }
}

/// <summary>Moves the outbox cursor; never back.</summary>
internal sealed class AcknowledgeItem(RecordPosition through) : WorkItem<bool>
{
    protected override bool Result => true;

    public override void Apply(Commit commit) => commit.Acknowledge(through);
}

/// <summary>Deletes a subject's keys.</summary>
internal sealed class EraseItem(string subject) : WorkItem<int>
{
    private int _deleted;

    protected override int Result => _deleted;

    public override void Apply(Commit commit)
    {
        _deleted = commit.Store.DeleteKeys(subject);
        commit.NeedsWipe = true;
    }
}

/// <summary>Starts a new epoch.</summary>
internal sealed class EpochItem(long atLeast, string cause, string explanation) : WorkItem<bool>
{
    public override int Records => 1;

    protected override bool Result => true;

    public override void Apply(Commit commit) => commit.StartEpoch(atLeast, cause, explanation);
}
