namespace Border.Journal.Appending;

/// <summary>What waits for the committing thread, in order. Any thread adds, one takes.</summary>
internal sealed class WorkQueue(int limit)
{
    private readonly object _gate = new();
    private readonly Queue<WorkItem> _items = new();
    private bool _waiting;
    private bool _closed;

    /// <summary>Adds an item.</summary>
    /// <exception cref="JournalFullException">More wait than the disk can keep up with.</exception>
    /// <exception cref="ObjectDisposedException">The journal is closing.</exception>
    public void Add(WorkItem item)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(DurableJournal));
            if (_items.Count >= limit)
                throw new JournalFullException($"{limit} groups wait for the journal's disk, which cannot keep up; try again when it has recovered.");
            _items.Enqueue(item);
            if (_waiting)
                Monitor.Pulse(_gate);
        }
    }

    /// <summary>Takes what waits, up to the limits; waits for up to <paramref name="patience"/> when nothing does.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    public bool Take(List<WorkItem> into, int maxRecords, int maxBytes, TimeSpan patience)
    {
        lock (_gate)
        {
            if (_items.Count == 0 && !_closed)
            {
                _waiting = true;
                Monitor.Wait(_gate, patience);
                _waiting = false;
            }

            for (int records = 0, bytes = 0; records < maxRecords && bytes < maxBytes && _items.TryDequeue(out var item);)
            {
                if (!item.TryTake())
                    continue;
                into.Add(item);
                records += item.Records;
                bytes += item.Bytes;
            }

            return into.Count > 0 || !_closed;
        }
    }

    /// <summary>Takes no more; what waits is still handed out.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
