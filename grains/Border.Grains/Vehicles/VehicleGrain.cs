using System.Text.Json;
using Border.Domain.Vehicles;
using Border.Grains.Commands;
using Border.Grains.Rules;
using Border.Grains.Visits;
using Border.Ledger;

namespace Border.Grains.Vehicles;

/// <summary>A vehicle over all posts; the key is the pseudonym <c>v-…</c>, as grain keys appear in Orleans' logs.</summary>
[Alias("border.IVehicleGrain")]
public interface IVehicleGrain : ISubjectGrain;

/// <summary>
/// See <see cref="IVehicleGrain"/>. Where the policy in force asks for reviews of vehicles, the record of a plate is the question: the node at which the vehicle
/// stands is told of its visits at all posts (PROTOCOL.md P-5.6), and a plate that was at two posts sooner than the road allows is an alert.
/// </summary>
public sealed class VehicleGrain(CentreStore store, PolicyInForce policy, TimeProvider time) : SubjectGrain(store, time), IVehicleGrain
{
    private static readonly TimeSpan TellFor = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _time = time;
    private readonly HashSet<Guid> _told = [];

    /// <inheritdoc />
    protected override string Kind => VehicleKind;

    private protected override async Task<IReadOnlyList<(string Kind, Visit First, Visit Second)>> FindAsync(IReadOnlyCollection<Visit> visits)
    {
        var found = VisitConflicts.Find(visits);
        return (await policy.FindAsync())?.Vehicles is { } vehicles ? [.. found, .. VisitConflicts.FindTooFast(visits, vehicles)] : [.. found];
    }

    private protected override async Task ObservedAsync(IReadOnlyDictionary<Guid, Visit> visits)
    {
        _told.RemoveWhere(id => !visits[id].IsWaiting);
        if ((await policy.FindAsync())?.Vehicles is null)
            return;
        foreach (var here in visits.Values.Where(v => v.IsWaiting && !_told.Contains(v.Crossing)).ToArray())
        {
            _told.Add(here.Crossing);
            VehicleVisit[] earlier =
            [
                .. visits.Values.Where(v => v.Crossing != here.Crossing).Select(v => v.Passage.Visit(v.Crossing, v.Post)).OfType<VehicleVisit>()
                    .OrderByDescending(v => v.Order).Take(VehicleVisit.MostTold),
            ];
            var now = _time.GetUtcNow();
            await GrainFactory.GetGrain<ICommandGrain>(here.Node.ToString()).TellAsync(new CommandOrder(
                Guid.NewGuid(), CommandOrder.VehicleTold, null, this.GetPrimaryKeyString(), "centre", now, now + TellFor, null, here.Crossing,
                JsonSerializer.Serialize(earlier, VehicleVisitJson.Default.VehicleVisitArray)));
        }
    }
}
