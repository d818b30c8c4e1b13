using Microsoft.Extensions.DependencyInjection;
using Orleans;

namespace Border.EmbeddedOrleans.Activations;

/// <summary>A grain class.</summary>
internal sealed class GrainKind(Type type)
{
    private readonly ObjectFactory _create = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);

    /// <summary>Constructs a grain with its services. Must run on the activation's turn, where the grain finds its activation.</summary>
    public Grain Create(IServiceProvider services) => (Grain)_create(services, null);

    public override string ToString() => type.Name;
}
