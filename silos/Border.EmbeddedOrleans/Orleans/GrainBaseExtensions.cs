using Orleans.Runtime;

namespace Orleans;

/// <summary>What <see cref="GrainBaseExtensions"/> extend; every <see cref="Grain"/> is one.</summary>
public interface IGrainBase;

/// <summary>Timers of grains. Orleans has them as extensions, so they are called on <c>this</c>.</summary>
public static class GrainBaseExtensions
{
    /// <summary>
    /// Starts a timer whose callback runs like a call, on the grain's turn and never beside one. The next tick is due one
    /// period after the callback's task ends. Exceptions are logged and the timer goes on. It ends with the activation.
    /// </summary>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">Gets a token that is cancelled when the timer is disposed or the activation ends.</param>
    /// <param name="options">When to tick.</param>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return ((Grain)grain).Host.StartTimer(callback, options);
    }

    /// <inheritdoc cref="RegisterGrainTimer(IGrainBase, Func{CancellationToken, Task}, GrainTimerCreationOptions)"/>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return ((Grain)grain).Host.StartTimer(_ => callback(), options);
    }

    /// <inheritdoc cref="RegisterGrainTimer(IGrainBase, Func{CancellationToken, Task}, GrainTimerCreationOptions)"/>
    /// <param name="grain">The grain.</param>
    /// <param name="callback">Gets a token that is cancelled when the timer is disposed or the activation ends.</param>
    /// <param name="dueTime">Until the first tick; <see cref="Timeout.InfiniteTimeSpan"/> does not start it.</param>
    /// <param name="period">Between ticks; <see cref="Timeout.InfiniteTimeSpan"/> ticks once.</param>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));

    /// <inheritdoc cref="RegisterGrainTimer(IGrainBase, Func{CancellationToken, Task}, TimeSpan, TimeSpan)"/>
    public static IGrainTimer RegisterGrainTimer(this IGrainBase grain, Func<Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));
}
