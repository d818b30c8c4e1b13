using Border.Imaging;

namespace Border.Vision.Text;

/// <summary>The smallest turned rectangle around points: convex hull, then the hull edge that gives the least area.</summary>
internal static class MinimalRectangle
{
    /// <summary>Corners clockwise from the top left of the rectangle as it lies, its longer side nearest to horizontal first.</summary>
    public static Quad Around(List<Point> points)
    {
        var hull = Hull(points);
        var best = double.MaxValue;
        Quad rectangle = default;
        for (var i = 0; i < hull.Count; i++)
        {
            var (a, b) = (hull[i], hull[(i + 1) % hull.Count]);
            var length = a.DistanceTo(b);
            if (length < 1e-9)
            {
                continue;
            }

            var candidate = Along(hull, (b.X - a.X) / length, (b.Y - a.Y) / length, out var area);
            if (area < best)
            {
                (best, rectangle) = (area, candidate);
            }
        }

        return rectangle;
    }

    /// <summary>The bounding rectangle along a direction.</summary>
    private static Quad Along(List<Point> hull, double ux, double uy, out double area)
    {
        // Directions are turned until the first axis points right (within 45 degrees), so that the quad is upright text's own order.
        while (ux < Math.Abs(uy) || (ux == uy && ux < 0))
        {
            (ux, uy) = (-uy, ux);
        }

        double minU = double.MaxValue, maxU = double.MinValue, minV = double.MaxValue, maxV = double.MinValue;
        foreach (var p in hull)
        {
            var (u, v) = ((p.X * ux) + (p.Y * uy), (-p.X * uy) + (p.Y * ux));
            (minU, maxU) = (Math.Min(minU, u), Math.Max(maxU, u));
            (minV, maxV) = (Math.Min(minV, v), Math.Max(maxV, v));
        }

        area = (maxU - minU) * (maxV - minV);
        Point At(double u, double v) => new((u * ux) - (v * uy), (u * uy) + (v * ux));
        return new Quad(At(minU, minV), At(maxU, minV), At(maxU, maxV), At(minU, maxV));
    }

    /// <summary>Andrew's monotone chain.</summary>
    private static List<Point> Hull(List<Point> points)
    {
        points.Sort(static (a, b) => a.X != b.X ? a.X.CompareTo(b.X) : a.Y.CompareTo(b.Y));
        var hull = new List<Point>();
        for (var pass = 0; pass < 2; pass++)
        {
            var floor = hull.Count + 1;
            foreach (var p in points)
            {
                while (hull.Count > floor && Cross(hull[^2], hull[^1], p) <= 0)
                {
                    hull.RemoveAt(hull.Count - 1);
                }

                hull.Add(p);
            }

            hull.RemoveAt(hull.Count - 1);
            points.Reverse();
        }

        return hull;
    }

    private static double Cross(Point o, Point a, Point b) => ((a.X - o.X) * (b.Y - o.Y)) - ((a.Y - o.Y) * (b.X - o.X));
}
