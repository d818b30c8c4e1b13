using Border.Imaging;

namespace Border.Devices.Simulators.Drawing;

/// <summary>A flat drawing photographed by hand: seen at an angle on a table, in uneven light, blurred, noisy, compressed.</summary>
internal static class Photograph
{
    /// <summary>Takes the photograph.</summary>
    /// <param name="page">The drawing; not changed.</param>
    /// <param name="care">With how much care.</param>
    /// <param name="random">Decides everything.</param>
    /// <returns>A JPEG.</returns>
    public static byte[] Take(Image page, CaptureCare care, SeededRandom random)
    {
        using var table = OnTable(page, random);
        var (width, height) = (page.Width, page.Height);
        var shrink = random.Between(care.SmallestPage, care.LargestPage) / width;
        using var seen = table.Straighten(
            Window(table, care, random), (int)(table.Width * shrink * 0.9), (int)(table.Height * shrink * 0.9));
        using var turned = seen.Rotate(random.Chance(care.TurnedShare) ? 1 + random.Below(3) : 0);
        Light.Cast(turned, care, random);
        Blur.Soften(turned, random.Between(0, care.Blur));
        if (random.Chance(care.MotionShare))
        {
            Blur.Streak(turned, 1 + random.Below(care.Motion), random.Chance(0.5));
        }

        Light.Grain(turned, random.Between(care.Noise / 4, care.Noise), random);
        return turned.EncodeJpeg(care.WorstJpeg + random.Below(care.BestJpeg - care.WorstJpeg + 1));
    }

    /// <summary>The page with a quarter of its size of table around it.</summary>
    private static Image OnTable(Image page, SeededRandom random)
    {
        var (x, y) = (page.Width / 4, page.Height / 4);
        var table = Image.Create(page.Width + (2 * x), page.Height + (2 * y), page.Format);
        Span<byte> colour = [(byte)random.Between(20, 220), (byte)random.Between(20, 220), (byte)random.Between(20, 220)];
        for (var at = 0; at < table.Pixels.Length; at++)
        {
            table.Pixels[at] = colour[at % 3];
        }

        Optics.Place(page, table, x, y);
        return table;
    }

    /// <summary>What the camera sees of the table: the middle of it, turned, its corners drawn in or out.</summary>
    private static Quad Window(Image table, CaptureCare care, SeededRandom random)
    {
        var turn = random.Between(-care.Tilt, care.Tilt) * Math.PI / 180;
        var (cos, sin) = (Math.Cos(turn), Math.Sin(turn));
        Point Corner(double x, double y)
        {
            var (dx, dy) = ((x * 0.45) + random.Between(-care.Perspective, care.Perspective), (y * 0.45) + random.Between(-care.Perspective, care.Perspective));
            (dx, dy) = (dx * table.Width, dy * table.Height);
            return new Point((table.Width / 2.0) + (dx * cos) - (dy * sin), (table.Height / 2.0) + (dx * sin) + (dy * cos));
        }

        return new Quad(Corner(-1, -1), Corner(1, -1), Corner(1, 1), Corner(-1, 1));
    }
}
