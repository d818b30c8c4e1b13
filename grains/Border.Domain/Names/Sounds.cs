using System.Text;

namespace Border.Domain.Names;

/// <summary>
/// Writes a Latin word so that spellings of one sound look alike, across the habits of English, French, German, Spanish, Slavic, Turkic and
/// Arabic transliteration: PH F, KH H, OU U, SCH SH, double letters. <c>$</c> stands for SH, <c>C</c> for CH. Coarser than a passport office
/// would be, and finer than Soundex: what it merges costs nothing, what it leaves apart is weighed by <see cref="SoundDistance"/>.
/// </summary>
internal static class Sounds
{
    private static readonly (string From, string To)[] Rules =
    [
        ("TSCH", "C"), ("SHCH", "$"), ("SCH", "$"), ("TCH", "C"), ("DZH", "J"), ("TSH", "C"),
        ("SH", "$"), ("CH", "C"), ("CZ", "C"), ("SZ", "$"), ("KH", "H"), ("GH", "G"), ("PH", "F"), ("TH", "T"), ("DH", "D"), ("ZH", "J"),
        ("RH", "R"), ("BH", "B"), ("CK", "K"), ("QU", "K"), ("DJ", "J"), ("OU", "U"), ("OO", "U"), ("EE", "I"), ("IJ", "I"), ("IY", "I"),
        ("IE", "I"), ("EI", "E"), ("EY", "E"), ("AY", "E"), ("AI", "E"), ("IO", "O"), ("EW", "U"), ("TZ", "S"), ("TS", "S"), ("DZ", "Z"), ("CE", "SE"), ("CI", "SI"), ("CY", "SI"),
        ("X", "KS"), ("Q", "K"), ("W", "V"), ("Y", "I"),
    ];

    /// <summary>The sound of a word in A to Z and digits.</summary>
    public static string Of(string text)
    {
        var sound = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var (from, to) = Rule(text, i);
            foreach (var c in to)
            {
                if (sound.Length == 0 || sound[^1] != c || char.IsAsciiDigit(c))
                    sound.Append(c);
            }

            i += from;
        }

        // The H that Arabic and Hebrew names end with is not heard.
        if (sound.Length > 2 && sound[^1] == 'H' && IsVowel(sound[^2]))
            sound.Length--;
        return sound.ToString();
    }

    /// <summary>A sound without its vowels; V falls too, since scripts without vowels write U and V alike.</summary>
    public static string Consonants(string sound) => string.Concat(sound.Where(c => !IsVowel(c) && c != 'V'));

    /// <summary>True for A, E, I, O and U.</summary>
    public static bool IsVowel(char c) => c is 'A' or 'E' or 'I' or 'O' or 'U';

    private static (int From, string To) Rule(string text, int at)
    {
        foreach (var (from, to) in Rules)
        {
            if (string.CompareOrdinal(text, at, from, 0, from.Length) == 0)
                return (from.Length, to);
        }

        // A C that no rule took is hard.
        return (1, text[at] == 'C' ? "K" : text[at].ToString());
    }
}
