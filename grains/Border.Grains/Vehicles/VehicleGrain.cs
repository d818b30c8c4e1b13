using Border.Grains.Visits;
using Border.Ledger;

namespace Border.Grains.Vehicles;

/// <summary>A vehicle over all posts; the key is the pseudonym <c>v-…</c>, as grain keys appear in Orleans' logs.</summary>
[Alias("border.IVehicleGrain")]
public interface IVehicleGrain : ISubjectGrain;

/// <summary>See <see cref="IVehicleGrain"/>.</summary>
public sealed class VehicleGrain(CentreStore store, TimeProvider time) : SubjectGrain(store, time), IVehicleGrain
{
    /// <inheritdoc />
    protected override string Kind => "vehicle";
}
