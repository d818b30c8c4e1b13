using Border.EmbeddedOrleans.Activations;
using Microsoft.Extensions.Logging;

namespace Border.EmbeddedOrleans.Hosting;

/// <summary>The host's log messages. None has a grain's key: keys can be plates or pseudonyms.</summary>
internal static partial class EmbeddedSiloLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Grains run in this one process on the embedded host: it does not"
        + " cluster and does not fail over. Several machines need a build with Microsoft.Orleans.")]
    public static partial void Started(this ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedded grain host stopped; every grain was deactivated.")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedded grain host stopped waiting with {Count} grains still awake.")]
    public static partial void StoppedWithGrainsAwake(this ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "A {Kind} could not be activated; its waiting calls failed, the next tries again.")]
    public static partial void ActivationFailed(this ILogger log, Exception exception, GrainKind kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "A {Kind} failed while it was deactivated; it is gone all the same.")]
    public static partial void DeactivationFailed(this ILogger log, Exception exception, GrainKind kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "A timer of a {Kind} failed; it ticks on.")]
    public static partial void TimerFailed(this ILogger log, Exception exception, GrainKind kind);
}
