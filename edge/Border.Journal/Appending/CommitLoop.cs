using Border.Journal.Disk;
using Border.Journal.Storage;

namespace Border.Journal.Appending;

/// <summary>
/// The one thread that writes. It takes everything that waits into one transaction, so that all share one fsync, and only then tells
/// the callers (invariant I1). Callers are told before upkeep, so that upkeep delays nobody who is done.
/// </summary>
internal sealed class CommitLoop
{
    private static readonly TimeSpan IdleUpkeep = TimeSpan.FromSeconds(1);
    private const long ProbeEveryBytes = 1024 * 1024;

    private readonly JournalOptions _options;
    private readonly WorkQueue _queue;
    private readonly Commit _commit;
    private readonly DiskReserve _reserve;
    private readonly Action _published;
    private readonly Action _corrupt;
    private readonly Thread _thread;
    private readonly List<WorkItem> _erasures = [];
    private JournalFailedException? _failure;
    private long _bytesSinceProbe;

    /// <param name="options">Limits.</param>
    /// <param name="queue">Where work comes from.</param>
    /// <param name="commit">What it is written through.</param>
    /// <param name="reserve">The disk's reserve.</param>
    /// <param name="published">Called when <see cref="Status"/> changed.</param>
    /// <param name="corrupt">Called when the store turned out to be corrupt.</param>
    public CommitLoop(JournalOptions options, WorkQueue queue, Commit commit, DiskReserve reserve, Action published, Action corrupt)
    {
        (_options, _queue, _commit, _reserve, _published, _corrupt) = (options, queue, commit, reserve, published, corrupt);
        Status = Describe();
        _thread = new Thread(Run) { Name = "journal", IsBackground = true };
    }

    /// <summary>Replaced whole after every commit.</summary>
    public JournalStatus Status { get; private set; }

    public void Start() => _thread.Start();

    /// <summary>Waits until everything taken is done; call after the queue was closed.</summary>
    public void Join() => _thread.Join();

    private void Run()
    {
        var batch = new List<WorkItem>();
        while (_queue.Take(batch, _options.MaxBatchRecords, _options.MaxBatchBytes, _erasures.Count > 0 ? TimeSpan.FromMilliseconds(20) : IdleUpkeep))
        {
            var idle = batch.Count == 0;
            Handle(batch);
            batch.Clear();
            Upkeep(idle);
        }

        FailAll(_erasures, new JournalFailedException("The journal closed before every trace of the erased keys was gone; erase again."));
    }

    private void Handle(List<WorkItem> batch)
    {
        try
        {
            if (_failure is null && !_reserve.AdmitsNewWork)
                Refuse(batch);
            while (batch.Count > 0 && !TryCommit(batch))
            {
            }
        }
        catch (Exception e)
        {
            // Whatever went wrong, callers must hear of it and this thread must live.
            Fail(StoreFailure.Disk, e);
            FailAll(batch, _failure!);
        }
    }

    /// <summary>True when every item was answered; false to try again with what is left of the batch.</summary>
    private bool TryCommit(List<WorkItem> batch)
    {
        if (_failure is not null)
        {
            FailAll(batch, _failure);
            return true;
        }

        try
        {
            _commit.Begin();
            foreach (var item in batch)
                item.Apply(_commit);
            _commit.Finish();
        }
        catch (Exception e) when (e is StoreException or IOException)
        {
            _commit.Undo();
            return e is StoreException { Failure: StoreFailure.Full } ? HandleFull(batch) : HandleFailure(batch, e);
        }

        _bytesSinceProbe += batch.Sum(i => i.Bytes);
        Publish();
        foreach (var item in batch)
            Answer(item);
        return true;
    }

    // An erasure is done only when no file holds the key any more.
    private void Answer(WorkItem item)
    {
        if (item is EraseItem)
            _erasures.Add(item);
        else
            item.Complete();
    }

    // Only work in progress may have the reserve; when that was not enough either, it is refused too.
    private bool HandleFull(List<WorkItem> batch)
    {
        _reserve.Refresh();
        Refuse(batch);
        if (batch.Count > 0 && !_reserve.Release())
        {
            FailAll(batch, new JournalFullException(
                $"The journal's disk is full and its reserve is used up; nothing was written. Free space in or beside {_options.Directory}."));
        }

        Publish();
        return batch.Count == 0;
    }

    private bool HandleFailure(List<WorkItem> batch, Exception e)
    {
        Fail((e as StoreException)?.Failure ?? StoreFailure.Disk, e);
        FailAll(batch, _failure!);
        return true;
    }

    private void Refuse(List<WorkItem> batch)
    {
        foreach (var item in batch)
        {
            if (item.Urgency == AppendUrgency.NewWork)
                item.Fail(new JournalFullException(_reserve.Explanation));
        }

        batch.RemoveAll(i => i.Urgency == AppendUrgency.NewWork);
    }

    private void Upkeep(bool idle)
    {
        if (_failure is not null)
            return;
        try
        {
            if (idle || _bytesSinceProbe > ProbeEveryBytes)
                Probe();
            _commit.Store.Upkeep();
            if (_commit.NeedsWipe && _commit.Store.Wipe())
            {
                _commit.NeedsWipe = false;
                foreach (var item in _erasures)
                    item.Complete();
                _erasures.Clear();
            }
        }
        catch (StoreException e) when (e.Failure == StoreFailure.Full)
        {
            // The log stays in its own file until there is room; nothing is lost by that.
        }
        catch (Exception e) when (e is StoreException or IOException)
        {
            Fail((e as StoreException)?.Failure ?? StoreFailure.Disk, e);
            FailAll(_erasures, _failure!);
        }
    }

    private void Probe()
    {
        _bytesSinceProbe = 0;
        _reserve.Refresh();
        if (_reserve.FreeBytes != Status.FreeBytes)
            Publish();
    }

    private void Fail(StoreFailure failure, Exception e)
    {
        _failure = new JournalFailedException(
            failure == StoreFailure.Corrupt
                ? "The journal is damaged. Restart the node: it sets the damaged journal aside and starts a new epoch."
                : "The journal's disk failed. What was being written is not shown as recorded. Check the disk, then restart the node.",
            e);
        if (failure == StoreFailure.Corrupt)
            _corrupt();
        Publish();
    }

    private void Publish()
    {
        Status = Describe();
        _published();
    }

    private JournalStatus Describe() => new(
        _options.Node,
        _commit.Last,
        _commit.Outbox.Acknowledged,
        _commit.Outbox.CountUnacknowledged(_commit.Last),
        _failure is not null ? JournalHealth.Failed : _reserve.AdmitsNewWork ? JournalHealth.Healthy : JournalHealth.Full,
        _failure?.Message ?? (_reserve.AdmitsNewWork ? null : _reserve.Explanation),
        _reserve.FreeBytes);

    private static void FailAll(List<WorkItem> items, Exception why)
    {
        foreach (var item in items)
            item.Fail(why);
        items.Clear();
    }
}
