namespace Border.Domain.Documents.Mrz;

/// <summary>The characters that one check digit covers, and the digit, as (line, place) from 0.</summary>
internal sealed record MrzStretch(string Name, IReadOnlyList<(int Line, int At)> Covered, (int Line, int At) Digit)
{
    public bool Covers(int line, int at) => Covered.Contains((line, at)) || Digit == (line, at);

    /// <summary>Sums again, in its own words, so that it can tell on the parser. A filler in place of the digit stands for 0 over fillers only.</summary>
    public bool Holds(IReadOnlyList<string> lines)
    {
        var sum = 0;
        for (var i = 0; i < Covered.Count; i++)
        {
            var c = lines[Covered[i].Line][Covered[i].At];
            sum += (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1) * (c == '<' ? 0 : char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10);
        }

        var digit = lines[Digit.Line][Digit.At];
        return digit == '<' ? Covered.All(p => lines[p.Line][p.At] == '<') : digit - '0' == sum % 10;
    }
}

/// <summary>Which check digits a zone has. A long number's depends on what the zone holds.</summary>
internal static class MrzStretches
{
    public static IReadOnlyList<MrzStretch>? Of(IReadOnlyList<string> lines)
    {
        if (FrenchIdCard.Is(lines) && lines[1].Length == FrenchIdCard.Width)
        {
            return
            [
                new("document number", Run(1, 0, 12), (1, 12)),
                new("date of birth", Run(1, 27, 6), (1, 33)),
                new("whole zone", [.. Run(0, 0, 36), .. Run(1, 0, 35)], (1, 35)),
            ];
        }

        if (MrzLayout.Find(lines) is not { } layout)
            return null;
        var found = new List<MrzStretch> { Number(layout, lines), Of(layout.Birth, "date of birth"), Of(layout.Expiry, "date of expiry") };
        if (layout.OptionalIsChecked)
            found.Add(Of(layout.Optional, "optional data"));
        if (layout.Composite.Count > 0)
            found.Add(new("composite", [.. layout.Composite.SelectMany(f => Run(f.Line, f.Start, f.Length))], (1, layout.Width - 1)));
        return found;
    }

    private static MrzStretch Number(MrzLayout layout, IReadOnlyList<string> lines)
    {
        var (field, optional) = (layout.Number, layout.Optional);
        var rest = optional.Of(lines).Split('<')[0].Length;
        if (!layout.NumberMayGoOn || field.CheckOf(lines) != '<' || field.Of(lines).Contains('<', StringComparison.Ordinal) || rest < 2)
            return Of(field, "document number");
        var digit = (optional.Line, optional.Start + rest - 1);
        List<(int Line, int At)> first = Run(field.Line, field.Start, field.Length), second = Run(optional.Line, optional.Start, rest - 1);
        var plain = new MrzStretch("document number", [.. first, .. second], digit);
        return plain.Holds(lines) ? plain : plain with { Covered = [.. first, (field.Line, field.Start + field.Length), .. second] };
    }

    private static MrzStretch Of(MrzField field, string name) =>
        new(name, [.. Run(field.Line, field.Start, field.Length)], (field.Line, field.Start + field.Length));

    private static List<(int Line, int At)> Run(int line, int start, int length) => [.. Enumerable.Range(start, length).Select(i => (line, i))];
}
