namespace Border.Imaging;

/// <summary>An image file format, told by its first bytes; file names are never trusted.</summary>
public enum ImageFormat
{
    /// <summary>JPEG (ISO/IEC 10918).</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>TIFF, either byte order; the first page.</summary>
    Tiff,

    /// <summary>JPEG 2000 file or bare code stream, as chips hold faces (ICAO 9303-10 DG2).</summary>
    Jpeg2000,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>GIF; the first frame.</summary>
    Gif,
}

/// <summary>Tells the format from the first bytes.</summary>
internal static class ImageSignature
{
    public static ImageFormat Detect(ReadOnlySpan<byte> data)
    {
        if (data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return ImageFormat.Jpeg;
        }

        if (data.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return ImageFormat.Png;
        }

        if (data.StartsWith("II*\0"u8) || data.StartsWith("MM\0*"u8))
        {
            return ImageFormat.Tiff;
        }

        if (data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]) || (data.Length >= 8 && data[4..].StartsWith("jP  "u8)))
        {
            return ImageFormat.Jpeg2000;
        }

        if (data.Length >= 12 && data.StartsWith("RIFF"u8) && data[8..].StartsWith("WEBP"u8))
        {
            return ImageFormat.WebP;
        }

        if (data.StartsWith("GIF87a"u8) || data.StartsWith("GIF89a"u8))
        {
            return ImageFormat.Gif;
        }

        throw Unknown(data);
    }

    private static ImageException Unknown(ReadOnlySpan<byte> data)
    {
        var known = data.StartsWith("BM"u8) ? "BMP"
            : data.StartsWith("%PDF"u8) ? "PDF"
            : data.Length >= 12 && data[4..].StartsWith("ftyp"u8) ? "HEIC/AVIF or video"
            : data.TrimStart(" \r\n\t"u8).StartsWith("<"u8) ? "SVG, XML or HTML"
            : null;
        return known is null
            ? new ImageException(ImageError.UnknownFormat, "The file is no image. Send JPEG, PNG, TIFF, JPEG 2000, WebP or GIF.")
            : new ImageException(ImageError.Unsupported, $"{known} files are not read. Send JPEG, PNG, TIFF, JPEG 2000, WebP or GIF.");
    }
}
