using Border.Imaging;
using Border.Vision.Text;

namespace Border.Vision.Plates;

/// <summary>Picks the regions that have a plate's shape: lines, pieces that a gap in the plate has split, and lines above each other.</summary>
internal static class PlateFinder
{
    private const double MinAspect = 1.3;
    private const double MaxAspect = 8;
    private const double MaxGapInHeights = 1.2;
    private const int MinHeight = 6;
    private const double HighestLine = 3.2;

    private static readonly (double From, double To)[] BandShares = [(0.18, 0.82), (0.05, 0.75), (0.25, 0.95)];

    // The finder cuts narrow first and last characters; a little more at both ends costs nothing.
    private const double Margin = 0.25;

    /// <summary>Lines worth reading, the tallest text first: on a plate the number is the largest thing written.</summary>
    public static List<Quad> Lines(IReadOnlyList<TextRegion> regions, int max)
    {
        var pieces = regions.Select(r => r.Quad).Where(q => q.Height >= MinHeight && q.Width > 0.8 * q.Height).ToList();
        var lines = pieces.Where(HasShape).ToList();
        foreach (var left in pieces)
        {
            lines.AddRange(pieces.Where(right => Adjoins(left, right)).Select(right => Joined(left, right)).Where(HasShape));
        }

        return [.. lines.OrderByDescending(a => a.Height * Math.Sqrt(a.Width)).Take(max).Select(a => LineBuilder.Prolong(a, Margin * a.Height, Margin * a.Height))];
    }

    /// <summary>Pairs of lines that may be the two lines of one plate, by their places in the list: the upper one first.</summary>
    public static IEnumerable<(int Upper, int Lower)> Stacks(IReadOnlyList<Quad> lines)
    {
        for (var upper = 0; upper < lines.Count; upper++)
        {
            for (var lower = 0; lower < lines.Count; lower++)
            {
                if (upper != lower && StandsOn(lines[upper], lines[lower]))
                {
                    yield return (upper, lower);
                }
            }
        }
    }

    /// <summary>
    /// Where the number may stand in an area that is too high for a line: the finder joined it with what is written above and below it.
    /// </summary>
    public static IEnumerable<Quad> Bands(Quad area) =>
        area.Width > HighestLine * area.Height ? [] : BandShares.Select(share => area.Band(share.From, share.To));

    private static bool StandsOn(Quad upper, Quad lower)
    {
        var height = (upper.Height + lower.Height) / 2;
        if (Math.Max(upper.Height, lower.Height) > 1.5 * Math.Min(upper.Height, lower.Height) || Math.Max(upper.Width, lower.Width) > 5 * height)
        {
            return false;
        }

        var (along, across) = LineBuilder.Relative(upper, lower.Centre);
        return across > 0.6 * height && across < 1.7 * height && Math.Abs(along) < 0.4 * Math.Max(upper.Width, lower.Width);
    }

    private static bool HasShape(Quad q) => q.Width / q.Height is >= MinAspect and <= MaxAspect;

    private static bool Adjoins(Quad left, Quad right)
    {
        var height = Math.Max(left.Height, right.Height);
        if (right.Centre.X <= left.Centre.X || height > 1.5 * Math.Min(left.Height, right.Height))
        {
            return false;
        }

        var longer = left.Width >= right.Width ? left : right;
        var (along, across) = LineBuilder.Relative(longer, (longer == left ? right : left).Centre);
        var gap = Math.Abs(along) - ((left.Width + right.Width) / 2);
        return Math.Abs(across) < 0.4 * height && gap > -0.6 * height && gap < MaxGapInHeights * height;
    }

    private static Quad Joined(Quad left, Quad right) => new(left.TopLeft, right.TopRight, right.BottomRight, left.BottomLeft);
}
