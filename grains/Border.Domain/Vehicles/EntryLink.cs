using Border.Domain.Lanes;
using Border.Domain.Stays;

namespace Border.Domain.Vehicles;

/// <summary>How a traveller came into the country, beside how they leave it.</summary>
/// <param name="Entry">The crossing in which they came.</param>
/// <param name="By">Through which kind of lane; null where it was not told.</param>
/// <param name="SameVehicle">True when they came with the vehicle at hand, false when they did not; null on foot, without a plate, or when nobody can say.</param>
public sealed record EntryLink(Guid Entry, LaneKind? By, bool? SameVehicle)
{
    /// <summary>The link of a traveller; null when no entry is known that no exit followed.</summary>
    /// <param name="visits">The traveller's admitted crossings before this one, in any order.</param>
    /// <param name="vehicle">What is known of the vehicle at hand; null on foot or without a plate.</param>
    /// <param name="toldOfTraveller">When the centre told of the traveller; null when only this node's crossings are known.</param>
    public static EntryLink? Of(IEnumerable<StayVisit> visits, VehicleKnown? vehicle, DateTimeOffset? toldOfTraveller)
    {
        ArgumentNullException.ThrowIfNull(visits);
        return visits.MaxBy(v => v.Order) is { Direction: Direction.Entry } entry
            ? new EntryLink(entry.Crossing, entry.LaneKind, vehicle is null ? null : Same(entry, vehicle, toldOfTraveller))
            : null;
    }

    /// <summary>How many of those who came in with the vehicle are not in it; null when that is not known or somebody of the party is not read yet.</summary>
    /// <param name="entry">The vehicle's entry that no exit followed.</param>
    /// <param name="links">Of the travellers who were read; null for one about whom nothing is known.</param>
    /// <param name="party">How many the officer counted; null when nobody has counted.</param>
    public static int? Missing(VehicleVisit? entry, IReadOnlyCollection<EntryLink?> links, int? party)
    {
        ArgumentNullException.ThrowIfNull(links);
        if (entry is not { People: > 0 } || (links.Count < (party ?? entry.People)))
            return null;
        return Math.Max(0, entry.People - links.Count(l => l?.Entry == entry.Crossing));
    }

    /// <summary>
    /// What both told, or neither did, is complete on both sides: then an entry that is not among the vehicle's was another's. Where a plate that
    /// looks alike has it, the plate may have been misread then or now.
    /// </summary>
    private static bool? Same(StayVisit entry, VehicleKnown vehicle, DateTimeOffset? toldOfTraveller)
    {
        if (vehicle.Visits.Any(v => v.Crossing == entry.Crossing))
            return true;
        if (vehicle.Alike.Any(v => v.Crossing == entry.Crossing) || vehicle.Visits.Count >= VehicleVisit.MostTold)
            return null;
        var complete = toldOfTraveller is null || vehicle.CentreToldAt?.ToUnixTimeMilliseconds() >= entry.Order.PhysicalMilliseconds;
        return complete ? false : null;
    }
}
