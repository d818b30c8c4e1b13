using System.Globalization;
using Border.Domain.Documents.States;

namespace Border.Domain.Documents.Chip.Security;

/// <summary>Whether an authority's two letters and a zone's issuing state are the same state (ICAO 9303-12 §7.1.1: C is ISO 3166-1 alpha-2).</summary>
internal static class SignerCountries
{
    /// <summary>Organisations and states whose two letters are not those of ISO 3166-1, or whose zone code is not.</summary>
    private static readonly Dictionary<string, string[]> Special = new(StringComparer.Ordinal)
    {
        ["UN"] = ["UNO", "UNA", "UNK"],
        ["EU"] = ["EUE"],
        ["KS"] = ["RKS"],
        ["XK"] = ["RKS"],
        ["XO"] = ["XOM"],
        ["ZZ"] = ["UNO", "UTO"],
        ["UT"] = ["UTO"],
        ["UK"] = ["GBR"],
    };

    /// <summary>Null when it is not known.</summary>
    public static bool? Answers(string country, string issuer)
    {
        if (Special.TryGetValue(country, out var codes))
            return codes.Contains(issuer);
        if (Alpha3(country) is not { } code || StateCodes.Find(code) is null)
            return null;
        return StateCodes.Authority(code) == StateCodes.Authority(issuer);
    }

    private static string? Alpha3(string country)
    {
        try
        {
            return country.Length == 2 ? new RegionInfo(country).ThreeLetterISORegionName : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
