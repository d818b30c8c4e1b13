using System.Buffers.Binary;
using Border.Imaging.Native;

namespace Border.Imaging;

/// <summary>One picture as every kind of file that devices and people send: for evaluation and tests.</summary>
public static class ImageKinds
{
    private static readonly Dictionary<string, Func<Image, byte[]>> Encoders = new(StringComparer.Ordinal)
    {
        ["jpeg"] = static image => image.EncodeJpeg(),
        ["jpeg-progressive"] = static image => Save(image, "jpegsave_buffer", null, ("interlace", "true")),
        ["jpeg-cmyk"] = static image => Save(image, "jpegsave_buffer", "cmyk"),
        ["jpeg-grey"] = static image => Save(image, "jpegsave_buffer", "b-w"),
        ["jpeg-exif"] = static image => Lying(image),
        ["png"] = static image => image.EncodePng(),
        ["png-16bit"] = static image => Save(image, "pngsave_buffer", "rgb16"),
        ["png-grey16"] = static image => Save(image, "pngsave_buffer", "grey16"),
        ["png-interlaced"] = static image => Save(image, "pngsave_buffer", null, ("interlace", "true")),
        ["png-animated"] = static image => WithAnimationControl(image.EncodePng()),
        ["tiff"] = static image => Save(image, "tiffsave_buffer", null),
        ["tiff-16bit"] = static image => Save(image, "tiffsave_buffer", "rgb16"),
        ["tiff-tiled"] = static image => Save(image, "tiffsave_buffer", null, ("tile", "true"), ("compression", "deflate")),
        ["jp2"] = static image => Save(image, "jp2ksave_buffer", null),
        ["webp"] = static image => Save(image, "webpsave_buffer", null),
        ["webp-animated"] = static image => Twice(image, "webpsave_buffer"),
        ["gif"] = static image => Save(image, "gifsave_buffer", null),
        ["gif-animated"] = static image => Twice(image, "gifsave_buffer"),
    };

    /// <summary>The kinds by name.</summary>
    public static IReadOnlyCollection<string> Names => Encoders.Keys;

    /// <summary>A file of one kind. Read again it shows the picture: upright, its first frame, in colour where the kind has any.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    /// <exception cref="InvalidOperationException">This machine's libvips cannot write it.</exception>
    public static byte[] Encode(Image image, string kind)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Encoders.TryGetValue(kind, out var encoder) ? encoder(image) : throw new ArgumentException($"There is no kind '{kind}'.", nameof(kind));
    }

    private static byte[] Save(Image image, string saver, string? space, params ReadOnlySpan<(string Name, string Value)> options)
    {
        var source = VipsImage.FromPixels(image).Then("copy", ("interpretation", "srgb")) ?? throw Failed(saver);
        if (space is not null)
        {
            source = source.Then("colourspace", ("space", space)) ?? throw Failed(saver);
        }

        using (source)
        {
            return source.Save(saver, options) ?? throw Failed(saver);
        }
    }

    /// <summary>Two frames that show the same.</summary>
    private static byte[] Twice(Image image, string saver)
    {
        using var both = Image.Create(image.Width, 2 * image.Height, image.Format);
        image.Pixels.CopyTo(both.Pixels);
        image.Pixels.CopyTo(both.Pixels[image.Pixels.Length..]);
        return Save(both, saver, null, ("page_height", image.Height.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    /// <summary>Stored on its side; EXIF says how to turn it (orientation 6: a quarter turn clockwise).</summary>
    private static byte[] Lying(Image image)
    {
        using var lying = image.Rotate(-1);
        var jpeg = lying.EncodeJpeg();
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    /// <summary>An animated PNG is a PNG whose reader may ignore the other frames: an acTL chunk after the header says so.</summary>
    private static byte[] WithAnimationControl(byte[] png)
    {
        const int headerEnd = 33;
        Span<byte> chunk = stackalloc byte[20];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 8);
        "acTL"u8.CopyTo(chunk[4..]);
        BinaryPrimitives.WriteInt32BigEndian(chunk[8..], 1);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[16..], Crc32(chunk[4..16]));
        return [.. png[..headerEnd], .. chunk, .. png[headerEnd..]];
    }

    /// <summary>The checksum of PNG chunks (ISO 3309).</summary>
    internal static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }

    private static InvalidOperationException Failed(string saver) => new($"{saver} failed: {Vips.TakeError()}");
}
