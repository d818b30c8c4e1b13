using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Border.Edge.LoadHost;

/// <summary>Numbers for the crossings of a node's lanes, at an even pace.</summary>
/// <param name="after">The first number is above it: numbers do not come back after a restart.</param>
/// <param name="count">How many; -1 for no end.</param>
/// <param name="perSecond">The pace; 0 for none.</param>
internal sealed class Tickets(long after, int count, double perSecond)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private long _taken;

    /// <summary>The next numbers, each when its time has come; ends quietly when stopped.</summary>
    public async IAsyncEnumerable<long> TakeAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var ticket = Interlocked.Increment(ref _taken);
            if (count >= 0 && ticket > count)
                yield break;
            if (perSecond > 0)
            {
                var due = TimeSpan.FromSeconds(ticket / perSecond) - Stopwatch.GetElapsedTime(_started);
                await PaceAsync(due, stop);
            }
            yield return after + ticket;
        }
    }

    private static async Task PaceAsync(TimeSpan due, CancellationToken stop)
    {
        if (due <= TimeSpan.Zero)
            return;
        using var timer = new PeriodicTimer(due);
        try
        {
            await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            // The last crossing of this lane has begun already.
        }
    }
}
