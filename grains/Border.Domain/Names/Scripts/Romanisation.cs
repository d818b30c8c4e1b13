using System.Globalization;
using System.Text;

namespace Border.Domain.Names.Scripts;

/// <summary>
/// Writes names of any script in the letters A to Z, close to how they stand in passports. It is for comparing, not for showing: what a
/// script leaves out (the vowels of Arabic and Hebrew, the tones of Chinese) stays out. Characters of scripts without a table stay as they
/// are, so that equal names still compare equal.
/// </summary>
public static class Romanisation
{
    /// <summary>The letters A to Z and digits of <paramref name="text"/>, upper case; everything else that separates is a space.</summary>
    public static string ToLatin(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var latin = new StringBuilder(text.Length + 8);
        var plain = Decomposed(text);
        for (var i = 0; i < plain.Length; i++)
            Append(latin, plain[i], i + 1 < plain.Length ? plain[i + 1] : ' ');
        return latin.ToString();
    }

    private static void Append(StringBuilder latin, char c, char next)
    {
        if (char.IsAsciiLetterOrDigit(c))
            latin.Append(char.ToUpperInvariant(c));
        else if (c is '\'' or '\u2019' or '\u2018' or '\u02BC')
            return;
        else if (Letters.Alphabetic.TryGetValue(c, out var letter) || Letters.Alphabetic.TryGetValue(char.ToLowerInvariant(c), out letter))
            latin.Append(letter);
        else if (Indic.Has(c))
            Indic.Append(latin, c, next);
        else if (Syllables.TryAppend(latin, c))
            return;
        else if (Letters.Readings.TryGetValue(c, out var reading))
            latin.Append(reading);
        else if (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            return;
        else
            latin.Append(char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ');
    }

    // Marks are taken from letters except where they are letters themselves: the vowel signs of Arabic and of India. What is no
    // character is dropped.
    private static string Decomposed(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in WholeText.Normalize(text, NormalizationForm.FormKC))
        {
            if (c == '\uFFFD')
                continue;
            if (c < '\u0250' || c is (>= '\u1E00' and <= '\u1FFF') or (>= '\u0370' and <= '\u03FF'))
                plain.Append(Letters.Alphabetic.ContainsKey(char.ToLowerInvariant(c)) ? c.ToString() : c.ToString().Normalize(NormalizationForm.FormD));
            else
                plain.Append(c);
        }

        return plain.ToString();
    }
}
