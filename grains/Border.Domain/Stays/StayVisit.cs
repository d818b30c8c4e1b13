using Border.Domain.Lanes;
using Border.Domain.Time;

namespace Border.Domain.Stays;

/// <summary>One admitted crossing of a traveller, at whatever post.</summary>
/// <param name="Crossing">Its id: the same crossing told twice counts once.</param>
/// <param name="Order">When by the hybrid clock: orders crossings of several posts (invariant I7).</param>
/// <param name="Day">The date at the post when it was admitted; counts.</param>
/// <param name="Direction">Which way.</param>
public sealed record StayVisit(Guid Crossing, HlcTimestamp Order, DateOnly Day, Direction Direction);
