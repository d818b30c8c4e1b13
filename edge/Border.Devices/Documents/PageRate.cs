namespace Border.Devices.Documents;

/// <summary>Counts pages of the last minute.</summary>
internal sealed class PageRate(int maxPerMinute, TimeProvider time)
{
    private readonly Queue<long> _pages = new();
    private readonly Lock _lock = new();

    /// <summary>Counts one page.</summary>
    /// <returns>False when it is one too many; that one does not count.</returns>
    public bool TryCount()
    {
        lock (_lock)
        {
            while (_pages.TryPeek(out var first) && time.GetElapsedTime(first) >= TimeSpan.FromMinutes(1))
            {
                _pages.Dequeue();
            }

            if (_pages.Count >= maxPerMinute)
            {
                return false;
            }

            _pages.Enqueue(time.GetTimestamp());
            return true;
        }
    }
}
