using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Border.Domain.Names.Scripts;

namespace Border.Domain.Documents.Names;

/// <summary>Names of any script as a zone writes them: A to Z and blanks (ICAO 9303-3 §4.6 and §6).</summary>
public static class Transliteration
{
    /// <summary>The longest name taken; longer ones are cut.</summary>
    public const int MaxCharacters = 200;

    private static readonly FrozenDictionary<char, string[]> Letters =
        Rows(LatinLetters.Table).Concat(Rows(CyrillicLetters.Table)).Concat(Rows(ArabicLetters.Table))
            .ToFrozenDictionary(r => r.Letter, r => r.Writings);

    private static readonly string[] Apart = [" "];
    private static readonly string[] Nothing = [""];

    /// <summary>The recommended writing; null when the name holds a letter of a script that no table knows, such as Chinese.</summary>
    public static string? ToZone(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var written = new StringBuilder();
        foreach (var writings in Writings(name))
        {
            if (writings is null)
                return null;
            written.Append(writings[0]);
        }

        return string.Join(' ', written.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>For each letter every way to write it, the recommended first; null for a letter that no table knows.</summary>
    internal static IEnumerable<string[]?> Writings(string name)
    {
        string[]? last = null;
        // What is beyond the first plane has no table.
        foreach (var c in WholeText.Normalize(name[..Math.Min(name.Length, MaxCharacters)], NormalizationForm.FormC))
        {
            if (c == ArabicLetters.Shadda && last is not null)
            {
                yield return last;
                continue;
            }

            last = Of(c);
            yield return last;
        }
    }

    private static string[]? Of(char c)
    {
        // Some characters of the basic plane are composed into one beyond it, which has no letters here.
        if (char.IsSurrogate(c))
            return null;
        var upper = c == 'ß' ? 'ẞ' : c is 'ı' or 'ŉ' or 'ĸ' ? c : char.ToUpperInvariant(c);
        if (upper is >= 'A' and <= 'Z')
            return [upper.ToString()];
        if (Letters.TryGetValue(upper, out var writings))
            return writings;
        if (c is '\'' or '’' or '‘' or 'ʻ' or 'ʼ' or '`' or '´' or '.' or '\u200C' or '\u200D')
            return Nothing;
        if (char.IsWhiteSpace(c) || char.IsPunctuation(c) || c == '<')
            return Apart;
        var bare = upper.ToString().Normalize(NormalizationForm.FormD)[0];
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            return Nothing;
        if (bare is >= 'A' and <= 'Z')
            return [bare.ToString()];
        return Letters.GetValueOrDefault(bare);
    }

    private static IEnumerable<(char Letter, string[] Writings)> Rows(string table) =>
        from row in table.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let parts = row.Split(' ')
        select (parts[0][0], parts[1..].Select(w => w == "-" ? "" : w).ToArray());
}
