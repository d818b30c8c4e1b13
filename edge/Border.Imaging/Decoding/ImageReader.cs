namespace Border.Imaging;

/// <summary>Decodes images from outside. Safe for hostile bytes and from several threads.</summary>
public static class ImageReader
{
    /// <summary>Decodes an image, upright as its EXIF orientation says, on white where it is transparent, 8 bits per channel.</summary>
    /// <param name="data">The encoded file.</param>
    /// <param name="limits">What it may cost; usually <see cref="ImageLimits.Default"/>.</param>
    /// <param name="targetLongSide">
    /// 0 for full size. Otherwise the image may come reduced, while its long side stays at least this many pixels: faster and
    /// smaller for frames that will be scaled down anyway.
    /// </param>
    /// <returns>An <see cref="PixelFormat.Rgb8"/> image that the caller disposes.</returns>
    /// <exception cref="ImageException">The bytes are no usable image; the code and the message say why.</exception>
    public static Image Decode(ReadOnlyMemory<byte> data, ImageLimits limits, int targetLongSide = 0)
    {
        var format = Check(data, limits);
        return format == ImageFormat.Jpeg
            ? JpegDecoder.Decode(data.Span, limits, targetLongSide)
            : VipsDecoder.Decode(data.Span, format, limits, targetLongSide);
    }

    /// <summary>Reads format and size only, and checks them against the limits.</summary>
    /// <param name="data">The encoded file.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="ImageException">The bytes are no usable image; the code and the message say why.</exception>
    public static ImageHeader ReadHeader(ReadOnlyMemory<byte> data, ImageLimits limits)
    {
        var format = Check(data, limits);
        return format == ImageFormat.Jpeg
            ? JpegDecoder.ReadHeader(data.Span, limits)
            : VipsDecoder.ReadHeader(data.Span, format, limits);
    }

    internal static void CheckPixels(int width, int height, ImageLimits limits)
    {
        if ((long)width * height > limits.MaxPixels)
        {
            throw new ImageException(
                ImageError.TooManyPixels,
                $"The image has {width} x {height} pixels; at most {limits.MaxPixels / 1_000_000} megapixels are read. Scan at a lower resolution.");
        }
    }

    /// <summary>Refuses what a decoder would hold whole in memory.</summary>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="bytesPerPixel">What the decoder needs for each; 0 where it works line by line.</param>
    /// <param name="limits">What it may cost.</param>
    internal static void CheckDecoder(int width, int height, double bytesPerPixel, ImageLimits limits)
    {
        if (width * (double)height * bytesPerPixel > limits.MaxDecoderBytes)
        {
            throw new ImageException(
                ImageError.TooManyPixels,
                $"The image has {width} x {height} pixels; at most {limits.MaxDecoderBytes / bytesPerPixel / 1e6:0} megapixels are read of this kind of file. Scan at a lower resolution, or send a plain JPEG.");
        }
    }

    private static ImageFormat Check(ReadOnlyMemory<byte> data, ImageLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (data.IsEmpty)
        {
            throw new ImageException(ImageError.Empty, "The image file is empty. Scan or send it again.");
        }

        if (data.Length > limits.MaxBytes)
        {
            throw new ImageException(
                ImageError.TooLarge,
                $"The image file has {data.Length / 1e6:0.0} MB; at most {limits.MaxBytes / 1e6:0.0} MB are read. Scan at a lower resolution.");
        }

        return ImageSignature.Detect(data.Span);
    }
}
