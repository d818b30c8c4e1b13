using Border.Grains.Visits;
using Border.Ledger;

namespace Border.Grains.Travellers;

/// <summary>A traveller over all posts; the key is the pseudonym <c>t-…</c>.</summary>
[Alias("border.ITravellerGrain")]
public interface ITravellerGrain : ISubjectGrain;

/// <summary>See <see cref="ITravellerGrain"/>.</summary>
public sealed class TravellerGrain(CentreStore store, TimeProvider time) : SubjectGrain(store, time), ITravellerGrain
{
    /// <inheritdoc />
    protected override string Kind => "traveller";
}
