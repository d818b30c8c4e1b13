namespace Border.Domain.Documents.Mrz;

/// <summary>
/// Reads the machine-readable zones of ICAO 9303 parts 4 to 7: TD1, TD2, TD3, MRV-A and MRV-B, with every check digit, and the old French
/// identity card. Never throws on what the lines hold.
/// </summary>
public static class MrzParser
{
    private const int MaxLines = 3;
    private const int MaxLineCharacters = 100;

    private const string Shapes =
        "A TD1 has 3 lines of 30 characters, a TD2 or MRV-B 2 lines of 36, a TD3 or MRV-A 2 lines of 44.";

    /// <summary>Reads a zone.</summary>
    /// <param name="lines">Its lines from the top; blanks around each are ignored.</param>
    public static MrzResult Parse(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count is 0 or > MaxLines || lines.Any(l => l is null or { Length: > MaxLineCharacters }))
            return Unreadable(null, $"This is no machine-readable zone. {Shapes}");
        string[] trimmed = [.. lines.Select(l => l.Trim())];
        var problems = new List<string>();
        var layout = MrzLayout.Find(trimmed) ?? FindPadded(trimmed, problems);
        if (layout is null)
            return Unreadable(null, $"The lines have {string.Join(", ", trimmed.Select(l => l.Length))} characters. {Shapes}");
        var strangers = Strangers(trimmed).ToList();
        if (strangers.Count > 0)
            return Unreadable(layout.Format, [.. problems, .. strangers]);
        var document = FrenchIdCard.Is(trimmed) ? FrenchIdCard.Read(trimmed, problems) : MrzFields.Read(layout, trimmed, problems);
        return new MrzResult(document.Format, document, problems.Count == 0, problems);
    }

    /// <summary>The line of the names ends in fillers that are easily lost; without them everything else still stands in its place.</summary>
    private static MrzLayout? FindPadded(string[] lines, List<string> problems)
    {
        foreach (var width in (int[])[30, 36, 44])
        {
            var names = width == 30 ? 2 : 0;
            if (names >= lines.Length || lines[names].Length >= width || lines[names].Length < 10)
                continue;
            string[] padded = [.. lines];
            padded[names] = lines[names].PadRight(width, '<');
            if (MrzLayout.Find(padded) is not { } layout)
                continue;
            problems.Add($"Line {names + 1} has {lines[names].Length} characters instead of {width}: the end of the names is missing.");
            lines[names] = padded[names];
            return layout;
        }

        return null;
    }

    private static IEnumerable<string> Strangers(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var at = lines[i].AsSpan().IndexOfAnyExcept(Allowed);
            if (at >= 0)
                yield return $"Line {i + 1} holds a character at position {at + 1} that no zone has: only A-Z, 0-9 and '<' are.";
        }
    }

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<");

    private static MrzResult Unreadable(MrzFormat? format, params string[] problems) => new(format, null, false, problems);
}
