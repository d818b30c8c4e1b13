using Border.Imaging;
using Border.Vision.Text;

namespace Border.Vision.Mrz;

/// <summary>Picks the lines that may belong to a zone: long, close above each other, of one length.</summary>
internal static class ZoneFinder
{
    private const double MinAspect = 7;
    private const double MaxSpacingInHeights = 3.5;
    private const double MinWidthRatio = 0.45;
    private const double MarginInHeights = 0.7;

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

    /// <summary>True where the page may lie on its side: hardly any long line runs across the picture.</summary>
    public static bool MayStand(IReadOnlyList<TextRegion> regions)
    {
        var (lying, standing) = Lengths(regions);
        return standing > 0.5 * lying || lying == 0;
    }

    /// <summary>A line of a picture that was turned a quarter clockwise, in the picture as it was.</summary>
    /// <param name="line">In the turned picture.</param>
    /// <param name="height">Rows of the picture as it was.</param>
    public static Quad TurnedBack(Quad line, int height)
    {
        Point Back(Point p) => new(p.Y, height - p.X);
        return new Quad(Back(line.TopLeft), Back(line.TopRight), Back(line.BottomRight), Back(line.BottomLeft));
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
            if (near && other.Width >= MinWidthRatio * line.Width && Math.Abs(along) < half)
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
