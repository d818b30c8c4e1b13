namespace Border.Domain.Documents.Seals;

/// <summary>What a seal's features mean (ICAO 9303-13 §3 for visas, §4 for emergency travel documents).</summary>
public static class SealWords
{
    /// <summary>The kind of document; null when it is not known.</summary>
    public static string? Kind(DigitalSeal seal)
    {
        ArgumentNullException.ThrowIfNull(seal);
        return (seal.Definition, seal.Category) switch
        {
            (0x5D, 0x01) => "visa",
            (0x5E, 0x03) => "emergency travel document",
            _ => null,
        };
    }

    /// <summary>Each feature in words; what is not known stands as hex.</summary>
    public static IReadOnlyList<(string Name, string Value)> Features(DigitalSeal seal)
    {
        var kind = Kind(seal);
        return [.. seal.Features.Select(f => Feature(kind, f))];
    }

    /// <summary>
    /// The zone that the seal was made for, its lines filled up; null when it has none. A visa's seal leaves out the second line's end, which is
    /// optional data.
    /// </summary>
    public static IReadOnlyList<string>? Zone(DigitalSeal seal)
    {
        var kind = Kind(seal);
        var zone = seal.Features.FirstOrDefault(f => kind is not null && f.Tag is 1 or 2);
        if (zone is null)
            return null;
        var text = C40.Decode(zone.Value.Span);
        var width = (kind, zone.Tag) switch { ("visa", 1) => 44, _ => 36 };
        return text.Length <= width ? null : [text[..width], text[width..].PadRight(width, '<')[..width]];
    }

    private static (string, string) Feature(string? kind, SealFeature feature) => (kind, feature.Tag) switch
    {
        ("visa", 0x01) => ("zone of a visa (MRV-A)", C40.Decode(feature.Value.Span)),
        ("visa", 0x02) => ("zone of a visa (MRV-B)", C40.Decode(feature.Value.Span)),
        ("visa", 0x03) when feature.Value.Length == 1 => ("number of entries", feature.Value.Span[0] == 0 ? "any" : $"{feature.Value.Span[0]}"),
        ("visa", 0x04) when feature.Value.Length == 3 => ("duration of stay", Duration(feature.Value.Span)),
        ("visa", 0x05) => ("passport number", C40.Decode(feature.Value.Span)),
        ("visa", 0x06) => ("type of visa", Convert.ToHexString(feature.Value.Span)),
        ("emergency travel document", 0x02) => ("zone", C40.Decode(feature.Value.Span)),
        _ => ($"feature {feature.Tag:X2}", Convert.ToHexString(feature.Value.Span)),
    };

    private static string Duration(ReadOnlySpan<byte> value) => (value[0], value[1], value[2]) switch
    {
        (255, 255, 255) => "see the visa",
        (254, 254, 254) => "not limited",
        var (days, months, years) => $"{days} days, {months} months, {years} years",
    };
}
