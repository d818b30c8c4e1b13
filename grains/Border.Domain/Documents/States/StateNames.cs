using System.Collections.Frozen;
using Border.Domain.Documents.Names;

namespace Border.Domain.Documents.States;

/// <summary>Finds the code that a zone writes (ICAO 9303-3 §5) for a state's name or other code, as sanctions lists write them.</summary>
public static class StateNames
{
    /// <summary>The longest text that is looked at.</summary>
    public const int MaxCharacters = 120;

    private static readonly FrozenDictionary<string, string> Names = StateCodes.All
        .Where(s => s.Kind is StateKind.State or StateKind.Withdrawn or StateKind.Person)
        .OrderBy(s => s.Kind)
        .Select(s => (s.Name, s.Code))
        .Concat(OtherStateNames.Rows)
        .Concat(ShortCodes.Table.Split(';', StringSplitOptions.TrimEntries).Select(r => r.Split(' ')).Select(r => (r[0], r[1])))
        .Select(r => (Key: Key(r.Item1), Code: Zone(r.Item2)))
        .DistinctBy(r => r.Key)
        .ToFrozenDictionary(r => r.Key, r => r.Code, StringComparer.Ordinal);

    /// <summary>The zone's code (one to three letters, <c>D</c> for Germany).</summary>
    /// <param name="text">A code of two or three letters, or an English name, with its words in any order (<c>Korea, North</c>).</param>
    /// <returns>Null when no state is known by it.</returns>
    public static string? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.Length is 0 or > MaxCharacters)
            return null;
        if (text.Length <= 3 && StateCodes.Find(text.ToUpperInvariant()) is { Kind: not StateKind.Specimen } code)
            return Zone(code.Code);
        return Names.GetValueOrDefault(Key(text));
    }

    // Germany's ISO code never stands in a zone.
    private static string Zone(string code) => code == "DEU" ? "D" : code;

    /// <summary>The words that tell states apart, in the order of the alphabet.</summary>
    private static string Key(string name)
    {
        var words = (Transliteration.ToZone(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where(w => w is not ("THE" or "OF" or "AND")).Order(StringComparer.Ordinal));
    }
}
