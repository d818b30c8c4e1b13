using System.Security.Cryptography;
using Border.Domain.Evidence;
using Border.Imaging;

namespace Border.Vision.Frames;

/// <summary>
/// An image as the readers see it: decoded once, shared by several readers, with the digest of the bytes it came from.
/// The owner disposes it.
/// </summary>
public sealed class Frame : IDisposable
{
    /// <summary>Larger images come reduced by a whole factor while their long side stays at least this many pixels.</summary>
    public const int WorkingLongSide = 1600;

    private readonly double _scale;

    private Frame(Image image, string digest, double scale)
    {
        Image = image;
        Digest = digest;
        _scale = scale;
    }

    /// <summary>The pixels, RGB, upright as EXIF says; maybe smaller than the source.</summary>
    public Image Image { get; }

    /// <summary>SHA-256 of the encoded bytes in lower-case hex.</summary>
    public string Digest { get; }

    /// <summary>Decodes an image.</summary>
    /// <param name="encoded">The bytes as the device delivered them.</param>
    /// <param name="limits">What it may cost; null for <see cref="ImageLimits.Default"/>.</param>
    /// <exception cref="ImageException">The bytes are no usable image; the message is for the officer.</exception>
    public static Frame Decode(ReadOnlyMemory<byte> encoded, ImageLimits? limits = null)
    {
        limits ??= ImageLimits.Default;
        var header = ImageReader.ReadHeader(encoded, limits);
        var image = ImageReader.Decode(encoded, limits, WorkingLongSide);
        var scale = (double)Math.Max(header.Width, header.Height) / Math.Max(image.Width, image.Height);
        return new Frame(image, Convert.ToHexStringLower(SHA256.HashData(encoded.Span)), scale);
    }

    /// <summary>A box of <see cref="Image"/> in pixels of the source, inside it and at least one pixel large.</summary>
    public PixelBox ToSource(Box box)
    {
        var inside = box.Within(Image.Width, Image.Height).Scale(_scale, _scale);
        return new PixelBox(inside.X, inside.Y, Math.Max(1, inside.Width), Math.Max(1, inside.Height));
    }

    /// <summary>A box in pixels of the source in pixels of <see cref="Image"/>: the part inside it, which may be empty.</summary>
    public Box FromSource(PixelBox box) => new Box(box.X, box.Y, box.Width, box.Height).Scale(1 / _scale, 1 / _scale).Within(Image.Width, Image.Height);

    /// <inheritdoc />
    public void Dispose() => Image.Dispose();
}
