using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Border.Imaging;

/// <summary>
/// Resizing with a triangle filter as wide as the reduction: bilinear when enlarging, area-weighted when reducing, so that thin
/// strokes survive. Rows first (vectorised), then columns.
/// </summary>
public static class Scaling
{
    private const int One = 256;

    // A pixel of three bytes is read as four.
    private const int Beyond = 1;

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
        var line = ArrayPool<byte>.Shared.Rent(image.Stride + Beyond);
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

        Narrow(total, line);
    }

    /// <summary>The upper byte of each sum.</summary>
    private static void Narrow(ReadOnlySpan<ushort> total, Span<byte> line)
    {
        var i = 0;
        for (; i <= total.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var (low, high) = (new Vector<ushort>(total[i..]), new Vector<ushort>(total[(i + Vector<ushort>.Count)..]));
            Vector.Narrow(low >>> 8, high >>> 8).CopyTo(line[i..]);
        }

        for (; i < total.Length; i++)
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
        if (channels == 1)
        {
            BlendGrey(line, columns, row);
        }
        else
        {
            BlendColours(line, columns, row);
        }
    }

    private static void BlendGrey(ReadOnlySpan<byte> line, Taps columns, Span<byte> row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var sum = One / 2;
            var at = columns.First[x];
            foreach (var weight in columns.WeightsOf(x))
            {
                sum += line[at++] * weight;
            }

            row[x] = (byte)(sum >> 8);
        }
    }

    /// <summary>The three colours of a pixel side by side in one register; the byte after them falls away.</summary>
    private static void BlendColours(ReadOnlySpan<byte> line, Taps columns, Span<byte> row)
    {
        for (int x = 0, to = 0; to < row.Length; x++, to += 3)
        {
            var sum = Vector128.Create((uint)One / 2);
            var from = line[(3 * columns.First[x])..];
            foreach (var weight in columns.WeightsOf(x))
            {
                var bytes = Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt32LittleEndian(from)).AsByte();
                sum += Vector128.WidenLower(Vector128.WidenLower(bytes)) * weight;
                from = from[3..];
            }

            sum >>>= 8;
            row[to + 2] = (byte)sum[2];
            row[to + 1] = (byte)sum[1];
            row[to] = (byte)sum[0];
        }
    }
}
