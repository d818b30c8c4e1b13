using System.Collections.Concurrent;
using Border.Domain.Records;

namespace Border.Silo.Gateway;

/// <summary>How many bytes each node may bring: so many a second, saved up for one second at most. Safe from many threads.</summary>
internal sealed class ByteRate(int bytesPerSecond, TimeProvider time)
{
    private readonly ConcurrentDictionary<NodeName, (double Left, long At)> _nodes = new();

    /// <summary>Takes the bytes and returns null, or says how long to wait and takes nothing.</summary>
    public TimeSpan? WaitFor(NodeName node, int bytes)
    {
        var now = time.GetTimestamp();
        TimeSpan? wait = null;
        _nodes.AddOrUpdate(node, _ => (bytesPerSecond - bytes, now), (_, had) => Take(had, bytes, now, out wait));
        return wait;
    }

    private (double Left, long At) Take((double Left, long At) had, int bytes, long now, out TimeSpan? wait)
    {
        var left = Math.Min(bytesPerSecond, had.Left + time.GetElapsedTime(had.At, now).TotalSeconds * bytesPerSecond);
        wait = left >= bytes ? null : TimeSpan.FromSeconds((bytes - left) / bytesPerSecond);
        return (wait is null ? left - bytes : left, now);
    }
}
