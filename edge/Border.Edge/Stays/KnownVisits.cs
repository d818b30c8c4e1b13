using Border.Domain.Stays;

namespace Border.Edge.Stays;

/// <summary>What the node knows of a traveller's admitted crossings.</summary>
/// <param name="Visits">Its own and those that the centre told of; the same crossing once.</param>
/// <param name="CentreToldAt">When the centre told, by its clock; null when it has not.</param>
internal sealed record KnownVisits(IReadOnlyList<StayVisit> Visits, DateTimeOffset? CentreToldAt);
