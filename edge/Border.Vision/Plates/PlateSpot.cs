using Border.Imaging;

namespace Border.Vision.Plates;

/// <summary>A place that was read.</summary>
/// <param name="Area">Where.</param>
/// <param name="Text">What it says.</param>
internal sealed record PlateSpot(PlateArea Area, PlateText Text)
{
    /// <summary>How sure it is that a plate stands here and says so, 0-1.</summary>
    public double Score { get; } = Text.Confidence * PlateSyntax.Plausibility(Text.Text);

    /// <summary>Around it, in pixels of the image.</summary>
    public Box Box { get; } = Area.Bounds;

    /// <summary>Those that reach a score, best first, one per place: of overlapping readings the better one stays.</summary>
    public static List<PlateSpot> Best(IEnumerable<PlateSpot> spots, double least, int most)
    {
        var best = new List<PlateSpot>();
        foreach (var spot in spots.Where(s => s.Score >= least).OrderByDescending(s => s.Rank))
        {
            if (best.Count < most && best.TrueForAll(b => !Overlap(b.Box, spot.Box)))
            {
                best.Add(spot);
            }
        }

        return best;
    }

    /// <summary>
    /// Size decides between readings of like confidence: the vehicle at the barrier is the nearest one. So does length: a part of a plate is
    /// read more surely than the whole.
    /// </summary>
    private double Rank => Score * Math.Pow((double)Box.Width * Box.Height, 0.1) * Math.Pow(1.12, Text.Text.Length);

    private static bool Overlap(Box a, Box b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
