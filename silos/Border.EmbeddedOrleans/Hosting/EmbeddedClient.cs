using System.Collections.Concurrent;
using Border.EmbeddedOrleans.Activations;
using Border.EmbeddedOrleans.Calls;
using Orleans;

namespace Border.EmbeddedOrleans.Hosting;

/// <summary>Makes references; the same one serves grains and code outside of grains.</summary>
internal sealed class EmbeddedClient(EmbeddedSilo silo) : IClusterClient
{
    private readonly GrainCatalog _catalog = new();
    private readonly ConcurrentDictionary<Type, GrainInterface> _interfaces = [];

    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        GrainKind kind = _catalog.Find(typeof(TGrainInterface), grainClassNamePrefix);
        GrainInterface grainInterface = _interfaces.GetOrAdd(typeof(TGrainInterface), type => new GrainInterface(type));
        return (TGrainInterface)GrainReference.Create(grainInterface, new(kind, primaryKey), silo);
    }
}
