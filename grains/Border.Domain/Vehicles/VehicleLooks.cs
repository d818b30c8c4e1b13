using Border.Domain.Watchlists;

namespace Border.Domain.Vehicles;

/// <summary>How two descriptions agree, part by part. Symmetric; nothing differs from itself, and what nobody said differs from nothing.</summary>
/// <param name="Category">Of the kind.</param>
/// <param name="Colour">Of the colour.</param>
/// <param name="Make">Of the make.</param>
public sealed record VehicleLooks(FieldAgreement Category, FieldAgreement Colour, FieldAgreement Make)
{
    /// <summary>
    /// Colours that one and the same vehicle has in two lights: pale ones under lamps, dark ones at dusk, neighbours in the eyes of two people. Each is near these,
    /// and they to it.
    /// </summary>
    private static readonly (VehicleColour Colour, VehicleColour[] Near)[] Colours =
    [
        (VehicleColour.White, [VehicleColour.Silver, VehicleColour.Grey, VehicleColour.Beige]), // dust, and lamps that turn white yellowish
        (VehicleColour.Silver, [VehicleColour.Grey, VehicleColour.Beige]),
        (VehicleColour.Grey, [VehicleColour.Black, VehicleColour.Blue, VehicleColour.DarkBlue]), // anthracite; blue greys
        (VehicleColour.Black, [VehicleColour.DarkBlue, VehicleColour.Green, VehicleColour.Brown]), // what is dark is black at night
        (VehicleColour.DarkBlue, [VehicleColour.Blue, VehicleColour.Green]),
        (VehicleColour.Blue, [VehicleColour.Green]), // turquoise
        (VehicleColour.Red, [VehicleColour.Brown, VehicleColour.Orange]), // wine red; lamps without blue in them
        (VehicleColour.Brown, [VehicleColour.Beige, VehicleColour.Orange]),
        (VehicleColour.Beige, [VehicleColour.Yellow]), // gold
        (VehicleColour.Yellow, [VehicleColour.Orange]),
    ];

    /// <summary>Kinds that people hold for one another: a weight, a row of seats or a trailer behind makes the difference.</summary>
    private static readonly (VehicleCategory, VehicleCategory)[] Kinds =
    [
        (VehicleCategory.PassengerCar, VehicleCategory.Van), // the same body with and without windows; pick-ups
        (VehicleCategory.Van, VehicleCategory.Lorry), // the same body on either side of 3.5 t
        (VehicleCategory.Van, VehicleCategory.Bus), // minibuses
        (VehicleCategory.Lorry, VehicleCategory.Trailer), // an articulated lorry has the plates of both
    ];

    /// <summary>True when any part clearly differs.</summary>
    public bool Differ => Category == FieldAgreement.Other || Colour == FieldAgreement.Other || Make == FieldAgreement.Other;

    /// <summary>True when no part can be compared.</summary>
    public bool IsUnknown => Category == FieldAgreement.Unknown && Colour == FieldAgreement.Unknown && Make == FieldAgreement.Unknown;

    /// <summary>Compares.</summary>
    /// <param name="one">A description.</param>
    /// <param name="other">Another of the same plate.</param>
    public static VehicleLooks Of(VehicleDescription one, VehicleDescription other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new VehicleLooks(
            Compare(one.Category, other.Category, AreNear), Compare(one.Colour, other.Colour, AreNear), VehicleMake.Compare(one.Make, other.Make));
    }

    private static FieldAgreement Compare<T>(T? one, T? other, Func<T, T, bool> near)
        where T : struct, Enum => (one, other) switch
        {
            ({ } a, { } b) when EqualityComparer<T>.Default.Equals(a, b) => FieldAgreement.Same,
            ({ } a, { } b) => near(a, b) ? FieldAgreement.Near : FieldAgreement.Other,
            _ => FieldAgreement.Unknown,
        };

    // Whoever says "another" says only that no word fitted: that differs from nothing for certain.
    private static bool AreNear(VehicleColour a, VehicleColour b) =>
        a == VehicleColour.Other || b == VehicleColour.Other || Colours.Any(c => (c.Colour == a && c.Near.Contains(b)) || (c.Colour == b && c.Near.Contains(a)));

    private static bool AreNear(VehicleCategory a, VehicleCategory b) =>
        a == VehicleCategory.Other || b == VehicleCategory.Other || Kinds.Contains((a, b)) || Kinds.Contains((b, a));
}
