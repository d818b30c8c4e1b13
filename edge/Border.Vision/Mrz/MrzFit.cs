namespace Border.Vision.Mrz;

/// <summary>
/// Read lines brought into a layout: each line of its length, each character of its kind where that can be. Where letters and
/// digits may both stand nothing is changed: a check digit fits by chance once in ten (and the one over the whole zone weighs the
/// number alike), so trying look-alikes until it fits would turn misreadings into valid ones.
/// </summary>
internal sealed class MrzFit
{
    // Readers drop fillers easily and invent few.
    private const int MaxMissing = 10;
    private const int MaxSurplus = 3;

    private MrzFit(MrzPattern layout, List<char[]> lines, List<string> repairs, int misfits, int lengthError)
    {
        (Layout, Lines, Repairs, Misfits) = (layout, lines, repairs, misfits);
        Failed = [.. layout.Checks.Where(c => !c.Holds(lines))];
        Cost = (4.0 * misfits) + (3.0 * Failed.Count) + lengthError + (0.25 * repairs.Count) + (layout.GoesWith(lines[0][0]) ? 0 : 10);
    }

    public MrzPattern Layout { get; }

    public List<char[]> Lines { get; }

    public List<string> Repairs { get; }

    /// <summary>Characters of the wrong kind that nothing explains.</summary>
    public int Misfits { get; }

    /// <summary>Check digits that do not hold.</summary>
    public List<MrzCheck> Failed { get; }

    /// <summary>How badly the lines fit; lower is better.</summary>
    public double Cost { get; }

    /// <summary>Every check digit holds and every character is of its kind.</summary>
    public bool Valid => Failed.Count == 0 && Misfits == 0 && Layout.GoesWith(Lines[0][0]);

    /// <summary>The best fit of some lines to a layout; null where their number or lengths rule it out.</summary>
    public static MrzFit? To(MrzPattern layout, IReadOnlyList<string> read)
    {
        if (read.Count != layout.Lines.Length || read.Any(l => layout.Length - l.Length is > MaxMissing or < -MaxSurplus))
        {
            return null;
        }

        List<List<string>> choices = [.. read.Select(line => Lengths(line, layout.Length))];
        MrzFit? best = null;
        foreach (var lines in Combinations(choices))
        {
            var fit = Typed(layout, lines, read.Sum(l => Math.Abs(l.Length - layout.Length)));
            if (best is null || fit.Cost < best.Cost)
            {
                best = fit;
            }
        }

        return best;
    }

    /// <summary>Ways to the right length: readers drop and double fillers, so only runs of fillers and the ends give or take.</summary>
    private static List<string> Lengths(string line, int length)
    {
        if (line.Length == length)
        {
            return [line];
        }

        // The longest run first, the later of two alike: at a tie the first way wins, and fillers are lost where there are most.
        var ways = new List<string>();
        foreach (var (at, run) in Runs(line).OrderByDescending(r => r.Length).ThenByDescending(r => r.At))
        {
            if (line.Length < length)
            {
                ways.Add(line.Insert(at, new string('<', length - line.Length)));
            }
            else if (run > line.Length - length)
            {
                ways.Add(line.Remove(at, line.Length - length));
            }
        }

        ways.Add(line.Length < length ? line.PadRight(length, '<') : line[..length]);
        if (line.Length > length)
        {
            ways.Add(line[^length..]);
        }

        return [.. ways.Distinct()];
    }

    private static IEnumerable<(int At, int Length)> Runs(string line)
    {
        for (var at = line.IndexOf('<'); at >= 0;)
        {
            var end = line.AsSpan(at).IndexOfAnyExcept('<') is var other and >= 0 ? at + other : line.Length;
            yield return (at, end - at);
            at = end < line.Length ? line.IndexOf('<', end) : -1;
        }
    }

    private static IEnumerable<List<string>> Combinations(List<List<string>> choices)
    {
        IEnumerable<List<string>> all = [[]];
        foreach (var choice in choices)
        {
            all = all.SelectMany(head => choice.Select(line => (List<string>)[.. head, line]));
        }

        return all.Take(200);
    }

    /// <summary>Changes characters that are of the wrong kind for their place into the look-alike of the right kind.</summary>
    private static MrzFit Typed(MrzPattern layout, List<string> read, int lengthError)
    {
        var lines = read.ConvertAll(l => l.ToCharArray());
        var repairs = new List<string>();
        var misfits = 0;
        for (var line = 0; line < lines.Count; line++)
        {
            for (var at = 0; at < lines[line].Length; at++)
            {
                var kind = layout.Lines[line][at];
                var c = lines[line][at];
                if (Allowed(kind, c))
                {
                    continue;
                }

                var instead = kind is 'A' or 'L' ? LookAlikes.Letter(c) : kind is 'N' or 'D' or 'E' ? LookAlikes.Digit(c) : null;
                if (instead is { } better)
                {
                    lines[line][at] = better;
                    repairs.Add($"line {line + 1}, {at + 1}: {c} read, {better} used ({(kind is 'A' or 'L' ? "letters" : "digits")} only)");
                }
                else
                {
                    misfits++;
                }
            }
        }

        return new MrzFit(layout, lines, repairs, misfits, lengthError);
    }

    private static bool Allowed(char kind, char c) => kind switch
    {
        'L' => char.IsAsciiLetter(c),
        'A' => !char.IsAsciiDigit(c),
        'N' or 'E' => c == '<' || char.IsAsciiDigit(c),
        'D' => char.IsAsciiDigit(c),
        'S' => c is 'M' or 'F' or '<' or 'X',
        _ => true,
    };
}
