using System.Globalization;
using System.Text;

namespace Border.Domain.Watchlists;

/// <summary>Brings names, numbers and plates into the form in which they are compared.</summary>
internal static class WatchlistText
{
    /// <summary>A name's parts without accents, upper case, sorted: the order of surname and given names differs between states.</summary>
    public static string NameKey(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in Decompose(name))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                continue;
            plain.Append(char.IsLetter(c) ? char.ToUpperInvariant(c) : ' ');
        }

        var parts = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', parts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>Letters and digits only, upper case.</summary>
    public static string Number(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>A plate with the letters that readers confuse with digits folded into those: O 0, I 1, Z 2, S 5, B 8.</summary>
    public static string PlateKey(string plate) => string.Create(plate.Length, plate, static (key, text) =>
    {
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = text[i] switch { 'O' => '0', 'I' => '1', 'Z' => '2', 'S' => '5', 'B' => '8', var c => c };
        }
    });

    /// <summary>Half characters, which have no decomposition, are dropped.</summary>
    private static string Decompose(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar).Select(r => r.ToString())).Normalize(NormalizationForm.FormD);
}
