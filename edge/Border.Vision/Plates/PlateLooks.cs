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
            spots.AddRange(Closer(image, Around(spot.Box), cancellation));
            watch.Add("closer");
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
        var readings = lines.ConvertAll(quad => line.Read(image, quad, cancellation));
        var spots = lines.Zip(readings, static (quad, reading) => new PlateSpot(new PlateArea(quad, null), PlateText.Of(reading))).ToList();
        foreach (var spot in spots.Take(options.MaxBanded).Where(s => s.Score < options.CloserLookBelow).ToList())
        {
            spots.AddRange(PlateFinder.Bands(spot.Area.Line).Select(band => new PlateSpot(new PlateArea(band, null), PlateText.Of(line.Read(image, band, cancellation)))));
        }

        foreach (var (upper, lower) in PlateFinder.Stacks(lines))
        {
            var text = PlateText.Of(readings[upper], readings[lower]);
            if (PlateSyntax.BreaksAfter(text.Text, spots[upper].Text.Text.Length))
            {
                spots.Add(new PlateSpot(new PlateArea(lines[upper], lines[lower]), text));
            }
        }

        return spots;
    }

    /// <summary>A line's surroundings: the whole plate, whatever stands above and below the line.</summary>
    private static Box Around(Box line) => line.Grow(line.Width / 4, (int)(1.2 * line.Height));

    private static Quad Moved(Quad quad, Box by)
    {
        Point At(Point p) => new(p.X + by.X, p.Y + by.Y);
        return new Quad(At(quad.TopLeft), At(quad.TopRight), At(quad.BottomRight), At(quad.BottomLeft));
    }
}
