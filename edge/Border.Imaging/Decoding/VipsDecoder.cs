using System.Globalization;
using Border.Imaging.Native;

namespace Border.Imaging;

/// <summary>Every format but JPEG, through libvips. The loader is chosen here, so libvips' riskier loaders are never reached.</summary>
internal static unsafe class VipsDecoder
{
    // VipsInterpretation
    private const int Multiband = 0;
    private const int Rgb16 = 25;
    private const int Grey16 = 26;

    public static ImageHeader ReadHeader(ReadOnlySpan<byte> data, ImageFormat format, ImageLimits limits)
    {
        fixed (byte* bytes = data)
        {
            using var source = Open(bytes, data.Length, format, limits);
            return new ImageHeader(format, source.Width, source.Height);
        }
    }

    public static Image Decode(ReadOnlySpan<byte> data, ImageFormat format, ImageLimits limits, int targetLongSide)
    {
        fixed (byte* bytes = data)
        {
            var source = Open(bytes, data.Length, format, limits);
            var orientation = source.Orientation;
            using var rgb = ToRgb(Reduce(source, format, targetLongSide), format);
            var image = Image.Create(rgb.Width, rgb.Height, PixelFormat.Rgb8);
            if (!rgb.Write(image.Pixels))
            {
                image.Dispose();
                throw ImageException.Damaged(format, Vips.TakeError());
            }

            return Orientation.Upright(image, orientation);
        }
    }

    private static VipsImage Open(byte* bytes, int length, ImageFormat format, ImageLimits limits)
    {
        var loader = format switch
        {
            ImageFormat.Png => "pngload_buffer",
            ImageFormat.Tiff => "tiffload_buffer",
            ImageFormat.Jpeg2000 => "jp2kload_buffer",
            ImageFormat.WebP => "webpload_buffer",
            ImageFormat.Gif => "gifload_buffer",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };
        var image = VipsImage.Load(loader, bytes, length, ("access", "sequential"), ("fail_on", "truncated"))
            ?? throw ImageException.Damaged(format, Vips.TakeError());
        try
        {
            ImageReader.CheckPixels(image.Width, image.Height, limits);
            ImageReader.CheckDecoder(image.Width, image.Height, BytesPerPixel(new ReadOnlySpan<byte>(bytes, length), format), limits);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What libvips' loaders hold for each pixel: OpenJPEG 32 bits a channel, WebP and GIF whole frames of four channels twice, libpng an
    /// interlaced image as it is stored (byte 28 of a PNG says so, 24 and 25 how many bits a pixel has).
    /// </summary>
    private static double BytesPerPixel(ReadOnlySpan<byte> data, ImageFormat format) => format switch
    {
        ImageFormat.Jpeg2000 => 16,
        ImageFormat.WebP or ImageFormat.Gif => 8,
        ImageFormat.Png when data.Length > 28 && data[28] != 0 => data[24] / 8.0 * data[25] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 },
        _ => 0,
    };

    private static VipsImage Reduce(VipsImage source, ImageFormat format, int targetLongSide)
    {
        var factor = targetLongSide > 0 ? Math.Max(source.Width, source.Height) / targetLongSide : 1;
        if (factor < 2)
        {
            return source;
        }

        var shrink = factor.ToString(CultureInfo.InvariantCulture);
        return source.Then("shrink", ("hshrink", shrink), ("vshrink", shrink)) ?? throw ImageException.Damaged(format, Vips.TakeError());
    }

    private static VipsImage ToRgb(VipsImage image, ImageFormat format)
    {
        var next = image;
        if (next.HasAlpha)
        {
            var white = next.Interpretation is Rgb16 or Grey16 ? "65535" : "255";
            next = next.Then("flatten", ("background", white), ("max_alpha", white)) ?? throw Unusual(format);
        }

        if (next.Interpretation != Multiband)
        {
            next = next.Then("colourspace", ("space", "srgb")) ?? throw Unusual(format);
        }

        if (next.Bands > 3)
        {
            next = next.Then("extract_band", ("band", "0"), ("n", "3")) ?? throw Unusual(format);
        }

        next = next.Then("cast", ("format", "uchar")) ?? throw Unusual(format);
        if (next.Bands == 3)
        {
            return next;
        }

        next.Dispose();
        throw Unusual(format);
    }

    private static ImageException Unusual(ImageFormat format) => new(
        ImageError.Unsupported,
        $"This kind of {format} image is not read. Send 8 or 16 bit grey or colour.",
        Vips.TakeError());
}
