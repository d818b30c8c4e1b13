using Border.Imaging;

namespace Border.Vision.Mrz;

/// <summary>Lines that fit a layout, where they lie, how sure their characters are, and how badly they fit in text and spacing.</summary>
internal sealed record Zone(MrzFit Fit, IReadOnlyList<Quad> Quads, double Confidence, double Cost)
{
    /// <summary>
    /// A zone, though maybe a badly read one, and not chance: the first letter goes with the layout, fillers stand in it, nearly
    /// every character is of its kind, and some check digit holds.
    /// </summary>
    public bool IsPlausible =>
        Fit.Layout.GoesWith(Fit.Lines[0][0])
        && Fit.Misfits <= 4
        && Fit.Lines.Sum(l => l.Count(c => c == '<')) >= 4
        && Fit.Failed.Count < Fit.Layout.Checks.Length;

    /// <summary>Around all lines.</summary>
    public Box Bounds
    {
        get
        {
            var boxes = Quads.Select(q => q.Bounds).ToList();
            var (left, top) = (boxes.Min(b => b.X), boxes.Min(b => b.Y));
            return new Box(left, top, boxes.Max(b => b.X + b.Width) - left, boxes.Max(b => b.Y + b.Height) - top);
        }
    }

    /// <summary>The same zone in the image before it was turned a quarter clockwise.</summary>
    /// <param name="height">Rows of that image.</param>
    public Zone TurnedBack(int height)
    {
        Point Back(Point p) => new(p.Y, height - p.X);
        return this with
        {
            Quads = [.. Quads.Select(q => new Quad(Back(q.TopLeft), Back(q.TopRight), Back(q.BottomRight), Back(q.BottomLeft)))],
        };
    }
}
