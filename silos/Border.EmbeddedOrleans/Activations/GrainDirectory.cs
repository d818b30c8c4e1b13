using System.Collections.Concurrent;
using Border.EmbeddedOrleans.Calls;
using Border.EmbeddedOrleans.Hosting;
using Orleans.Runtime;

namespace Border.EmbeddedOrleans.Activations;

/// <summary>Knows the one activation of each grain that is awake.</summary>
internal sealed class GrainDirectory(EmbeddedSilo silo)
{
    private readonly ConcurrentDictionary<GrainAddress, Activation> _activations = [];

    public ICollection<Activation> Activations => _activations.Values;

    public int Count => _activations.Count;

    /// <summary>Hands the call to the grain's activation, made if need be. The call fails if the host is not running.</summary>
    /// <returns>Where the call went; null if it failed.</returns>
    public Activation? Send(Call call)
    {
        while (true)
        {
            if (!_activations.TryGetValue(call.Target, out Activation? activation))
            {
                if (!silo.TakesNewGrains)
                {
                    call.Fail(new SiloUnavailableException(
                        $"{call.Name} was refused because the grain host is not running: call again once it is."));
                    return null;
                }

                activation = _activations.GetOrAdd(call.Target, static (address, silo) => new(address, silo), silo);
            }

            if (activation.TryAccept(call))
            {
                return activation;
            }
        }
    }

    /// <summary>Removes an activation that has ended. Callers race to make the next one.</summary>
    public void Remove(Activation ended) => _activations.TryRemove(new(ended.Address, ended));

    /// <summary>Puts the next activation in the place of one that has ended, so that no call can overtake those it brings along.</summary>
    public void Replace(Activation ended, Activation next) => _activations.TryUpdate(ended.Address, next, ended);
}
