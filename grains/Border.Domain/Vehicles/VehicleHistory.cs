using Border.Domain.Lanes;

namespace Border.Domain.Vehicles;

/// <summary>An entry with the exit that follows it; one of the two may be missing.</summary>
/// <param name="Entry">Null for an exit without an entry.</param>
/// <param name="Exit">Null for an entry without an exit: of the last trip the vehicle is in the country, as far as is known.</param>
public sealed record VehicleTrip(VehicleVisit? Entry, VehicleVisit? Exit);

/// <summary>A vehicle's entries paired with its exits.</summary>
/// <param name="Trips">In their order.</param>
/// <param name="Last">Its last passing; null where none is known.</param>
public sealed record VehicleHistory(IReadOnlyList<VehicleTrip> Trips, VehicleVisit? Last)
{
    /// <summary>The entry that no exit followed; null when the vehicle is not in the country, as far as is known.</summary>
    public VehicleVisit? Inside => Last is { Direction: Direction.Entry } entry ? entry : null;

    /// <summary>
    /// How many passings are missing between those known: an entry after an entry, an exit after an exit. What came before the first that is
    /// known is not missing: a vehicle of the country itself begins with an exit.
    /// </summary>
    public int Gaps => Trips.SkipLast(1).Count(t => t.Exit is null) + Trips.Skip(1).Count(t => t.Entry is null);

    /// <summary>How many days the vehicle is in the country, the first and the last counted; null when it is not.</summary>
    /// <param name="on">The last day.</param>
    public int? DaysInside(DateOnly on) => DaysBetween(Inside, on);

    /// <summary>True when the vehicle passed last in the same direction, so that a passing between is missing or the plate is on two vehicles.</summary>
    /// <param name="direction">Of the crossing at hand.</param>
    public bool Repeats(Direction direction) => Last?.Direction == direction;

    internal static int? DaysBetween(VehicleVisit? entry, DateOnly on) => entry is null ? null : Math.Max(1, on.DayNumber - entry.Day.DayNumber + 1);

    /// <summary>Pairs visits by the hybrid clock; those that did not pass are left out.</summary>
    /// <param name="visits">In any order; the same crossing several times counts once.</param>
    public static VehicleHistory Of(IEnumerable<VehicleVisit> visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        var trips = new List<VehicleTrip>();
        VehicleVisit? entry = null, last = null;
        foreach (var visit in visits.Where(v => v.Passed).OrderBy(v => v.Order).ThenBy(v => v.Crossing).DistinctBy(v => v.Crossing))
        {
            if (visit.Direction == Direction.Exit)
                trips.Add(new VehicleTrip(entry, visit));
            else if (entry is not null)
                trips.Add(new VehicleTrip(entry, null));
            entry = visit.Direction == Direction.Entry ? visit : null;
            last = visit;
        }

        if (entry is not null)
            trips.Add(new VehicleTrip(entry, null));
        return new VehicleHistory(trips, last);
    }
}
