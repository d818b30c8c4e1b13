using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A timer of a grain. Disposing it stops it; a callback in progress runs to its end.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Restarts the timer.</summary>
    /// <param name="dueTime">Until the next tick; <see cref="Timeout.InfiniteTimeSpan"/> stops it.</param>
    /// <param name="period">Between later ticks; <see cref="Timeout.InfiniteTimeSpan"/> ticks once.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>When a grain's timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>Sets both times.</summary>
    /// <param name="dueTime">Until the first tick.</param>
    /// <param name="period">Between ticks.</param>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> does not start it.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Between the end of one tick and the next; <see cref="Timeout.InfiniteTimeSpan"/> ticks once.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick keeps the activation from being collected as idle. Default: no.</summary>
    public bool KeepAlive { get; init; }
}
