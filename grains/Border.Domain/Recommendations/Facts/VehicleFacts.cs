using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>What is known of the vehicle.</summary>
internal static class VehicleFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfFlag("plate.read", "A plate was read or typed.", s => s.State.Plate is not null),
        OfFlag("plate.typed", "An officer typed it. Unknown without a plate.", s => s.State.Plate is { } plate ? plate.TypedBy is not null : null),
        OfText("plate.failure", "", "Why it could not be read, in words. Unknown when reading did not fail.", s => s.State.PlateFailure?.Problem),
        OfFlag("plate.searched", "There was a watchlist, and it was searched for the plate.", s => s.State.VehicleWatchlist is { ListVersion: > 0 }),
        OfNumber("plate.hits", "entries", "How many entries match the plate. Unknown until searched.", s => s.State.VehicleWatchlist?.Hits) with { IsPersonal = true },
        OfText("plate.country", "", "Where the vehicle is registered, three letters. Unknown when the plate does not show it.", s => s.State.Plate?.Country)
            with { IsPersonal = true },
    ];
}
