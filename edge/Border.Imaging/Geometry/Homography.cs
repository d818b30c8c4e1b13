namespace Border.Imaging;

/// <summary>
/// A projective map of the plane, 3 x 3 with the last element 1:
/// x' = (A x + B y + C) / (G x + H y + 1), y' = (D x + E y + F) / (G x + H y + 1).
/// </summary>
public readonly record struct Homography(double A, double B, double C, double D, double E, double F, double G, double H)
{
    /// <summary>The map of one point.</summary>
    public Point Map(Point p)
    {
        var (x, y) = ((A * p.X) + (B * p.Y) + C, (D * p.X) + (E * p.Y) + F);
        if (G == 0 && H == 0)
        {
            return new Point(x, y);
        }

        var w = (G * p.X) + (H * p.Y) + 1;
        return new Point(x / w, y / w);
    }

    /// <summary>The map that takes an upright rectangle from (0,0) to (width,height) onto four corners.</summary>
    public static Homography FromRectangle(double width, double height, Quad to)
    {
        // Closed form for the unit square (Heckbert, Fundamentals of Texture Mapping, 1989, section 2.2.3), then scaled.
        var (p0, p1, p2, p3) = (to.TopLeft, to.TopRight, to.BottomRight, to.BottomLeft);
        var (dx1, dx2, sx) = (p1.X - p2.X, p3.X - p2.X, p0.X - p1.X + p2.X - p3.X);
        var (dy1, dy2, sy) = (p1.Y - p2.Y, p3.Y - p2.Y, p0.Y - p1.Y + p2.Y - p3.Y);
        var determinant = (dx1 * dy2) - (dx2 * dy1);
        var flat = Math.Abs(determinant) < 1e-12;
        var g = flat ? 0 : ((sx * dy2) - (dx2 * sy)) / determinant;
        var h = flat ? 0 : ((dx1 * sy) - (sx * dy1)) / determinant;
        return new Homography(
            (p1.X - p0.X + (g * p1.X)) / width,
            (p3.X - p0.X + (h * p3.X)) / height,
            p0.X,
            (p1.Y - p0.Y + (g * p1.Y)) / width,
            (p3.Y - p0.Y + (h * p3.Y)) / height,
            p0.Y,
            g / width,
            h / height);
    }

    /// <summary>
    /// The similarity (turn, uniform scale, shift; no mirroring) that brings points closest to others in the least squares sense
    /// (Umeyama 1991; in the plane it has this closed form).
    /// </summary>
    /// <param name="from">At least two different points.</param>
    /// <param name="to">As many points.</param>
    public static Homography Similarity(ReadOnlySpan<Point> from, ReadOnlySpan<Point> to)
    {
        var (meanFrom, meanTo) = (Mean(from), Mean(to));
        double dot = 0, cross = 0, spread = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var (fx, fy) = (from[i].X - meanFrom.X, from[i].Y - meanFrom.Y);
            var (tx, ty) = (to[i].X - meanTo.X, to[i].Y - meanTo.Y);
            dot += (fx * tx) + (fy * ty);
            cross += (fx * ty) - (fy * tx);
            spread += (fx * fx) + (fy * fy);
        }

        var (cos, sin) = spread > 0 ? (dot / spread, cross / spread) : (1.0, 0.0);
        return new Homography(
            cos, -sin, meanTo.X - (cos * meanFrom.X) + (sin * meanFrom.Y),
            sin, cos, meanTo.Y - (sin * meanFrom.X) - (cos * meanFrom.Y),
            0, 0);
    }

    private static Point Mean(ReadOnlySpan<Point> points)
    {
        double x = 0, y = 0;
        foreach (var p in points)
        {
            x += p.X;
            y += p.Y;
        }

        return new Point(x / points.Length, y / points.Length);
    }
}
