namespace Border.Vision.Mrz;

/// <summary>The 37 characters of a zone in the order of the reader's classes, and which of them each kind of place allows.</summary>
internal static class MrzAlphabet
{
    public const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

    /// <summary>How many there are.</summary>
    public static int Count => Characters.Length;

    /// <summary>The index of a character.</summary>
    public static int IndexOf(char c) => c switch
    {
        '<' => 36,
        >= 'A' => c - 'A' + 10,
        _ => c - '0',
    };

    /// <summary>What a character counts for in a check digit (ICAO 9303-3 §4.9): digits themselves, letters 10 to 35, a filler 0.</summary>
    public static int Value(int index) => index == 36 ? 0 : index;

    /// <summary>Per character 1 where the kind allows it, else 0; the kinds are those of <see cref="MrzPattern"/>.</summary>
    public static float[] Mask(char kind) => Masks[kind];

    private static readonly Dictionary<char, float[]> Masks = "LANMDESPVI".ToDictionary(k => k, k => Characters.Select(c => Allows(k, c) ? 1f : 0f).ToArray());

    private static bool Allows(char kind, char c) => kind switch
    {
        'L' => char.IsAsciiLetter(c),
        'A' => !char.IsAsciiDigit(c),
        'N' or 'E' => c == '<' || char.IsAsciiDigit(c),
        'D' => char.IsAsciiDigit(c),
        'S' => c is 'M' or 'F' or '<' or 'X',
        'P' or 'V' => c == kind,
        'I' => c is 'A' or 'C' or 'I' or 'P',
        _ => true,
    };
}
