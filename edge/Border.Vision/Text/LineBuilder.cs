using Border.Imaging;

namespace Border.Vision.Text;

/// <summary>Joins pieces of text that stand on one line; the finder breaks long lines where fillers or spaces are.</summary>
internal static class LineBuilder
{
    private const double MaxGapInHeights = 4;
    private const double MaxShiftInHeights = 0.45;
    private const double MaxHeightRatio = 1.8;

    /// <summary>Whole lines from pieces; pieces that join nothing are lines of their own.</summary>
    public static List<Quad> Join(IEnumerable<Quad> pieces)
    {
        var lines = new List<Quad>();
        foreach (var piece in pieces.OrderBy(p => p.Centre.X))
        {
            var at = lines.FindIndex(line => Continues(line, piece));
            if (at < 0)
            {
                lines.Add(piece);
            }
            else
            {
                lines[at] = Joined(lines[at], piece);
            }
        }

        return lines;
    }

    /// <summary>A line prolonged along its own direction, in pixels at each end.</summary>
    public static Quad Prolong(Quad line, double left, double right)
    {
        var (x, y) = Direction(line);
        Point Move(Point p, double by) => new(p.X + (x * by), p.Y + (y * by));
        return new Quad(Move(line.TopLeft, -left), Move(line.TopRight, right), Move(line.BottomRight, right), Move(line.BottomLeft, -left));
    }

    /// <summary>Where a point lies relative to a line's middle: along it and across it, in pixels.</summary>
    public static (double Along, double Across) Relative(Quad line, Point point)
    {
        var (x, y) = Direction(line);
        var (dx, dy) = (point.X - line.Centre.X, point.Y - line.Centre.Y);
        return ((dx * x) + (dy * y), (dy * x) - (dx * y));
    }

    private static (double X, double Y) Direction(Quad line)
    {
        var (x, y) = (
            line.TopRight.X - line.TopLeft.X + line.BottomRight.X - line.BottomLeft.X,
            line.TopRight.Y - line.TopLeft.Y + line.BottomRight.Y - line.BottomLeft.Y);
        var length = Math.Max(1e-9, Math.Sqrt((x * x) + (y * y)));
        return (x / length, y / length);
    }

    private static bool Continues(Quad line, Quad piece)
    {
        var (longer, other) = line.Width >= piece.Width ? (line, piece) : (piece, line);
        var height = Math.Max(line.Height, piece.Height);
        if (height > MaxHeightRatio * Math.Min(line.Height, piece.Height))
        {
            return false;
        }

        var (along, across) = Relative(longer, other.Centre);
        var gap = Math.Abs(along) - ((longer.Width + other.Width) / 2);
        return Math.Abs(across) < MaxShiftInHeights * height && gap > -height && gap < MaxGapInHeights * height;
    }

    /// <summary>From the left end of the left piece to the right end of the right one, as high as the longer piece: a short one may be a single character.</summary>
    private static Quad Joined(Quad a, Quad b)
    {
        var (left, right) = a.Centre.X <= b.Centre.X ? (a, b) : (b, a);
        var (start, end) = (Middle(left.TopLeft, left.BottomLeft), Middle(right.TopRight, right.BottomRight));
        var half = (a.Width >= b.Width ? a : b).Height / 2;
        var length = Math.Max(1e-9, start.DistanceTo(end));
        var (x, y) = ((end.X - start.X) / length * half, (end.Y - start.Y) / length * half);
        return new Quad(
            new Point(start.X + y, start.Y - x), new Point(end.X + y, end.Y - x), new Point(end.X - y, end.Y + x), new Point(start.X - y, start.Y + x));
    }

    private static Point Middle(Point a, Point b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2);
}
