using Orleans;

namespace Border.EmbeddedOrleans.Calls;

/// <summary>One thing an activation does at a time: a call, or a timer's tick.</summary>
internal abstract class Work
{
    /// <summary>For messages and logs: interface and method, never keys or arguments, which may be personal data.</summary>
    public abstract string Name { get; }

    /// <summary>Whether this counts as use, so that the activation is not idle.</summary>
    public abstract bool IsUse { get; }

    /// <summary>Runs on the activation's turn. Never throws.</summary>
    public abstract Task RunAsync(Grain grain);
}
