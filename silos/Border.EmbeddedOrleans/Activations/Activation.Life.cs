using Border.EmbeddedOrleans.Calls;
using Border.EmbeddedOrleans.Hosting;
using Border.EmbeddedOrleans.Timers;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Border.EmbeddedOrleans.Activations;

/// <summary>How an activation wakes, is kept, and ends.</summary>
internal sealed partial class Activation
{
    private AsyncServiceScope? _scope;
    private List<GrainTimer>? _timers;
    private DeactivationReason? _endReason;
    private TaskCompletionSource? _whenEnded;
    private bool _ended;
    private long _keptUntil = long.MinValue;

    /// <summary>The grain's own services.</summary>
    public IServiceProvider Services => _scope!.Value.ServiceProvider;

    /// <summary>Ends this activation once the work in progress is done. Work still waiting goes to the next activation.</summary>
    /// <returns>Completes when it has ended.</returns>
    public Task EndWhenFree(DeactivationReason reason)
    {
        lock (_gate)
        {
            if (_ended)
            {
                return Task.CompletedTask;
            }

            _endReason ??= reason;
            StartLoop();
            return (_whenEnded ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Ends this activation if it has rested for the given age and was not asked to stay.</summary>
    public void EndIfIdle(long now, TimeSpan age)
    {
        lock (_gate)
        {
            if (!_busy && !_ended && now >= _keptUntil && Silo.Clock.GetElapsedTime(_lastUsed, now) >= age)
            {
                _endReason = new(DeactivationReasonCode.ActivationIdle, $"No call came for {age}.");
                StartLoop();
            }
        }
    }

    public void KeepFor(TimeSpan time)
    {
        lock (_gate)
        {
            _keptUntil = time <= TimeSpan.Zero ? long.MinValue
                : time == TimeSpan.MaxValue ? long.MaxValue
                : Silo.Clock.GetTimestamp() + (long)(time.TotalSeconds * Silo.Clock.TimestampFrequency);
        }
    }

    public IGrainTimer StartTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        GrainTimer timer = new(this, callback, options);
        lock (_gate)
        {
            (_timers ??= []).Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Forget(GrainTimer timer)
    {
        lock (_gate)
        {
            _timers?.Remove(timer);
        }
    }

    private async Task<bool> TryWakeAsync()
    {
        try
        {
            _scope = Silo.Services.CreateAsyncScope();
            _grain = Address.Kind.Create(Services);
            await _grain.OnActivateAsync(Silo.GivingUp);
            return true;
        }
        catch (Exception exception)
        {
            Silo.Log.ActivationFailed(exception, Address.Kind);
            await ReleaseAsync();
            foreach (Call call in Bury(keepCalls: false).OfType<Call>())
            {
                call.Fail(exception);
            }

            return false;
        }
    }

    private async Task EndAsync()
    {
        try
        {
            DisposeTimers();
            await _grain!.OnDeactivateAsync(_endReason!.Value, Silo.GivingUp);
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(exception, Address.Kind);
        }

        await ReleaseAsync();
        Bury(keepCalls: true);
    }

    /// <summary>
    /// Leaves the directory. Calls that still wait move to the next activation before anybody can find it, so that calls of one
    /// caller stay in order.
    /// </summary>
    /// <returns>The work that was waiting, unless it moved.</returns>
    private IReadOnlyCollection<Work> Bury(bool keepCalls)
    {
        lock (_gate)
        {
            _ended = true;
            Call[] moving = keepCalls ? [.. _waiting.OfType<Call>().Where(call => !call.IsAnswered && call.MayForward())] : [];
            if (moving.Length > 0 && Silo.TakesNewGrains)
            {
                Activation next = new(Address, Silo);
                Array.ForEach(moving, next._waiting.Enqueue);
                Silo.Directory.Replace(this, next);
                next.Start();
            }
            else
            {
                Silo.Directory.Remove(this);
                Array.ForEach(moving, call => Silo.Directory.Send(call));
            }

            _whenEnded?.TrySetResult();
            return _waiting;
        }
    }

    private void Start()
    {
        lock (_gate)
        {
            StartLoop();
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            DisposeTimers();
            await (_grain switch
            {
                IAsyncDisposable grain => grain.DisposeAsync(),
                IDisposable grain => Disposed(grain),
                _ => default,
            });
            await (_scope?.DisposeAsync() ?? default);
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(exception, Address.Kind);
        }

        static ValueTask Disposed(IDisposable grain)
        {
            grain.Dispose();
            return default;
        }
    }

    private void DisposeTimers()
    {
        GrainTimer[] timers;
        lock (_gate)
        {
            timers = [.. _timers ?? []];
        }

        Array.ForEach(timers, timer => timer.Dispose());
    }
}
