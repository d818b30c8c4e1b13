using System.Collections.Frozen;
using System.Globalization;

namespace Border.Domain.Names.Scripts;

/// <summary>The tables <c>letters.txt</c> and <c>han.txt</c>, read once.</summary>
internal static class Letters
{
    private static readonly (FrozenDictionary<char, string> Readings, FrozenDictionary<char, char> Simplified) Han = ReadHan();

    /// <summary>Latin letters for a letter of an alphabet, abjad or syllabary; empty for a silent one.</summary>
    public static FrozenDictionary<char, string> Alphabetic { get; } = ReadAlphabetic();

    /// <summary>The first Mandarin reading of a Chinese character, without its tone.</summary>
    public static FrozenDictionary<char, string> Readings => Han.Readings;

    /// <summary>The simplified character of a traditional one.</summary>
    public static FrozenDictionary<char, char> Simplified => Han.Simplified;

    private static FrozenDictionary<char, string> ReadAlphabetic()
    {
        var letters = new Dictionary<char, string>();
        foreach (var line in NameResource.Lines("Scripts.letters.txt").Where(l => l[0] != '['))
        {
            foreach (var pair in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                letters[pair[0]] = pair.Length > 1 ? pair[2..].ToUpper(CultureInfo.InvariantCulture) : "";
        }

        // Katakana lie 0x60 above hiragana.
        foreach (var (letter, latin) in letters.Where(l => l.Key is >= '\u3041' and <= '\u3096').ToArray())
            letters[(char)(letter + 0x60)] = latin;
        return letters.ToFrozenDictionary();
    }

    private static (FrozenDictionary<char, string> Readings, FrozenDictionary<char, char> Simplified) ReadHan()
    {
        var readings = new Dictionary<char, string>();
        var simplified = new Dictionary<char, char>();
        foreach (var line in NameResource.Lines("Scripts.han.txt"))
        {
            var (head, characters) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (head == "=")
            {
                for (var i = 0; i + 1 < characters.Length; i += 2)
                    simplified[characters[i]] = characters[i + 1];
                continue;
            }

            var reading = head.ToUpper(CultureInfo.InvariantCulture);
            foreach (var character in characters)
                readings[character] = reading;
        }

        return (readings.ToFrozenDictionary(), simplified.ToFrozenDictionary());
    }
}
