using Border.Imaging;

namespace Border.Vision.Runtime;

/// <summary>Lays pixels out as networks want them: one plane per channel, scaled and shifted.</summary>
internal static class Planes
{
    /// <summary>Writes red, green, blue planes; each value becomes (v - shift) * scale with the plane's own numbers.</summary>
    /// <param name="image">An RGB image.</param>
    /// <param name="target">At least 3 x width x height floats; rows of <paramref name="rowLength"/>.</param>
    /// <param name="rowLength">Floats per row of the target, at least the image's width; the rest of each row is left as it is.</param>
    /// <param name="bgr">True to write blue first.</param>
    /// <param name="shift">Per plane.</param>
    /// <param name="scale">Per plane.</param>
    public static void Write(Image image, Span<float> target, int rowLength, bool bgr, ReadOnlySpan<float> shift, ReadOnlySpan<float> scale)
    {
        var plane = rowLength * image.Height;
        Span<float> table = stackalloc float[256];
        for (var c = 0; c < 3; c++)
        {
            var channel = bgr ? 2 - c : c;
            for (var v = 0; v < 256; v++)
            {
                table[v] = (v - shift[c]) * scale[c];
            }

            for (var y = 0; y < image.Height; y++)
            {
                var row = image.Row(y)[channel..];
                var to = target.Slice((c * plane) + (y * rowLength), image.Width);
                for (int x = 0, at = 0; x < to.Length; x++, at += 3)
                {
                    to[x] = table[row[at]];
                }
            }
        }
    }
}
