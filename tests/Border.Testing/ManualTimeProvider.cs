namespace Border.Testing;

/// <summary>
/// A clock that moves only when a test says so. The wall clock (<see cref="GetUtcNow"/>) and the monotonic one
/// (<see cref="GetTimestamp"/>, timers) are apart, so that a test can make the wall clock jump as a real one does.
/// </summary>
public sealed class ManualTimeProvider(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start ?? new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private TimeSpan _elapsed;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Time until the next timer fires; null when no timer is set. Lets a test wait until the code under test sleeps.</summary>
    public TimeSpan? NextDue
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count == 0 ? null : _timers.Min(t => t.Due) - _elapsed;
            }
        }
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <inheritdoc />
    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _elapsed.Ticks;
        }
    }

    /// <summary>Sets the wall clock, forwards or backwards. No timer fires: timers run on the monotonic clock.</summary>
    public void JumpTo(DateTimeOffset now)
    {
        lock (_lock)
        {
            _now = now;
        }
    }

    /// <summary>Moves both clocks forwards and fires every timer that comes due on the way, in order, at its own time.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        TimeSpan target;
        lock (_lock)
        {
            target = _elapsed + by;
        }

        while (TakeNext(target) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeNext(TimeSpan target)
    {
        lock (_lock)
        {
            ManualTimer? next = _timers.Where(t => t.Due <= target).MinBy(t => t.Due);
            TimeSpan until = next is null ? target : next.Due;
            if (until > _elapsed)
            {
                _now += until - _elapsed;
                _elapsed = until;
            }

            if (next is not null)
            {
                _timers.Remove(next);
                if (next.Period > TimeSpan.Zero)
                {
                    next.Due += next.Period;
                    _timers.Add(next);
                }
            }

            return next;
        }
    }

    private bool Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (timer.Disposed)
            {
                return false;
            }

            timer.Period = period;
            if (dueTime >= TimeSpan.Zero)
            {
                timer.Due = _elapsed + dueTime;
                _timers.Add(timer);
            }

            return true;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; set; }

        public bool Disposed { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

        public void Dispose()
        {
            Disposed = true;
            Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
