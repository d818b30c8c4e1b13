using Border.Domain.Vehicles;
using Border.Domain.Watchlists;
using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>
/// Whether the vehicle in the lane is the one that its plate belongs to: as an officer noted it, beside its earlier visits and beside entries of the watchlist with
/// this very plate. All unknown until an officer has noted something. What it looks like is personal; that it differs is not.
/// </summary>
internal static class VehicleMatchFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfFlag("vehicle.described", "An officer noted how the vehicle looks.", s => s.State.Looks is not null),
        OfFlag("vehicle.mismatch", "Kind, colour or make clearly differ from the vehicle's earlier visits or from an entry of the list. Unknown when nothing can be compared.",
            s => VehicleMatch.Of(s.State)?.Differs),
        OfFlag("vehicle.kindDiffers", "The kind does. Unknown when it was not noted or is not known of the plate.", s => Differs(s, l => l.Category)),
        OfFlag("vehicle.colourDiffers", "The colour does; colours that look alike in bad light do not differ. Unknown as before.", s => Differs(s, l => l.Colour)),
        OfFlag("vehicle.makeDiffers", "The make does. Unknown as before.", s => Differs(s, l => l.Make)),
        OfFlag("vehicle.differsFromBefore", "Any of the three differs from the vehicle's earlier visits. Unknown when they cannot be compared.",
            s => VehicleMatch.Of(s.State)?.WithSeen is { IsUnknown: false } looks ? looks.Differ : null),
        OfFlag("vehicle.differsFromList", "Any of the three differs from an entry of the list with this very plate. Unknown when none says how its vehicle looks.",
            s => VehicleMatch.Of(s.State)?.WithListed.Where(l => !l.IsUnknown).Select(l => (bool?)l.Differ).DefaultIfEmpty(null).Max()),
        OfText("vehicle.kind", "passengercar|van|lorry|bus|motorcycle|trailer|other", "What kind was noted.",
            s => s.State.Looks?.Looks.Category?.ToString().ToLowerInvariant()) with { IsPersonal = true },
        OfText("vehicle.colour", "white|silver|grey|black|blue|darkblue|green|red|brown|beige|yellow|orange|other", "Which colour was noted.",
            s => s.State.Looks?.Looks.Colour?.ToString().ToLowerInvariant()) with { IsPersonal = true },
        OfText("vehicle.make", "", "Which make was noted.", s => s.State.Looks?.Looks.Make) with { IsPersonal = true },
    ];

    private static bool? Differs(FactSource s, Func<VehicleLooks, FieldAgreement> part) =>
        VehicleMatch.Of(s.State)?.Of(part) switch { null or FieldAgreement.Unknown => null, var agreement => agreement == FieldAgreement.Other };
}
