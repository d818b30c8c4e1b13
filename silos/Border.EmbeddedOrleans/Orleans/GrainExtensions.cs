using Border.EmbeddedOrleans.Calls;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What can be asked of a grain or of a reference to one.</summary>
public static class GrainExtensions
{
    /// <summary>The grain's string key, exactly as given to <see cref="IGrainFactory.GetGrain"/>.</summary>
    /// <param name="grain">A grain created by the host, or a reference.</param>
    /// <exception cref="ArgumentException">The object is neither, e.g. a grain constructed by a test.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.Key,
        Grain { Activation: { } activation } => activation.Address.Key,
        _ => throw new ArgumentException($"{grain.GetType()} is no grain of this host: get it from IGrainFactory.", nameof(grain)),
    };
}
