using System.Reflection;
using Border.EmbeddedOrleans.Activations;
using Border.EmbeddedOrleans.Hosting;
using Orleans.Runtime;

namespace Border.EmbeddedOrleans.Calls;

/// <summary>What callers hold instead of a grain: implements its interface and sends each call to the activation of the moment.</summary>
internal class GrainReference : DispatchProxy, IAddressable
{
    private GrainInterface _interface = null!;

    /// <summary>Where the last call went; only a shortcut past the directory, and wrong once that activation has ended.</summary>
    private Activation? _last;

    public EmbeddedSilo Silo { get; private set; } = null!;

    public GrainAddress Address { get; private set; }

    public string Key => Address.Key;

    public static object Create(GrainInterface grainInterface, GrainAddress address, EmbeddedSilo silo)
    {
        GrainReference reference = (GrainReference)Create(grainInterface.Type, typeof(GrainReference));
        reference._interface = grainInterface;
        reference.Address = address;
        reference.Silo = silo;
        return reference;
    }

    public void Send(Call call)
    {
        if (_last is not { } last || !last.TryAccept(call))
        {
            _last = Silo.Directory.Send(call);
        }
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainReference other && other.Address == Address;

    /// <inheritdoc/>
    public override int GetHashCode() => Address.GetHashCode();

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _interface.Find(targetMethod!).Send(this, args ?? []);
}
