using Border.Edge.Measuring;
using Border.Edge.Scheduling;

namespace Border.Edge.Recognition;

/// <summary>How soon a recognition job is wanted; smaller runs first.</summary>
public enum VisionPriority
{
    /// <summary>A traveller stands there with a document.</summary>
    Document,

    /// <summary>The document is read; the face is the last fact missing.</summary>
    Face,

    /// <summary>A vehicle rolls up; the next frame is as good.</summary>
    Plate,
}

/// <summary>
/// Runs recognition off the lanes' loops and off the thread pool, a bounded number at a time, documents first. A job that waits costs
/// its image; each lane keeps at most one of each kind, so the queue is bounded by the number of lanes.
/// </summary>
/// <param name="concurrency">How many jobs run at a time, each on a thread of its own.</param>
/// <param name="time">For how long jobs wait and run.</param>
/// <param name="timings">Told of it.</param>
internal sealed class VisionScheduler(int concurrency, TimeProvider time, LaneTimings timings) : IDisposable
{
    private readonly LowPriorityThreads _threads = new("vision", concurrency);
    private readonly Lock _lock = new();
    private readonly PriorityQueue<TaskCompletionSource, (VisionPriority Priority, long Order)> _waiting = new();
    private long _order;
    private int _running;

    /// <summary>Jobs that wait for a free place.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    /// <summary>Runs <paramref name="job"/> when its turn comes.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before the turn came; the job did not run.</exception>
    public async Task<T> RunAsync<T>(VisionPriority priority, Func<T> job, CancellationToken cancellation)
    {
        var asked = time.GetTimestamp();
        await EnterAsync(priority);
        try
        {
            var began = time.GetTimestamp();
            cancellation.ThrowIfCancellationRequested();
            var result = await _threads.RunAsync(job, cancellation);
            timings.Looked(priority, time.GetElapsedTime(asked, began), time.GetElapsedTime(began));
            return result;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Waits for the jobs that run, and ends the threads. Jobs given later fail.</summary>
    public void Dispose() => _threads.Dispose();

    private Task EnterAsync(VisionPriority priority)
    {
        lock (_lock)
        {
            if (_running < concurrency)
            {
                _running++;
                return Task.CompletedTask;
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn, (priority, _order++));
            return turn.Task;
        }
    }

    private void Leave()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out next, out _))
                _running--;
        }

        next?.SetResult();
    }
}
