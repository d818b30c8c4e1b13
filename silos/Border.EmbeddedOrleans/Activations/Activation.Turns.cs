using System.Diagnostics;

namespace Border.EmbeddedOrleans.Activations;

/// <summary>
/// The turns: everything in a grain runs as a task of this scheduler, one at a time, so that an await inside a grain resumes
/// on the grain's turn.
/// </summary>
internal sealed partial class Activation
{
    private const int TasksPerTurn = 64;

    private readonly Queue<Task> _tasks = [];
    private bool _hasThread;

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        for (int i = 0; i < TasksPerTurn; i++)
        {
            Task? task;
            lock (_gate)
            {
                if (!_tasks.TryDequeue(out task))
                {
                    _hasThread = false;
                    return;
                }
            }

            TryExecuteTask(task);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _tasks.Enqueue(task);
            if (_hasThread)
            {
                return;
            }

            _hasThread = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _tasks];
        }
    }

    /// <summary>Starts the loop if it rests. The loop must not see the async locals of whoever happened to start it.</summary>
    private void StartLoop()
    {
        Debug.Assert(_gate.IsHeldByCurrentThread, "whether the loop runs belongs to the gate");
        if (_busy)
        {
            return;
        }

        _busy = true;
        bool suppress = !ExecutionContext.IsFlowSuppressed();
        AsyncFlowControl flow = suppress ? ExecutionContext.SuppressFlow() : default;
        new Task(static activation => _ = ((Activation)activation!).LoopAsync(), this).Start(this);
        if (suppress)
        {
            flow.Undo();
        }
    }
}
