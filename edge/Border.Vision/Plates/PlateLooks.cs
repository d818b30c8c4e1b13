using Border.Imaging;
using Border.Vision.Runtime;
using Border.Vision.Text;

namespace Border.Vision.Plates;

/// <summary>
/// The looks that a reading takes: one at the whole picture, then closer ones at places that are too small or too doubtful to be read well
/// from it.
/// </summary>
internal sealed class PlateLooks(TextDetector detector, PlateLine line, PlateOptions options)
{
    private const int MinSide = 8;

    // Beside a plate that leaves no doubt: how tall a line must be against it to be read as another vehicle's, ...
    private const double Visibility = 0.4;

    // ... and to be worth a closer look.
    private const double Nearness = 0.7;

    /// <summary>Every place of the picture that could be a plate, with what it says.</summary>
    public List<PlateSpot> Whole(Image image, StepWatch watch, CancellationToken cancellation)
    {
        var regions = detector.Detect(image, options.DetectionLongSide, cancellation);
        watch.Add("find");
        var spots = Read(image, PlateFinder.Lines(regions, options.MaxRegions), cancellation);
        watch.Add("read");
        foreach (var spot in PlateSpot.Best(spots, options.CloserLookFrom, options.MaxCloserLooks).Where(s => s.Score < options.CloserLookBelow))
        {
            cancellation.ThrowIfCancellationRequested();
            if (spot.Area.Line.Height >= Nearness * Surest(spots))
            {
                spots.AddRange(Closer(image, Around(spot.Box), cancellation));
                watch.Add("closer");
            }
        }

        return spots;
    }

    /// <summary>The places inside a box that is known to hold a plate and not much else.</summary>
    public List<PlateSpot> Closely(Image image, Box plate, StepWatch watch, CancellationToken cancellation)
    {
        var spots = Closer(image, plate.Grow(plate.Width / 12, plate.Height / 12), cancellation);
        watch.Add("closer");
        return spots;
    }

    /// <summary>Cuts out, brings to the size at which the finder sees best, finds and reads.</summary>
    private List<PlateSpot> Closer(Image image, Box box, CancellationToken cancellation)
    {
        var inside = box.Within(image.Width, image.Height);
        if (inside.Width < MinSide || inside.Height < MinSide)
        {
            return [];
        }

        using var cut = image.Crop(inside);
        var height = (int)((double)cut.Height * options.CloserLookWidth / cut.Width);
        using var near = cut.Resize(options.CloserLookWidth, Math.Clamp(height, MinSide, 2 * options.CloserLookWidth));
        var (x, y) = ((double)cut.Width / near.Width, (double)cut.Height / near.Height);
        var regions = detector.Detect(near, Math.Max(near.Width, near.Height), cancellation);
        return Read(image, PlateFinder.Lines(regions, options.MaxRegions / 2).ConvertAll(q => Moved(q.Scale(x, y), inside)), cancellation);
    }

    private List<PlateSpot> Read(Image image, List<Quad> lines, CancellationToken cancellation)
    {
        var spots = new List<PlateSpot>();
        var readings = new List<List<CtcHypothesis>>();
        foreach (var quad in lines)
        {
            if (quad.Height >= Visibility * Surest(spots))
            {
                readings.Add(line.Read(image, quad, cancellation));
                spots.Add(new PlateSpot(new PlateArea(quad, null), PlateText.Of(readings[^1])));
            }
        }

        var read = spots.ConvertAll(s => s.Area.Line);
        if (!spots.Exists(IsSure))
        {
            var doubtful = spots.Take(options.MaxBanded).Where(s => s.Score < options.CloserLookBelow).SelectMany(s => PlateFinder.Bands(s.Area.Line)).ToList();
            spots.AddRange(doubtful.Select(band => new PlateSpot(new PlateArea(band, null), PlateText.Of(line.Read(image, band, cancellation)))));
        }

        foreach (var (upper, lower) in PlateFinder.Stacks(read))
        {
            var text = PlateText.Of(readings[upper], readings[lower]);
            if (PlateSyntax.BreaksAfter(text.Text, spots[upper].Text.Text.Length))
            {
                spots.Add(new PlateSpot(new PlateArea(read[upper], read[lower]), text));
            }
        }

        return spots;
    }

    private bool IsSure(PlateSpot spot) => spot.Score >= options.Sure;

    /// <summary>The height of the tallest plate that leaves no doubt; 0 where there is none.</summary>
    private double Surest(List<PlateSpot> spots) => spots.Where(IsSure).Select(s => s.Area.Line.Height).DefaultIfEmpty(0).Max();

    /// <summary>A line's surroundings: the whole plate, whatever stands above and below the line.</summary>
    private static Box Around(Box line) => line.Grow(line.Width / 4, (int)(1.2 * line.Height));

    private static Quad Moved(Quad quad, Box by)
    {
        Point At(Point p) => new(p.X + by.X, p.Y + by.Y);
        return new Quad(At(quad.TopLeft), At(quad.TopRight), At(quad.BottomRight), At(quad.BottomLeft));
    }
}
