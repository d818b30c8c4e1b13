using System.Buffers;
using System.Numerics;

namespace Border.Imaging;

/// <summary>
/// Resizing with a triangle filter as wide as the reduction: bilinear when enlarging, area-weighted when reducing, so that thin
/// strokes survive. Rows first (vectorised), then columns.
/// </summary>
public static class Scaling
{
    private const int One = 256;

    /// <summary>A resized copy; the sides need not keep their ratio.</summary>
    /// <param name="image">What to resize.</param>
    /// <param name="width">New pixels per row, at least 1.</param>
    /// <param name="height">New rows, at least 1.</param>
    public static Image Resize(this Image image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        var result = Image.Create(width, height, image.Format);
        var rows = Taps.Between(image.Height, height);
        var columns = Taps.Between(image.Width, width);
        var sums = ArrayPool<ushort>.Shared.Rent(image.Stride);
        var line = ArrayPool<byte>.Shared.Rent(image.Stride);
        var pixels = image.Pixels;
        for (var y = 0; y < height; y++)
        {
            BlendRows(pixels, image.Stride, rows.First[y], rows.WeightsOf(y), sums, line);
            BlendColumns(line, columns, image.Channels, result.Row(y));
        }

        ArrayPool<ushort>.Shared.Return(sums);
        ArrayPool<byte>.Shared.Return(line);
        return result;
    }

    private static void BlendRows(ReadOnlySpan<byte> pixels, int stride, int first, ReadOnlySpan<ushort> weights, ushort[] sums, byte[] line)
    {
        // Weights add up to 256 and pixels reach 255, so a sum never leaves 16 bits.
        var total = sums.AsSpan(0, stride);
        total.Fill(One / 2);
        for (var tap = 0; tap < weights.Length; tap++)
        {
            if (weights[tap] != 0)
            {
                AddWeighted(pixels.Slice((first + tap) * stride, stride), weights[tap], total);
            }
        }

        for (var i = 0; i < stride; i++)
        {
            line[i] = (byte)(total[i] >> 8);
        }
    }

    private static void AddWeighted(ReadOnlySpan<byte> row, ushort weight, Span<ushort> total)
    {
        var i = 0;
        var factor = new Vector<ushort>(weight);
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[i..]), out var low, out var high);
            var lower = total[i..];
            var upper = total[(i + Vector<ushort>.Count)..];
            (new Vector<ushort>(lower) + (low * factor)).CopyTo(lower);
            (new Vector<ushort>(upper) + (high * factor)).CopyTo(upper);
        }

        for (; i < row.Length; i++)
        {
            total[i] += (ushort)(row[i] * weight);
        }
    }

    private static void BlendColumns(ReadOnlySpan<byte> line, Taps columns, int channels, Span<byte> row)
    {
        var width = row.Length / channels;
        for (var x = 0; x < width; x++)
        {
            var weights = columns.WeightsOf(x);
            var at = columns.First[x] * channels;
            if (channels == 1)
            {
                int sum = One / 2;
                foreach (var weight in weights)
                {
                    sum += line[at++] * weight;
                }

                row[x] = (byte)(sum >> 8);
                continue;
            }

            int red = One / 2, green = One / 2, blue = One / 2;
            foreach (var weight in weights)
            {
                red += line[at] * weight;
                green += line[at + 1] * weight;
                blue += line[at + 2] * weight;
                at += 3;
            }

            row[3 * x] = (byte)(red >> 8);
            row[(3 * x) + 1] = (byte)(green >> 8);
            row[(3 * x) + 2] = (byte)(blue >> 8);
        }
    }
}
