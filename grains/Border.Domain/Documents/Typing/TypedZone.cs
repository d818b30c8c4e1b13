using Border.Domain.Documents.Mrz;

namespace Border.Domain.Documents.Typing;

/// <summary>How far an officer is with typing a machine-readable zone.</summary>
/// <param name="Lines">What was typed, upper case, without blanks; the line of the names filled up where only its fillers were left out.</param>
/// <param name="Document">The fields; null while lines are missing or too short.</param>
/// <param name="Problems">What is wrong or missing so far, in words that name line and character.</param>
public sealed record ZoneCheck(IReadOnlyList<string> Lines, TravelDocument? Document, IReadOnlyList<string> Problems)
{
    /// <summary>True when every line is whole and every check digit and field holds.</summary>
    public bool Valid => Document is not null && Problems.Count == 0;
}

/// <summary>Checks a machine-readable zone while an officer types it, digit by digit. Never throws on what was typed.</summary>
public static class TypedZone
{
    /// <summary>The most characters taken; a zone has at most 90 with its line ends.</summary>
    public const int MaxCharacters = 200;

    private const int MaxLines = 3;

    /// <summary>What was typed so far and what is wrong with it.</summary>
    /// <param name="text">Lines from the top; blanks and empty lines do not count, small letters count as capital ones.</param>
    public static ZoneCheck Check(string? text)
    {
        if (text is { Length: > MaxCharacters })
            return new ZoneCheck([], null, ["That is more than any machine-readable zone has: 2 or 3 lines of 30 to 44 characters."]);
        string[] lines = [.. (text ?? "").Split('\n').Select(Clean).Where(line => line.Length > 0)];
        if (lines.Length == 0)
            return new ZoneCheck(lines, null, ["Type the lines as printed, the upper one first."]);
        if (lines.Length > MaxLines)
            return new ZoneCheck(lines, null, [$"These are {lines.Length} lines; a zone has 2 or 3."]);
        if (Stranger(lines) is { } stranger)
            return new ZoneCheck(lines, null, [stranger]);
        if (Whole(lines) is not { } whole)
            return new ZoneCheck(lines, null, [.. Unfinished(lines)]);
        var result = MrzParser.Parse(whole);
        return new ZoneCheck(whole, result.Document, result.Problems);
    }

    private static string Clean(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    private static string? Stranger(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var at = Array.FindIndex(lines[i].ToCharArray(), c => !CheckDigit.IsAllowed(c));
            if (at >= 0)
                return $"Line {i + 1}, character {at + 1}: a zone has only A to Z, 0 to 9 and '<'.";
        }

        return null;
    }

    /// <summary>The lines of a whole zone; fillers at the end of the names, which nobody likes to count, are put there.</summary>
    private static string[]? Whole(string[] lines)
    {
        if (MrzLayout.Find(lines) is not null)
            return lines;
        if (lines.Length < 2)
            return null;
        var names = lines.Length == MaxLines ? 2 : 0;
        var width = lines[names == 0 ? 1 : 0].Length;
        string[] filled = [.. lines];
        if (lines[names].Length < width)
            filled[names] = lines[names].PadRight(width, '<');
        return MrzLayout.Find(filled) is null ? null : filled;
    }

    /// <summary>What to type next, after every check digit that can be judged already: one that is wrong is best corrected at once.</summary>
    private static IEnumerable<string> Unfinished(string[] lines)
    {
        if (lines.Length <= 2 && FrenchIdCard.Begins(lines[0]))
            return [$"Line {lines.Length} has {lines[^1].Length} of {FrenchIdCard.Width} characters."];
        MrzLayout[] possible = [.. MrzLayout.All.Where(layout => CouldBecome(layout, lines))];
        if (possible.Length == 0)
        {
            return
            [
                $"The lines have {string.Join(", ", lines.Select(line => line.Length))} characters. "
                    + "Cards have 3 lines of 30 or 2 of 36, passports 2 of 44.",
            ];
        }

        var wrong = possible.Select(layout => Wrong(layout, lines).ToArray()).Aggregate((a, b) => [.. a.Intersect(b)]);
        var widths = possible.Select(layout => layout.Width).Distinct().ToArray();
        return [.. wrong, $"Line {lines.Length} has {lines[^1].Length} of {string.Join('/', widths)} characters."];
    }

    /// <summary>
    /// True when more typing can make it a zone of this layout: only the last line and that of the names may be too short, and names hold
    /// no digit.
    /// </summary>
    private static bool CouldBecome(MrzLayout layout, string[] lines)
    {
        var isVisa = layout.Format is MrzFormat.MRVA or MrzFormat.MRVB;
        if (lines.Length > layout.Lines || (layout.Lines == 2 && isVisa != lines[0].StartsWith('V')))
            return false;
        if (layout.Names.Line == 0 && lines[0].Skip(layout.Names.Start).Any(char.IsAsciiDigit))
            return false;
        for (var i = 0; i < lines.Length; i++)
        {
            var mayBeShort = i == lines.Length - 1 || i == layout.Names.Line;
            if (lines[i].Length > layout.Width || (!mayBeShort && lines[i].Length < layout.Width))
                return false;
        }

        return true;
    }

    private static IEnumerable<string> Wrong(MrzLayout layout, string[] lines)
    {
        (MrzField, string)[] checkedFields = [(layout.Number, "document number"), (layout.Birth, "date of birth"), (layout.Expiry, "date of expiry")];
        foreach (var (field, name) in checkedFields)
        {
            if (field.Line >= lines.Length || lines[field.Line].Length <= field.Start + field.Length)
                continue;
            var goesOn = layout.NumberMayGoOn && field == layout.Number && field.CheckOf(lines) == '<';
            if (!goesOn && MrzFields.WrongDigit(field, name, lines) is { } problem)
                yield return problem;
        }
    }
}
