using Border.Domain.Lanes;
using Border.Domain.Vehicles;
using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>
/// What is known of the vehicle's earlier visits, and of how the traveller came in. All unknown where the policy says nothing about vehicles, before a
/// plate was read, and where this node cannot tell. At which other post it was is personal: no reason says it, officers see it on their screen.
/// </summary>
internal static class VehicleHistoryFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfNumber("vehicle.crossings", "crossings", "How many earlier visits of the vehicle are known, those that turned back included.", s => Review(s)?.Crossings),
        OfFlag("vehicle.allPosts", "The centre told of other posts; false when only this node's own visits count.",
            s => Review(s) is null ? null : s.State.Vehicle!.CentreToldAt is not null),
        OfNumber("vehicle.dataAgeDays", "days", "How long ago the centre told of other posts. Unknown when it has not.", s => s.DaysFrom(s.State.Vehicle?.CentreToldAt)),
        OfFlag("vehicle.inside", "Before this crossing it was in the country, as far as is known. Unknown when no earlier passing is.",
            s => Review(s)?.Last is { } last ? last.Direction == Direction.Entry : null),
        OfNumber("vehicle.daysInside", "days", "How many days it is in the country, the first and today counted. Unknown when it is not.", s => Review(s)?.DaysInside),
        OfFlag("vehicle.repeated", "Its last known passing was in the same direction as this one. Unknown when no earlier passing is.",
            s => Review(s)?.Last is { } last ? last.Direction == s.State.Direction : null),
        OfNumber("vehicle.gaps", "times", "How many entries or exits are missing between those known.", s => Review(s)?.Gaps),
        OfFlag("vehicle.tooFast", "Its plate was at another post so short a time ago that no road leads here in it. Unknown when a road time is missing in the policy.",
            s => Review(s) switch { null => null, { TooFast: not null } => true, { RoadsKnown: true } => false, _ => null }),
        OfNumber("vehicle.minutesBetween", "minutes", "How long was between, by the posts' clocks. Unknown when it was not too fast.", s => Review(s)?.TooFast?.Minutes),
        OfNumber("vehicle.roadMinutes", "minutes", "How long the road takes at least. Unknown when it was not too fast.", s => Review(s)?.TooFast?.RoadMinutes),
        OfText("vehicle.otherPost", "", "At which other post. Unknown when it was not too fast.", s => Review(s)?.TooFast?.Post) with { IsPersonal = true },
        OfFlag("vehicle.looksAlike", "It leaves without a known entry, and a plate that readers take for this one came in here and has not left.", s => Review(s)?.LooksAlike),
        OfNumber("vehicle.peopleIn", "people", "How many were admitted with its last entry. Unknown when it is not in the country.", s => Review(s)?.Inside?.People),
        OfNumber("vehicle.peopleMissing", "people",
            "How many of them are not in it now. Unknown until as many were read as the officer counted, or, where nobody counted, as came in.", s => Review(s)?.Missing),
        OfFlag("vehicle.broughtTraveller", "The leaving traveller came in with this vehicle. Unknown when that entry is not known, and on foot.", s => Link(s)?.SameVehicle),
        OfText("traveller.enteredBy", "pedestrian|car|truck|bus", "Through which kind of lane the leaving traveller came in. Unknown when that entry is not known.",
            s => Link(s)?.By?.ToString().ToLowerInvariant()) with { IsPersonal = true },
    ];

    private static VehicleReview? Review(FactSource s) => s.State.Vehicle?.Review;

    private static EntryLink? Link(FactSource s) => s.Traveller.Link?.Link;
}
