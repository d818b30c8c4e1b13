using Border.Imaging;
using Border.Vision.Lines;
using Border.Vision.Text;

namespace Border.Vision.Mrz;

/// <summary>Picks the lines that may belong to a zone: long, close above each other, of one length.</summary>
internal static class ZoneFinder
{
    private const double MinAspect = 7;
    private const double MaxSpacingInHeights = 3.5;
    private const double MinWidthRatio = 0.45;
    private const double MarginInHeights = 0.7;
    private const int LongestLine = 44;
    private const double LevelDegrees = 6;
    private const double OnItsSide = 90;

    /// <summary>
    /// Candidate lines from top to bottom as the page would stand if most of its text runs from left to right or from top to bottom,
    /// prolonged to the ends of their neighbours: lines of a zone are equally long.
    /// </summary>
    /// <param name="regions">Found text, in pixels.</param>
    /// <param name="maxLines">At most this many, the longest.</param>
    public static List<Quad> Lines(IReadOnlyList<TextRegion> regions, int maxLines)
    {
        var (lying, standing) = Lengths(regions);
        return standing > lying
            ? Upright(regions.Select(r => ToLying(r.Quad)), maxLines).ConvertAll(ToStanding)
            : Upright(regions.Select(r => r.Quad), maxLines);
    }

    /// <summary>
    /// Lines that may end in fillers that were not found, prolonged to the length of the longest layout by the width of their
    /// characters; none where there are not two. Below a third of a zone's line are characters everywhere in print.
    /// </summary>
    /// <param name="lines">As they were read.</param>
    /// <param name="read">What was read in each.</param>
    public static List<Quad> WithFillers(List<Quad> lines, List<LineProbabilities> read)
    {
        var longer = lines.Zip(read, (line, text) => (Line: line, Characters: text.BestPathLength()))
            .Where(l => l.Characters is >= LongestLine / 3 and < LongestLine)
            .Select(l => LineBuilder.Prolong(l.Line, 0, l.Line.Width * (LongestLine - l.Characters) / l.Characters))
            .ToList();
        return longer.Count > 1 ? longer : [];
    }

    /// <summary>By how much a picture should be turned for a second look, in degrees clockwise from level; null where its text runs level.</summary>
    public static double? Slant(IReadOnlyList<TextRegion> regions)
    {
        var (lying, standing) = Lengths(regions);
        if (lying == 0 && standing == 0)
        {
            return OnItsSide;
        }

        var slant = Direction(regions);
        return Math.Abs(slant) > LevelDegrees ? slant : standing > 0.5 * lying ? OnItsSide : null;
    }

    /// <summary>Where most of the text runs: the median over long regions, weighted with their lengths, -90 to 90 and a little more.</summary>
    private static double Direction(IReadOnlyList<TextRegion> regions)
    {
        var directions = regions.Select(r => DirectionOf(r.Quad)).Where(d => d.Length > 0).OrderByDescending(d => d.Length).ToList();
        var reference = directions[0].Degrees;
        var turns = directions.Select(d => (By: Math.IEEERemainder(d.Degrees - reference, 180), d.Length)).OrderBy(d => d.By).ToList();
        var half = turns.Sum(t => t.Length) / 2;
        var at = turns.FindIndex(t => (half -= t.Length) <= 0);
        return reference + turns[at].By;
    }

    /// <summary>A region's longer side; length 0 where it is too short to have a direction.</summary>
    private static (double Degrees, double Length) DirectionOf(Quad q)
    {
        var (from, to, length) = q.Width > 3 * q.Height ? (q.TopLeft, q.TopRight, q.Width)
            : q.Height > 3 * q.Width ? (q.TopLeft, q.BottomLeft, q.Height)
            : default;
        return (Math.IEEERemainder(Math.Atan2(to.Y - from.Y, to.X - from.X) * 180 / Math.PI, 180), length);
    }

    private static (double Lying, double Standing) Lengths(IReadOnlyList<TextRegion> regions) => (
        regions.Where(r => r.Quad.Width > 3 * r.Quad.Height).Sum(r => r.Quad.Width),
        regions.Where(r => r.Quad.Height > 3 * r.Quad.Width).Sum(r => r.Quad.Height));

    private static List<Quad> Upright(IEnumerable<Quad> regions, int maxLines)
    {
        var lines = LineBuilder.Join(regions.Where(q => q.Width > q.Height))
            .Where(q => q.Width >= MinAspect * q.Height)
            .OrderByDescending(q => q.Width)
            .Take(maxLines)
            .ToList();
        if (lines.Count == 0)
        {
            return lines;
        }

        var reference = lines[0];
        return [.. lines.Select(line => Level(line, lines)).OrderBy(line => LineBuilder.Relative(reference, line.Centre).Across)];
    }

    private static Quad Level(Quad line, List<Quad> lines)
    {
        var half = line.Width / 2;
        var (left, right) = (half, half);
        foreach (var other in lines)
        {
            var (along, across) = LineBuilder.Relative(line, other.Centre);
            var near = Math.Abs(across) < MaxSpacingInHeights * Math.Max(line.Height, other.Height);
            // Of a line that is mostly fillers often only the beginning is found: its middle is far from its neighbour's.
            if (near && other.Width >= MinWidthRatio * line.Width && Math.Abs(along) < Math.Max(half, other.Width / 2))
            {
                left = Math.Max(left, (other.Width / 2) - along);
                right = Math.Max(right, (other.Width / 2) + along);
            }
        }

        var margin = MarginInHeights * line.Height;
        return LineBuilder.Prolong(line, left - half + margin, right - half + margin);
    }

    // Text that runs downwards, laid flat by turning the coordinates a quarter against the clock, and back.
    private static Quad ToLying(Quad q) =>
        new(Lying(q.TopRight), Lying(q.BottomRight), Lying(q.BottomLeft), Lying(q.TopLeft));

    private static Quad ToStanding(Quad q) =>
        new(Standing(q.TopLeft), Standing(q.TopRight), Standing(q.BottomRight), Standing(q.BottomLeft));

    private static Point Lying(Point p) => new(p.Y, -p.X);

    private static Point Standing(Point p) => new(-p.Y, p.X);
}
