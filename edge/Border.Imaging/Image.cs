using System.Buffers;

namespace Border.Imaging;

/// <summary>
/// Pixels that one owner holds and must dispose. Rows follow each other without gaps. Reading from several threads is safe;
/// writing and disposing are the owner's alone.
/// </summary>
public sealed class Image : IDisposable
{
    // Frames of common cameras are reused; larger buffers are plain garbage, so a single huge scan does not stay in memory for ever.
    private static readonly ArrayPool<byte> Pool = ArrayPool<byte>.Create(maxArrayLength: 8 * 1024 * 1024, maxArraysPerBucket: 3);

    private byte[]? _buffer;

    private Image(byte[] buffer, int width, int height, PixelFormat format)
    {
        _buffer = buffer;
        Width = width;
        Height = height;
        Format = format;
    }

    /// <summary>Pixels per row, at least 1.</summary>
    public int Width { get; }

    /// <summary>Rows, at least 1.</summary>
    public int Height { get; }

    /// <summary>Layout of one pixel.</summary>
    public PixelFormat Format { get; }

    /// <summary>Bytes per pixel: 1 or 3.</summary>
    public int Channels => (int)Format;

    /// <summary>Bytes from one row to the next: <see cref="Width"/> x <see cref="Channels"/>.</summary>
    public int Stride => Width * Channels;

    /// <summary>All pixels, row after row, <see cref="Stride"/> x <see cref="Height"/> bytes.</summary>
    /// <exception cref="ObjectDisposedException">The image was disposed.</exception>
    public Span<byte> Pixels
    {
        get
        {
            ObjectDisposedException.ThrowIf(_buffer is null, this);
            return _buffer.AsSpan(0, Stride * Height);
        }
    }

    /// <summary>A new image of undefined content.</summary>
    /// <param name="width">Pixels per row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="format">Layout of one pixel.</param>
    public static Image Create(int width, int height, PixelFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        return new Image(Pool.Rent(checked(width * height * (int)format)), width, height, format);
    }

    /// <summary>One row of <see cref="Stride"/> bytes.</summary>
    /// <param name="y">0 (top) to <see cref="Height"/> - 1.</param>
    public Span<byte> Row(int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        return Pixels.Slice(y * Stride, Stride);
    }

    /// <summary>A copy with its own pixels.</summary>
    public Image Clone()
    {
        var copy = Create(Width, Height, Format);
        Pixels.CopyTo(copy.Pixels);
        return copy;
    }

    /// <summary>Gives the pixels back. Further use throws <see cref="ObjectDisposedException"/>; a second call does nothing.</summary>
    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, null);
        if (buffer is not null)
        {
            Pool.Return(buffer);
        }
    }
}
