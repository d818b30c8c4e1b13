using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Border.Edge.Scheduling;

/// <summary>
/// A few threads of their own for long computations, which the system runs after everything else in the process. On the thread pool
/// such work would take the threads on which lanes go on after an append, and compete with the journal's thread for processors: what
/// takes milliseconds would wait for what takes a second (measured on 2 processors: appends of 3 ms took up to 80 ms).
/// </summary>
internal sealed partial class LowPriorityThreads : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> _waiting = [];
    private readonly Thread[] _threads;

    /// <param name="name">What the system's tools show, up to 15 characters.</param>
    /// <param name="count">How many threads, at least 1.</param>
    public LowPriorityThreads(string name, int count)
    {
        MaximumConcurrencyLevel = count;
        _threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(Run) { Name = name, IsBackground = true })];
        foreach (var thread in _threads)
            thread.Start();
    }

    /// <inheritdoc />
    public override int MaximumConcurrencyLevel { get; }

    /// <summary>Runs <paramref name="job"/> on one of the threads, after those that were asked for before.</summary>
    public Task<T> RunAsync<T>(Func<T> job, CancellationToken cancellation) =>
        Task.Factory.StartNew(job, cancellation, TaskCreationOptions.DenyChildAttach, this);

    /// <summary>Ends the threads when what waits is done; waits for it.</summary>
    public void Dispose()
    {
        _waiting.CompleteAdding();
        foreach (var thread in _threads)
            thread.Join();
        _waiting.Dispose();
    }

    protected override void QueueTask(Task task) => _waiting.Add(task);

    // Inline would be on the caller's thread.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => _waiting;

    private void Run()
    {
        StepBack();
        foreach (var task in _waiting.GetConsumingEnumerable())
            TryExecuteTask(task);
    }

    // .NET's Thread.Priority does nothing on Linux. Of two threads with different niceness the nicer one still ends its turn of some
    // milliseconds; only the idle policy gives way at once. Beside other services the node as a whole keeps its share: it is about the
    // threads of one control group. Elsewhere, or where the system refuses, the threads still are not the pool's.
    private static void StepBack()
    {
        const int CallingThread = 0;
        const int Idle = 5;
        var priority = 0;
        if (OperatingSystem.IsLinux())
            _ = SetScheduler(CallingThread, Idle, in priority);
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetScheduler(int thread, int policy, in int priority);
}
