using System.Text.Json.Serialization;
using Border.Domain.Lanes;

namespace Border.Domain.Vehicles;

/// <summary>What a node knows of a vehicle.</summary>
/// <param name="Visits">At this node, and at other posts as the centre told; the same crossing once.</param>
/// <param name="Alike">Visits of plates that look like this one.</param>
/// <param name="CentreToldAt">When the centre told, by its clock; null when it has not.</param>
public sealed record VehicleKnown(IReadOnlyList<VehicleVisit> Visits, IReadOnlyList<VehicleVisit> Alike, DateTimeOffset? CentreToldAt);

/// <summary>What is found about the vehicle of a crossing.</summary>
/// <param name="On">The day it was found for, at the post.</param>
/// <param name="Crossings">How many earlier visits are known, those that turned back included.</param>
/// <param name="Gaps">How many passings are missing between those known.</param>
/// <param name="Last">Its last passing before this crossing; null where none is known.</param>
/// <param name="TooFast">Another post from which it cannot have been driven here; null for none.</param>
/// <param name="RoadsKnown">True when every visit at another post could be judged by a road time.</param>
/// <param name="LooksAlike">True when it leaves without a known entry, and another plate that looks alike came in and has not left.</param>
/// <param name="Missing">How many who came in with it are not in it; null when not known.</param>
public sealed record VehicleReview(DateOnly On, int Crossings, int Gaps, VehicleVisit? Last, FastPassage? TooFast, bool RoadsKnown, bool LooksAlike, int? Missing)
{
    /// <summary>The most earlier visits looked at; the latest count.</summary>
    public const int MaxVisits = 1_000;

    /// <summary>How the vehicle looked at its earlier visits; null where none was described.</summary>
    public VehicleSeen? Seen { get; init; }

    /// <summary>Reviews.</summary>
    /// <param name="policy">Road times and clocks.</param>
    /// <param name="known">Of the vehicle.</param>
    /// <param name="here">The crossing at hand.</param>
    /// <param name="links">Of the travellers who were read.</param>
    /// <param name="party">How many the officer counted; null when nobody has counted.</param>
    public static VehicleReview Of(VehiclePolicy policy, VehicleKnown known, VehicleVisit here, IReadOnlyCollection<EntryLink?> links, int? party)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(here);
        var earlier = known.Visits.Where(v => v.Crossing != here.Crossing).OrderByDescending(v => v.Order).Take(MaxVisits).ToArray();
        var history = VehicleHistory.Of(earlier);
        var (tooFast, judged) = RoadCheck.Find(policy, earlier, here);
        var leaves = here.Direction == Direction.Exit;
        return new VehicleReview(
            here.Day,
            earlier.Length,
            history.Gaps,
            history.Last,
            tooFast,
            judged,
            leaves && history.Inside is null && VehicleHistory.Of(known.Alike).Inside is not null,
            leaves ? EntryLink.Missing(history.Inside, links, party) : null)
        {
            Seen = VehicleSeen.Of(earlier),
        };
    }

    /// <summary>The entry that no exit followed; null when the vehicle is not in the country, as far as is known.</summary>
    [JsonIgnore]
    public VehicleVisit? Inside => Last is { Direction: Direction.Entry } entry ? entry : null;

    /// <summary>How many days the vehicle is in the country, the first and the last counted; null when it is not.</summary>
    [JsonIgnore]
    public int? DaysInside => VehicleHistory.DaysBetween(Inside, On);
}
