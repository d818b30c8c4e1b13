using Border.EmbeddedOrleans.Activations;
using Border.EmbeddedOrleans.Calls;
using Border.EmbeddedOrleans.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Border.EmbeddedOrleans.Timers;

/// <summary>A grain's timer. Each tick is queued like a call; the clock is wound up again only after it, so ticks never pile up.</summary>
internal sealed class GrainTimer : Work, IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly ITimer _clock;
    private TimeSpan _period;
    private bool _changedInTick;
    private bool _disposed;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        IsUse = options.KeepAlive;
        bool suppress = !ExecutionContext.IsFlowSuppressed();
        AsyncFlowControl flow = suppress ? ExecutionContext.SuppressFlow() : default;
        _clock = activation.Silo.Clock.CreateTimer(
            static timer => ((GrainTimer)timer!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (suppress)
        {
            flow.Undo();
        }
    }

    public override string Name => "a timer's callback";

    public override bool IsUse { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _period = period;
            _changedInTick = true;
            _clock.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    public override async Task RunAsync(Grain grain)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _changedInTick = false;
        }

        try
        {
            await _callback(_stopped.Token);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            _activation.Silo.Log.TimerFailed(exception, _activation.Address.Kind);
        }

        lock (_gate)
        {
            if (!_disposed && !_changedInTick && _period > TimeSpan.Zero)
            {
                _clock.Change(_period, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        _clock.Dispose();
        _stopped.Cancel();
        _activation.Forget(this);
    }

    private void Due() => _activation.Tick(this);
}
