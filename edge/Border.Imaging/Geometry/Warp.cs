namespace Border.Imaging;

/// <summary>Takes a flat area out of an image, straightened.</summary>
public static class Warp
{
    private const int MaxSamplesPerSide = 4;

    /// <summary>The area within four corners as an upright image. Beyond the source's edges the edge pixels continue.</summary>
    /// <param name="source">Where the area lies.</param>
    /// <param name="area">Its corners in the source.</param>
    /// <param name="width">Pixels per row of the result.</param>
    /// <param name="height">Rows of the result.</param>
    public static Image Straighten(this Image source, Quad area, int width, int height) =>
        source.Resample(Homography.FromRectangle(width, height, area), width, height);

    /// <summary>An image whose every pixel is looked up in the source.</summary>
    /// <param name="source">Where pixels come from.</param>
    /// <param name="toSource">Maps a point of the result to a point of the source.</param>
    /// <param name="width">Pixels per row of the result.</param>
    /// <param name="height">Rows of the result.</param>
    public static Image Resample(this Image source, Homography toSource, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(source);
        var result = Image.Create(width, height, source.Format);
        var samples = SamplesPerSide(toSource, width, height);
        var pixels = source.Pixels;
        var channels = source.Channels;
        Span<float> sum = stackalloc float[3];
        for (var y = 0; y < height; y++)
        {
            var row = result.Row(y);
            for (var x = 0; x < width; x++)
            {
                sum.Clear();
                for (var s = 0; s < samples * samples; s++)
                {
                    var at = toSource.Map(new Point(
                        x + (((s % samples) + 0.5) / samples),
                        y + (((s / samples) + 0.5) / samples)));
                    AddBilinear(pixels, source.Width, source.Height, channels, at, sum);
                }

                for (var c = 0; c < channels; c++)
                {
                    row[(x * channels) + c] = (byte)((sum[c] / (samples * samples)) + 0.5f);
                }
            }
        }

        return result;
    }

    /// <summary>One sample per pixel aliases where the result is smaller than the source; then several are averaged.</summary>
    private static int SamplesPerSide(Homography map, int width, int height)
    {
        var centre = map.Map(new Point(width / 2.0, height / 2.0));
        var step = Math.Max(
            centre.DistanceTo(map.Map(new Point((width / 2.0) + 1, height / 2.0))),
            centre.DistanceTo(map.Map(new Point(width / 2.0, (height / 2.0) + 1))));
        return double.IsFinite(step) ? Math.Clamp((int)Math.Round(step), 1, MaxSamplesPerSide) : 1;
    }

    private static void AddBilinear(ReadOnlySpan<byte> pixels, int width, int height, int channels, Point at, Span<float> sum)
    {
        var x = (float)Math.Clamp(at.X - 0.5, 0, width - 1);
        var y = (float)Math.Clamp(at.Y - 0.5, 0, height - 1);
        if (!(x >= 0 && y >= 0))
        {
            return;
        }

        var (left, top) = ((int)x, (int)y);
        var (fx, fy) = (x - left, y - top);
        var right = left + 1 < width ? channels : 0;
        var below = top + 1 < height ? width * channels : 0;
        var offset = ((top * width) + left) * channels;
        for (var c = 0; c < channels; c++, offset++)
        {
            var upper = pixels[offset] + (fx * (pixels[offset + right] - pixels[offset]));
            var lower = pixels[offset + below] + (fx * (pixels[offset + below + right] - pixels[offset + below]));
            sum[c] += upper + (fy * (lower - upper));
        }
    }
}
