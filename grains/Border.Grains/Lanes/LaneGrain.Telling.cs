using Border.Domain.Records;
using Border.Grains.Travellers;
using Border.Grains.Vehicles;
using Border.Grains.Visits;

namespace Border.Grains.Lanes;

// Whom a lane tells: the crossing index, commanders, travellers and vehicles.
public sealed partial class LaneGrain
{
    private const int AtOnce = 64;

    private async Task TellAsync(NodeName node, HashSet<Guid> touched)
    {
        var known = touched.Select(id => (Id: id, Crossing: _crossings[id])).Where(c => c.Crossing.IsKnown).ToArray();
        foreach (var chunk in known.Chunk(500))
            await store.Crossings.SaveAsync([.. chunk.Select(c => c.Crossing.Row(node))], CancellationToken.None);
        foreach (var (_, crossing) in known)
            await RaiseHitsAsync(node, crossing);

        // Beside each other, so that the database commits several streams with one fsync; bounded, so that other nodes have their turn.
        foreach (var some in known.Chunk(AtOnce))
            await Task.WhenAll(some.Select(c => TellSubjectsAsync(c.Crossing)));
    }

    private async Task TellSubjectsAsync(TrackedCrossing crossing)
    {
        foreach (var (subject, records) in crossing.Untold())
        {
            await TellAsync(subject, new Sighting(records));
            crossing.Told(subject, records.Length);
        }
    }

    private async Task TellAsync(string subject, Sighting sighting)
    {
        ISubjectGrain? grain = subject[..Math.Min(2, subject.Length)] switch
        {
            "t-" => GrainFactory.GetGrain<ITravellerGrain>(subject),
            "v-" => GrainFactory.GetGrain<IVehicleGrain>(subject),
            _ => null,
        };
        if (grain is not null)
            await grain.ObserveAsync(sighting);
        else
            LogUnknownSubject();
    }

    private async Task RaiseHitsAsync(NodeName node, TrackedCrossing crossing)
    {
        foreach (var hit in crossing.State.VehicleHits.Concat(crossing.State.Travellers.Values.SelectMany(t => t.Hits)).Where(h => h.Cleared is null))
            await store.Alerts.RaiseAsync(LookoutAlerts.Of(node, _lane, hit), CancellationToken.None);
    }
}
