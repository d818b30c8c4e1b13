using System.Globalization;
using Border.Devices.Simulators.Faces;

namespace Border.Devices.Simulators.Vehicles;

/// <summary>Makes up vehicles.</summary>
internal static class VehicleMaker
{
    private const string Letters = "ABCDEFGHJKLMNPRSTUVWXYZ";

    // L: a letter, 9: a digit; all else as it is.
    private static readonly (string Country, string Pattern, PlateStyle Style)[] Plates =
    [
        ("DEU", "LL LL 999", PlateStyle.European), ("DEU", "L LL 9999", PlateStyle.European), ("FRA", "LL-999-LL", PlateStyle.European),
        ("POL", "LL 99999", PlateStyle.European), ("ITA", "LL 999LL", PlateStyle.European), ("ESP", "9999 LLL", PlateStyle.European),
        ("BRA", "LLL9L99", PlateStyle.Brazilian), ("BRA", "LLL9L99", PlateStyle.Brazilian), ("USA", "LLL 9999", PlateStyle.American),
    ];

    private static readonly Rgb[] Paints =
        [new(225, 226, 228), new(40, 42, 46), new(140, 144, 150), new(150, 26, 30), new(34, 62, 124), new(30, 84, 60), new(196, 176, 130), new(236, 196, 40)];

    public static Vehicle Make(long seed, int number)
    {
        var random = new SeededRandom(seed, number, "vehicle");
        var (country, pattern, style) = random.Pick(Plates);
        var plate = string.Concat(pattern.Select(c => c switch
        {
            'L' => Letters[random.Below(Letters.Length)].ToString(),
            '9' => random.Below(10).ToString(CultureInfo.InvariantCulture),
            _ => c.ToString(),
        }));
        return new Vehicle(country, plate, style, random.Pick(Paints), random.Chance(0.25), random.Chance(0.3));
    }
}
