using System.Text;

namespace Border.Domain.Watchlists.Import;

/// <summary>Cleans what lists hold.</summary>
internal static class ListText
{
    /// <summary>The longest value looked at.</summary>
    public const int MaxCharacters = 10_000;

    /// <summary>Blanks for control characters and line breaks, one at a time; nothing around it; no half characters.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MaxCharacters));
        foreach (var rune in Cut(text, MaxCharacters).EnumerateRunes())
        {
            if (!Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune) && rune.Value is not (0xFEFF or 0xFFFD))
                clean.Append(rune);
            else if (clean.Length > 0 && clean[^1] != ' ')
                clean.Append(' ');
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>The first characters, never half of one.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    /// <summary>True when the row holds what its encoding does not have.</summary>
    public static bool IsGarbled(CsvRow row) => row.Fields.Any(f => f.Contains('\uFFFD') || f.Contains('\0'));

    /// <summary>What is wrong with an id, as a sentence. Ids stand in records that are not sealed, so one that may be a name is refused.</summary>
    public static string? IdProblem(string id)
    {
        if (id.Length is 0 or > 64)
            return "The id is missing or has more than 64 characters.";
        return id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-') && id.Any(char.IsAsciiDigit)
            ? null
            : "The id may be a name: it holds something other than letters, digits and . _ -, or no digit.";
    }

    /// <summary>The parts of a value that lists join with semicolons, of which one with a semicolon is in quotation marks.</summary>
    public static IEnumerable<string> Parts(string value)
    {
        if (!value.Contains('"'))
            return value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var (parts, part, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in value)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ';' && !quoted)
                Next(parts, part);
            else
                part.Append(c);
        }

        Next(parts, part);
        return parts;
    }

    private static void Next(List<string> parts, StringBuilder part)
    {
        if (part.ToString().Trim() is { Length: > 0 } text)
            parts.Add(text);
        part.Clear();
    }
}
