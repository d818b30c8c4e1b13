using Border.EmbeddedOrleans.Activations;
using Orleans.Runtime;

namespace Orleans;

/// <summary>
/// Base of every grain. The host creates it with constructor injection and runs everything in it on one turn at a time,
/// so grain code needs no locks. An await resumes on the grain's turn; <c>ConfigureAwait(false)</c> leaves it for good.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Called by the grain's own constructor, on its activation's turn.</summary>
    protected Grain() => Activation = TaskScheduler.Current as Activation;

    internal Activation? Activation { get; }

    internal Activation Host => Activation
        ?? throw new InvalidOperationException($"{GetType()} was created outside of the grain host; get it from IGrainFactory.");

    /// <summary>Gives references to other grains.</summary>
    protected IGrainFactory GrainFactory => Host.Silo.Client;

    /// <summary>The activation's own service scope, disposed after deactivation.</summary>
    protected internal IServiceProvider ServiceProvider => Host.Services;

    /// <summary>Runs before the first call. If it throws, the waiting calls fail with that exception and the next call tries anew.</summary>
    /// <param name="cancellationToken">Cancelled when the host gives up waiting while it stops.</param>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last call. Not run when the process dies, so nothing may depend on it.</summary>
    /// <param name="reason">Why the activation ends.</param>
    /// <param name="cancellationToken">Cancelled when the host gives up waiting while it stops.</param>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation after the call in progress; calls still waiting go to a new activation.</summary>
    protected void DeactivateOnIdle() =>
        Host.EndWhenFree(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    /// <summary>Keeps this activation from being collected as idle for at least this time; a negative time undoes that.</summary>
    /// <param name="timeSpan">From now.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => Host.KeepFor(timeSpan);
}
