using Border.Domain.Recommendations.Rules;

namespace Border.Domain.Recommendations;

/// <summary>The codes of what a recommendation may find; when and what each asks for is in <c>Rules/BuiltInRules.json</c>.</summary>
public static class Finding
{
    /// <summary>No document was read.</summary>
    public const string DocumentMissing = "document.missing";

    /// <summary>A check digit or field of the machine-readable zone is wrong.</summary>
    public const string DocumentInvalid = "document.invalid";

    /// <summary>The document has expired.</summary>
    public const string DocumentExpired = "document.expired";

    /// <summary>The document expires sooner than the policy allows.</summary>
    public const string DocumentExpiring = "document.expiring";

    /// <summary>The document shows no date of expiry.</summary>
    public const string DocumentExpiryUnknown = "document.expiry-unknown";

    /// <summary>An officer typed the document.</summary>
    public const string DocumentTyped = "document.typed";

    /// <summary>The face was not compared although it should be.</summary>
    public const string FaceMissing = "face.missing";

    /// <summary>The face does not match the portrait.</summary>
    public const string FaceDifferent = "face.different";

    /// <summary>The face matches, but the live image is poor.</summary>
    public const string FaceQuality = "face.quality";

    /// <summary>The watchlist was not searched, or there is none.</summary>
    public const string WatchlistMissing = "watchlist.missing";

    /// <summary>The watchlist is older than the policy likes.</summary>
    public const string WatchlistOld = "watchlist.old";

    /// <summary>No plate was read in a lane for vehicles.</summary>
    public const string PlateMissing = "plate.missing";

    /// <summary>The watchlist was not searched for the plate.</summary>
    public const string PlateUnsearched = "plate.unsearched";

    /// <summary>An officer typed the plate.</summary>
    public const string PlateTyped = "plate.typed";

    /// <summary>The plate was at another post too short a time ago.</summary>
    public const string VehicleTooFast = "vehicle.too-fast";

    /// <summary>The vehicle's make is not the one that its plate is known with.</summary>
    public const string VehicleMakeDiffers = "vehicle.make-differs";

    /// <summary>The vehicle is of another kind than its plate is known with.</summary>
    public const string VehicleKindDiffers = "vehicle.kind-differs";

    /// <summary>The vehicle's colour is clearly not the one that its plate is known with.</summary>
    public const string VehicleColourDiffers = "vehicle.colour-differs";

    /// <summary>Chosen at random.</summary>
    public const string Random = "random";

    /// <summary>More days were stayed than the rule allows.</summary>
    public const string Overstay = "stay.overstay";

    /// <summary>
    /// What each built-in finding asks for. A missing fact holds the party at the lane, a wrong one refers it. An old watchlist is said
    /// and not acted on, because a post that is cut off must not come to a stop; so is what an officer typed, because the officer has seen it.
    /// </summary>
    public static IReadOnlyDictionary<string, Outcome> Defaults { get; } =
        BuiltInRules.All.GroupBy(r => r.Code).ToDictionary(g => g.Key, g => g.First().Outcome);
}
