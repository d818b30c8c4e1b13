using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        for (var y = 0; y < height; y++)
        {
            if (source.Channels == 1)
            {
                GreyRow(source, toSource, samples, y, result.Row(y));
            }
            else
            {
                ColourRow(source, toSource, samples, y, result.Row(y));
            }
        }

        return result;
    }

    private static void GreyRow(Image source, in Homography toSource, int samples, int y, Span<byte> row)
    {
        var pixels = source.Pixels;
        for (var x = 0; x < row.Length; x++)
        {
            var sum = 0f;
            for (var s = 0; s < samples * samples; s++)
            {
                var (offset, right, below, fx, fy) = Place(source, toSource, x + Step(s % samples, samples), y + Step(s / samples, samples));
                var upper = pixels[offset] + (fx * (pixels[offset + right] - pixels[offset]));
                var lower = pixels[offset + below] + (fx * (pixels[offset + below + right] - pixels[offset + below]));
                sum += upper + (fy * (lower - upper));
            }

            row[x] = (byte)((sum / (samples * samples)) + 0.5f);
        }
    }

    /// <summary>The three colours of a pixel side by side in one register.</summary>
    private static void ColourRow(Image source, in Homography toSource, int samples, int y, Span<byte> row)
    {
        var pixels = source.Pixels;
        for (int x = 0, to = 0; to < row.Length; x++, to += 3)
        {
            var sum = Vector128<float>.Zero;
            for (var s = 0; s < samples * samples; s++)
            {
                var (offset, right, below, fx, fy) = Place(source, toSource, x + Step(s % samples, samples), y + Step(s / samples, samples));
                var (left, lowerLeft) = (Colours(pixels, offset), Colours(pixels, offset + below));
                var upper = left + (fx * (Colours(pixels, offset + right) - left));
                var lower = lowerLeft + (fx * (Colours(pixels, offset + below + right) - lowerLeft));
                sum += upper + (fy * (lower - upper));
            }

            var mean = Vector128.ConvertToInt32((sum / (samples * samples)) + Vector128.Create(0.5f));
            (row[to], row[to + 1], row[to + 2]) = ((byte)mean[0], (byte)mean[1], (byte)mean[2]);
        }
    }

    /// <summary>Of so many samples in a pixel's side, where this one lies, 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Step(int sample, int samples) => (sample + 0.5) / samples;

    /// <summary>Red, green and blue of the pixel at an offset; the fourth number is not used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Colours(ReadOnlySpan<byte> pixels, int offset)
    {
        var bytes = offset + 4 <= pixels.Length
            ? BinaryPrimitives.ReadUInt32LittleEndian(pixels[offset..])
            : (uint)(pixels[offset] | (pixels[offset + 1] << 8) | (pixels[offset + 2] << 16));
        return Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte())).AsInt32());
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

    /// <summary>
    /// Where a sample lies: the offsets of its pixel, of the one to the right (0 at the edge) and of the one below from it, and how far
    /// towards them, 0 to 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Offset, int Right, int Below, float X, float Y) Place(Image source, in Homography toSource, double column, double row)
    {
        var at = toSource.Map(new Point(column, row));

        // What a degenerate map sends nowhere (not a number) is looked up at the edge: the comparisons are made so that it fails them.
        var (x, y) = ((float)(at.X - 0.5), (float)(at.Y - 0.5));
        x = x > 0 ? Math.Min(x, source.Width - 1) : 0;
        y = y > 0 ? Math.Min(y, source.Height - 1) : 0;
        var (left, top) = ((int)x, (int)y);
        var right = left + 1 < source.Width ? source.Channels : 0;
        var below = top + 1 < source.Height ? source.Stride : 0;
        return ((top * source.Stride) + (left * source.Channels), right, below, x - left, y - top);
    }
}
