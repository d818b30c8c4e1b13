using Border.Domain.Evidence;

namespace Border.Journal.Evidence;

/// <summary>What the centre has not confirmed, oldest first: bounded, the rest is found again on the disk. Safe from many threads.</summary>
internal sealed class WaitingEvidence
{
    /// <summary>Most names kept; a name is about 200 bytes.</summary>
    public const int Most = 10_000;

    private readonly Lock _lock = new();
    private readonly LinkedList<SealedEvidence> _items = new();
    private readonly HashSet<SealedEvidence> _known = [];
    private bool _filling;
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when names were left out and the disk must be looked at again.</summary>
    public bool Incomplete { get; private set; } = true;

    /// <summary>Completes when something waits.</summary>
    public Task Arrived
    {
        get
        {
            lock (_lock)
                return _items.Count > 0 || Incomplete ? Task.CompletedTask : _arrived.Task;
        }
    }

    /// <summary>Something was stored.</summary>
    public void Add(SealedEvidence item)
    {
        lock (_lock)
        {
            if (Incomplete && !_filling)
                return; // the disk is still to be searched and it will be found there
            if (_items.Count >= Most)
                Incomplete = true;
            else if (_known.Add(item))
                _items.AddLast(item);
            _arrived.TrySetResult();
        }
    }

    /// <summary>The disk is about to be searched: what is stored from now on is kept as well.</summary>
    public void BeginFill()
    {
        lock (_lock)
            _filling = true;
    }

    /// <summary>What the disk holds, oldest first; called when <see cref="Incomplete"/> and nothing waits.</summary>
    /// <param name="found">At most <see cref="Most"/>.</param>
    /// <param name="all">False when there is more.</param>
    public void Fill(IReadOnlyCollection<SealedEvidence> found, bool all)
    {
        lock (_lock)
        {
            SealedEvidence[] items = [.. found.Concat(_items).Distinct()];
            _items.Clear();
            _known.Clear();
            foreach (var item in items.Take(Most).Where(_known.Add))
                _items.AddLast(item);
            Incomplete = !all || items.Length > Most;
            _filling = false;
            Rearm();
        }
    }

    /// <summary>The oldest.</summary>
    public IReadOnlyList<SealedEvidence> First(int most)
    {
        lock (_lock)
            return [.. _items.Take(most)];
    }

    /// <summary>The centre has it, or it is gone.</summary>
    public void Remove(SealedEvidence item)
    {
        lock (_lock)
        {
            if (_known.Remove(item))
                _items.Remove(item);
            Rearm();
        }
    }

    /// <summary>Behind the others.</summary>
    public void Postpone(SealedEvidence item)
    {
        lock (_lock)
        {
            if (_items.Remove(item))
                _items.AddLast(item);
        }
    }

    private void Rearm()
    {
        if (_items.Count == 0 && !Incomplete && _arrived.Task.IsCompleted)
            _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
