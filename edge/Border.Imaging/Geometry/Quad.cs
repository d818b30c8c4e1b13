namespace Border.Imaging;

/// <summary>A point in pixels; (0.5, 0.5) is the middle of the first pixel.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
public readonly record struct Point(double X, double Y)
{
    /// <summary>Distance to another point in pixels.</summary>
    public double DistanceTo(Point other) => Math.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));
}

/// <summary>Four corners of something flat, as text lies in a photograph: clockwise, from the text's own top left.</summary>
/// <param name="TopLeft">Where reading starts.</param>
/// <param name="TopRight">End of the upper edge.</param>
/// <param name="BottomRight">End of the lower edge.</param>
/// <param name="BottomLeft">Start of the lower edge.</param>
public readonly record struct Quad(Point TopLeft, Point TopRight, Point BottomRight, Point BottomLeft)
{
    /// <summary>Mean length of upper and lower edge in pixels.</summary>
    public double Width => (TopLeft.DistanceTo(TopRight) + BottomLeft.DistanceTo(BottomRight)) / 2;

    /// <summary>Mean length of left and right edge in pixels.</summary>
    public double Height => (TopLeft.DistanceTo(BottomLeft) + TopRight.DistanceTo(BottomRight)) / 2;

    /// <summary>The middle of the four corners.</summary>
    public Point Centre => new(
        (TopLeft.X + TopRight.X + BottomRight.X + BottomLeft.X) / 4,
        (TopLeft.Y + TopRight.Y + BottomRight.Y + BottomLeft.Y) / 4);

    /// <summary>The smallest upright box around the corners.</summary>
    public Box Bounds
    {
        get
        {
            var left = (int)Math.Floor(Math.Min(Math.Min(TopLeft.X, TopRight.X), Math.Min(BottomRight.X, BottomLeft.X)));
            var top = (int)Math.Floor(Math.Min(Math.Min(TopLeft.Y, TopRight.Y), Math.Min(BottomRight.Y, BottomLeft.Y)));
            var right = (int)Math.Ceiling(Math.Max(Math.Max(TopLeft.X, TopRight.X), Math.Max(BottomRight.X, BottomLeft.X)));
            var bottom = (int)Math.Ceiling(Math.Max(Math.Max(TopLeft.Y, TopRight.Y), Math.Max(BottomRight.Y, BottomLeft.Y)));
            return new Box(left, top, right - left, bottom - top);
        }
    }

    /// <summary>The four corners of an upright box.</summary>
    public static Quad Of(Box box) => new(
        new Point(box.X, box.Y),
        new Point(box.X + box.Width, box.Y),
        new Point(box.X + box.Width, box.Y + box.Height),
        new Point(box.X, box.Y + box.Height));

    /// <summary>The corners moved about the origin, as when an image is resized.</summary>
    public Quad Scale(double x, double y)
    {
        Point At(Point p) => new(p.X * x, p.Y * y);
        return new Quad(At(TopLeft), At(TopRight), At(BottomRight), At(BottomLeft));
    }

    /// <summary>A part of the area's height, or more than it: from 0, the upper edge, to 1, the lower one.</summary>
    public Quad Band(double from, double to)
    {
        static Point Between(Point a, Point b, double t) => new(a.X + ((b.X - a.X) * t), a.Y + ((b.Y - a.Y) * t));
        return new Quad(
            Between(TopLeft, BottomLeft, from),
            Between(TopRight, BottomRight, from),
            Between(TopRight, BottomRight, to),
            Between(TopLeft, BottomLeft, to));
    }

    /// <summary>The same area read upside down.</summary>
    public Quad UpsideDown() => new(BottomRight, BottomLeft, TopLeft, TopRight);
}
