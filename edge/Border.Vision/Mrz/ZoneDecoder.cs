using Border.Imaging;
using Border.Vision.Lines;
using Border.Vision.Text;

namespace Border.Vision.Mrz;

/// <summary>Finds among read lines those that make up a zone, and its layout.</summary>
internal static class ZoneDecoder
{
    // Readers drop and double characters in print of bad quality; lines further off are not tried.
    private const int MaxLengthError = 8;
    private const int MaxDecoded = 3;
    private const double MaxSpacingInHeights = 4;

    /// <summary>The best zone among the lines; null where no lines are one.</summary>
    /// <param name="quads">Where the lines lie, from top to bottom.</param>
    /// <param name="lines">What was read there.</param>
    /// <param name="options">From which evidence lines are a zone.</param>
    public static Zone? Best(IReadOnlyList<Quad> quads, IReadOnlyList<LineProbabilities> lines, MrzOptions options)
    {
        var evidence = new Dictionary<(int Line, string Pattern), double>();
        var fits = new List<(double Evidence, MrzPattern Pattern, int[] Lines)>();
        foreach (var pattern in MrzPattern.All)
        {
            foreach (var some in Stacks(quads, pattern.Lines.Length))
            {
                var mean = some.Select((line, i) => Evidence(evidence, lines, line, pattern.Lines[i])).Average();
                if (mean >= options.MinEvidence)
                {
                    fits.Add((mean, pattern, some));
                }
            }
        }

        Zone? best = null;
        foreach (var (mean, pattern, some) in fits.OrderByDescending(f => f.Evidence).Take(MaxDecoded))
        {
            var zone = Decode(pattern, some, quads, lines, mean);
            if (zone is { Text.Holds: true })
            {
                return zone;
            }

            best ??= zone;
        }

        return best;
    }

    /// <summary>Reads lines of a known layout.</summary>
    public static Zone? Decode(MrzPattern pattern, int[] some, IReadOnlyList<Quad> quads, IReadOnlyList<LineProbabilities> lines, double evidence)
    {
        var marginals = new MrzMarginals[some.Length];
        for (var i = 0; i < some.Length; i++)
        {
            if (new MrzLattice(lines[some[i]], pattern.Lines[i]).Marginals() is not { } line)
            {
                return null;
            }

            marginals[i] = line;
        }

        var ends = marginals.Select(m => m.GoesOn()).ToList();
        return new Zone(
            pattern, [.. some.Select(i => quads[i])], MrzText.Choose(pattern, marginals), evidence, (ends.Exists(e => e.Before), ends.Exists(e => e.Behind)));
    }

    private static double Evidence(
        Dictionary<(int Line, string Pattern), double> known, IReadOnlyList<LineProbabilities> lines, int line, string pattern)
    {
        if (!known.TryGetValue((line, pattern), out var evidence))
        {
            var isNear = Math.Abs(lines[line].BestPathLength() - pattern.Length) <= MaxLengthError;
            known[(line, pattern)] = evidence = isNear ? new MrzLattice(lines[line], pattern).LogEvidence() : double.NegativeInfinity;
        }

        return evidence;
    }

    /// <summary>Lines that stand close above each other, so many at a time; one that lies between may be left out.</summary>
    private static IEnumerable<int[]> Stacks(IReadOnlyList<Quad> quads, int count)
    {
        for (var a = 0; a < quads.Count; a++)
        {
            for (var b = a + 1; b < quads.Count; b++)
            {
                if (!Follows(quads[a], quads[b]))
                {
                    continue;
                }

                if (count == 2)
                {
                    yield return [a, b];
                    continue;
                }

                for (var c = b + 1; c < quads.Count; c++)
                {
                    if (Follows(quads[b], quads[c]))
                    {
                        yield return [a, b, c];
                    }
                }
            }
        }
    }

    private static bool Follows(Quad above, Quad below)
    {
        var height = Math.Max(above.Height, below.Height);
        var (along, across) = LineBuilder.Relative(above, below.Centre);
        return across > 0.5 * height && across < MaxSpacingInHeights * height
            && Math.Abs(along) < 0.2 * above.Width
            && below.Width > 0.7 * above.Width && above.Width > 0.7 * below.Width;
    }
}
