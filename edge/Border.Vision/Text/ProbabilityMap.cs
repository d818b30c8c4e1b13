using System.Buffers;
using Border.Imaging;

namespace Border.Vision.Text;

/// <summary>Turns the detector's map of text probability into rectangles (the post-processing of "DB", Liao et al. 2020).</summary>
internal static class ProbabilityMap
{
    /// <summary>Rectangles around connected areas of text, in pixels of the map.</summary>
    /// <param name="map">Probabilities, row-major.</param>
    /// <param name="width">Per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="options">Thresholds.</param>
    public static List<TextRegion> Regions(ReadOnlySpan<float> map, int width, int height, TextDetectorOptions options)
    {
        var regions = new List<TextRegion>();
        var seen = ArrayPool<bool>.Shared.Rent(width * height);
        seen.AsSpan(0, width * height).Clear();
        var stack = new Stack<int>();
        var rows = new Dictionary<int, (int Left, int Right)>();
        for (var start = 0; start < width * height && regions.Count < options.MaxRegions; start++)
        {
            if (seen[start] || map[start] < options.PixelThreshold)
            {
                continue;
            }

            rows.Clear();
            var (sum, count) = Flood(map, seen, start, width, height, options.PixelThreshold, stack, rows);
            var score = (float)(sum / count);
            if (rows.Count >= options.MinSide && score >= options.RegionThreshold)
            {
                regions.Add(new TextRegion(Grow(MinimalRectangle.Around(Outline(rows)), options.Grow), score));
            }
        }

        ArrayPool<bool>.Shared.Return(seen);
        return regions;
    }

    /// <summary>Visits one connected area (8 neighbours) and notes each row's ends, which are all that a hull needs.</summary>
    private static (double Sum, int Count) Flood(
        ReadOnlySpan<float> map, bool[] seen, int start, int width, int height, float threshold, Stack<int> stack, Dictionary<int, (int Left, int Right)> rows)
    {
        double sum = 0;
        var count = 0;
        seen[start] = true;
        stack.Push(start);
        while (stack.TryPop(out var at))
        {
            var (y, x) = Math.DivRem(at, width);
            sum += map[at];
            count++;
            rows[y] = rows.TryGetValue(y, out var ends) ? (Math.Min(ends.Left, x), Math.Max(ends.Right, x)) : (x, x);
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
            {
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                {
                    var next = (ny * width) + nx;
                    if (!seen[next] && map[next] >= threshold)
                    {
                        seen[next] = true;
                        stack.Push(next);
                    }
                }
            }
        }

        return (sum, count);
    }

    private static List<Point> Outline(Dictionary<int, (int Left, int Right)> rows)
    {
        var points = new List<Point>(rows.Count * 4);
        foreach (var (y, (left, right)) in rows)
        {
            points.Add(new Point(left, y));
            points.Add(new Point(left, y + 1));
            points.Add(new Point(right + 1, y));
            points.Add(new Point(right + 1, y + 1));
        }

        return points;
    }

    /// <summary>The network marks the shrunken core of a line; growing by area / perimeter times a factor undoes it.</summary>
    private static Quad Grow(Quad core, double factor)
    {
        var (width, height) = (core.Width, core.Height);
        var by = width * height * factor / (2 * (width + height));
        var (ux, uy) = ((core.TopRight.X - core.TopLeft.X) / width * by, (core.TopRight.Y - core.TopLeft.Y) / width * by);
        var (vx, vy) = (-uy, ux);
        return new Quad(
            new Point(core.TopLeft.X - ux - vx, core.TopLeft.Y - uy - vy),
            new Point(core.TopRight.X + ux - vx, core.TopRight.Y + uy - vy),
            new Point(core.BottomRight.X + ux + vx, core.BottomRight.Y + uy + vy),
            new Point(core.BottomLeft.X - ux + vx, core.BottomLeft.Y - uy + vy));
    }
}
