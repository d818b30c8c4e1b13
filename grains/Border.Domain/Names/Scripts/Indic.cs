using System.Text;

namespace Border.Domain.Names.Scripts;

/// <summary>
/// The scripts of India from Devanagari to Malayalam (U+0900 to U+0D7F). Their blocks of 128 share one order (ISCII), so one table reads them
/// all. A consonant carries an A unless a vowel sign or virama follows; at the end of a word it is not spoken.
/// </summary>
internal static class Indic
{
    private static readonly string[] Vowels =
        ["A", "A", "I", "I", "U", "U", "RI", "LI", "E", "E", "E", "AI", "O", "O", "O", "AU"];

    private static readonly string[] Consonants =
    [
        "K", "KH", "G", "GH", "NG", "CH", "CHH", "J", "JH", "NY", "T", "TH", "D", "DH", "N", "T", "TH", "D", "DH", "N", "N",
        "P", "PH", "B", "BH", "M", "Y", "R", "R", "L", "L", "ZH", "V", "SH", "SH", "S", "H",
    ];

    private static readonly string[] Signs = ["A", "I", "I", "U", "U", "RI", "RI", "E", "E", "E", "AI", "O", "O", "O", "AU"];

    private static readonly string[] Dotted = ["Q", "KH", "GH", "Z", "R", "RH", "F", "Y"];

    /// <summary>True for a character of these scripts.</summary>
    public static bool Has(char c) => c is >= '\u0900' and <= '\u0D7F';

    /// <summary>Appends one character; <paramref name="next"/> decides whether a consonant keeps its A.</summary>
    public static void Append(StringBuilder latin, char c, char next)
    {
        var place = c & 0x7F;
        switch (place)
        {
            case 0x01 or 0x02:
                latin.Append('N');
                break;
            case 0x03:
                latin.Append('H');
                break;
            case >= 0x05 and <= 0x14:
                latin.Append(Vowels[place - 0x05]);
                break;
            case >= 0x15 and <= 0x39:
                AppendConsonant(latin, Consonants[place - 0x15], next);
                break;
            case >= 0x3E and <= 0x4C:
                latin.Append(Signs[place - 0x3E]);
                break;
            case >= 0x58 and <= 0x5F:
                AppendConsonant(latin, Dotted[place - 0x58], next);
                break;
            case >= 0x66 and <= 0x6F:
                latin.Append((char)('0' + place - 0x66));
                break;
        }
    }

    private static void AppendConsonant(StringBuilder latin, string consonant, char next)
    {
        latin.Append(consonant);
        var carriesAnother = !Has(next) || (next & 0x7F) is (>= 0x3C and <= 0x4D and not 0x3D) or 0x03;
        if (!carriesAnother)
            latin.Append('A');
    }
}
