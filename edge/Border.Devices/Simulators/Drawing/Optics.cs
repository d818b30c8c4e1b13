using Border.Imaging;

namespace Border.Devices.Simulators.Drawing;

/// <summary>What a lens and a sensor do to a clean drawing: softness, brightness, noise, JPEG.</summary>
internal static class Optics
{
    /// <summary>Encodes the picture as a device would.</summary>
    /// <param name="picture">Changed in place.</param>
    /// <param name="random">Decides how much of everything.</param>
    /// <param name="noise">Largest noise, standard deviation in grey levels.</param>
    /// <param name="softness">Largest share of blur, 0 to 1.</param>
    public static byte[] Capture(Image picture, SeededRandom random, double noise, double softness)
    {
        Soften(picture, random.Between(0, softness));
        Expose(picture, random.Between(0.88, 1.06), random.Between(noise / 4, noise), random);
        return picture.EncodeJpeg(72 + random.Below(23));
    }

    /// <summary>Copies a picture into another, whole.</summary>
    public static void Place(Image picture, Image into, int x, int y)
    {
        for (var row = 0; row < picture.Height; row++)
        {
            picture.Row(row).CopyTo(into.Row(y + row).Slice(x * 3, picture.Stride));
        }
    }

    // A 1-2-1 filter along each row and then down the columns, mixed with the original.
    private static void Soften(Image picture, double share)
    {
        var side = (int)(share * 64);
        var middle = 256 - (2 * side);
        var pixels = picture.Pixels;
        foreach (var step in new[] { 3, picture.Stride })
        {
            for (var at = step; at < pixels.Length - step; at++)
            {
                pixels[at] = (byte)(((pixels[at - step] * side) + (pixels[at] * middle) + (pixels[at + step] * side)) >> 8);
            }
        }
    }

    private static void Expose(Image picture, double brightness, double noise, SeededRandom random)
    {
        var factor = (int)(brightness * 256);
        var pixels = picture.Pixels;
        for (var at = 0; at + 2 < pixels.Length; at += 3)
        {
            var grain = (int)((random.NextDouble() + random.NextDouble() - 1) * 2.4 * noise);
            for (var c = 0; c < 3; c++)
            {
                pixels[at + c] = (byte)Math.Clamp(((pixels[at + c] * factor) >> 8) + grain, 0, 255);
            }
        }
    }
}
