using Orleans.Runtime;

namespace Orleans;

public abstract partial class Grain
{
    /// <summary>
    /// Starts a timer whose callback runs like a call, on the grain's turn and never beside one. The next tick is due one
    /// period after the callback's task ends. Exceptions are logged and the timer goes on. It ends with the activation.
    /// </summary>
    /// <param name="callback">Gets a token that is cancelled when the timer is disposed or the activation ends.</param>
    /// <param name="options">When to tick.</param>
    protected IGrainTimer RegisterGrainTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Host.StartTimer(callback, options);
    }

    /// <inheritdoc cref="RegisterGrainTimer(Func{CancellationToken, Task}, GrainTimerCreationOptions)"/>
    protected IGrainTimer RegisterGrainTimer(Func<Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Host.StartTimer(_ => callback(), options);
    }

    /// <inheritdoc cref="RegisterGrainTimer(Func{CancellationToken, Task}, GrainTimerCreationOptions)"/>
    /// <param name="callback">Gets a token that is cancelled when the timer is disposed or the activation ends.</param>
    /// <param name="dueTime">Until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> does not start it.</param>
    /// <param name="period">Between ticks; <see cref="Timeout.InfiniteTimeSpan"/> ticks once.</param>
    protected IGrainTimer RegisterGrainTimer(Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));

    /// <inheritdoc cref="RegisterGrainTimer(Func{CancellationToken, Task}, TimeSpan, TimeSpan)"/>
    protected IGrainTimer RegisterGrainTimer(Func<Task> callback, TimeSpan dueTime, TimeSpan period) =>
        RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));
}
