using Border.Imaging;

namespace Border.Vision.Plates;

/// <summary>Where a plate may be: one line, or two of which one stands above the other.</summary>
/// <param name="Line">The only line, or the upper one.</param>
/// <param name="Lower">The lower line; null where there is none.</param>
internal readonly record struct PlateArea(Quad Line, Quad? Lower)
{
    /// <summary>Around all of it.</summary>
    public Box Bounds => Lower is { } lower ? Around(Line.Bounds, lower.Bounds) : Line.Bounds;

    private static Box Around(Box a, Box b)
    {
        var (left, top) = (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y));
        return new Box(left, top, Math.Max(a.X + a.Width, b.X + b.Width) - left, Math.Max(a.Y + a.Height, b.Y + b.Height) - top);
    }
}
