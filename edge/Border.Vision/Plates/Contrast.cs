using Border.Imaging;

namespace Border.Vision.Plates;

/// <summary>Makes night and day look alike.</summary>
internal static class Contrast
{
    private const double Tail = 0.01;
    private const int LeastRange = 12;

    /// <summary>In place: the darkest hundredth becomes black, the lightest white. A range below 12 of 255 is noise and stays faint.</summary>
    public static void Stretch(Image gray)
    {
        var pixels = gray.Pixels;
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (var value in pixels)
        {
            counts[value]++;
        }

        var (low, high) = (Quantile(counts, Tail * pixels.Length), Quantile(counts, (1 - Tail) * pixels.Length));
        var scale = 255f / Math.Max(LeastRange, high - low);
        Span<byte> table = stackalloc byte[256];
        for (var v = 0; v < 256; v++)
        {
            table[v] = (byte)Math.Clamp((v - low) * scale, 0, 255);
        }

        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = table[pixels[i]];
        }
    }

    /// <summary>The first value up to which there are so many pixels.</summary>
    private static int Quantile(ReadOnlySpan<int> counts, double pixels)
    {
        var sum = 0;
        for (var v = 0; v < 256; v++)
        {
            sum += counts[v];
            if (sum >= pixels)
            {
                return v;
            }
        }

        return 255;
    }
}
