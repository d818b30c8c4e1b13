using System.Text;

namespace Border.Domain.Names.Scripts;

/// <summary>Scripts whose characters are syllables in a computable order: Hangul (U+AC00) and Ethiopic (U+1200).</summary>
internal static class Syllables
{
    private static readonly string[] Initials =
        ["K", "KK", "N", "D", "TT", "R", "M", "B", "PP", "S", "SS", "", "J", "JJ", "CH", "K", "T", "P", "H"];

    private static readonly string[] Middles =
    [
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WO", "WE", "WI", "YU", "EU", "UI", "I",
    ];

    private static readonly string[] Finals =
    [
        "", "K", "K", "K", "N", "N", "N", "T", "L", "K", "M", "L", "L", "L", "P", "L", "M", "P", "P", "T", "T", "NG", "T", "T", "K", "T", "P", "H",
    ];

    private static readonly string[] EthiopicRows =
    [
        "H", "L", "H", "M", "S", "R", "S", "SH", "Q", "QW", "Q", "QW", "B", "V", "T", "CH", "H", "HW", "N", "NY", "", "K", "KW", "K", "KW", "W", "",
        "Z", "ZH", "Y", "D", "D", "J", "G", "GW", "G", "T", "CH", "P", "TS", "TS", "F", "P",
    ];

    private static readonly string[] EthiopicVowels = ["E", "U", "I", "A", "E", "", "O", "WA"];

    /// <summary>Appends a syllable of Hangul or Ethiopic; false when <paramref name="c"/> is none.</summary>
    public static bool TryAppend(StringBuilder latin, char c)
    {
        if (c is >= '\uAC00' and <= '\uD7A3')
        {
            var number = c - 0xAC00;
            latin.Append(Initials[number / 588]).Append(Middles[number % 588 / 28]).Append(Finals[number % 28]);
            return true;
        }

        if (c is < '\u1200' or >= '\u1358')
            return false;
        var row = EthiopicRows[(c - 0x1200) / 8];
        var vowel = EthiopicVowels[c & 7];
        latin.Append(row).Append(row.Length == 0 && vowel == "E" ? "A" : vowel);
        return true;
    }
}
