using Border.Imaging;
using Border.Vision.Text;

namespace Border.Vision.Plates;

/// <summary>Picks the regions that have a plate's shape, and pairs of them that a gap in the plate has split.</summary>
internal static class PlateFinder
{
    private const double MinAspect = 1.3;
    private const double MaxAspect = 8;
    private const double MaxGapInHeights = 1.2;
    private const int MinHeight = 8;

    // The finder cuts narrow first and last characters; a little more at both ends costs nothing.
    private const double Margin = 0.15;

    /// <summary>Areas worth reading, the tallest text first: on a plate the number is the largest thing written.</summary>
    public static List<Quad> Areas(IReadOnlyList<TextRegion> regions, int max)
    {
        var pieces = regions.Select(r => r.Quad).Where(q => q.Height >= MinHeight && q.Width > 0.8 * q.Height).ToList();
        var areas = pieces.Where(HasShape).ToList();
        foreach (var left in pieces)
        {
            areas.AddRange(pieces.Where(right => Adjoins(left, right)).Select(right => Joined(left, right)).Where(HasShape));
        }

        return [.. areas.OrderByDescending(a => a.Height * Math.Sqrt(a.Width)).Take(max).Select(a => LineBuilder.Prolong(a, Margin * a.Height, Margin * a.Height))];
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
