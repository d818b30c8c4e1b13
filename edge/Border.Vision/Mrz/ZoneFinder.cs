using Border.Imaging;
using Border.Vision.Text;

namespace Border.Vision.Mrz;

/// <summary>Picks the lines that may belong to a zone: long, close above each other, of one length.</summary>
internal static class ZoneFinder
{
    private const double MinAspect = 11;
    private const double MaxSpacingInHeights = 3.5;
    private const double MinWidthRatio = 0.45;

    /// <summary>Candidate lines from bottom to top, prolonged to the ends of their neighbours: lines of a zone are equally long.</summary>
    /// <param name="regions">Found text, in pixels.</param>
    /// <param name="maxLines">At most this many, the longest.</param>
    public static List<Quad> Lines(IEnumerable<TextRegion> regions, int maxLines)
    {
        var lines = LineBuilder.Join(regions.Select(r => r.Quad).Where(q => q.Width > q.Height))
            .Where(q => q.Width >= MinAspect * q.Height)
            .OrderByDescending(q => q.Width)
            .Take(maxLines)
            .OrderByDescending(q => q.Centre.Y)
            .ToList();
        return lines.ConvertAll(line => Level(line, lines));
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

        return LineBuilder.Prolong(line, left - half, right - half);
    }
}
