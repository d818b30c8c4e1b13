using System.Runtime.InteropServices;
using Border.Imaging.Native;

namespace Border.Imaging;

/// <summary>JPEG through TurboJPEG, which can decode at 1/2, 1/4 or 1/8 for a fraction of the time.</summary>
internal static unsafe class JpegDecoder
{
    public static ImageHeader ReadHeader(ReadOnlySpan<byte> data, ImageLimits limits)
    {
        var handle = TurboJpeg.tjInitDecompress();
        try
        {
            fixed (byte* jpeg = data)
            {
                var (width, height, _) = Header(handle, jpeg, data.Length, limits);
                return new ImageHeader(ImageFormat.Jpeg, width, height);
            }
        }
        finally
        {
            _ = TurboJpeg.tjDestroy(handle);
        }
    }

    public static Image Decode(ReadOnlySpan<byte> data, ImageLimits limits, int targetLongSide)
    {
        var markers = JpegMarkers.Read(data);
        var handle = TurboJpeg.tjInitDecompress();
        try
        {
            fixed (byte* jpeg = data)
            {
                var (width, height, space) = Header(handle, jpeg, data.Length, limits);
                var reduction = Reduction(Math.Max(width, height), targetLongSide);
                width = (width + reduction - 1) / reduction;
                height = (height + reduction - 1) / reduction;
                var image = space is TurboJpeg.SpaceCmyk or TurboJpeg.SpaceYcck
                    ? DecodeInks(handle, jpeg, data.Length, width, height, markers.AdobeInverted)
                    : DecodeRgb(handle, jpeg, data.Length, width, height);
                return Orientation.Upright(image, markers.Orientation);
            }
        }
        finally
        {
            _ = TurboJpeg.tjDestroy(handle);
        }
    }

    private static (int Width, int Height, int Space) Header(nint handle, byte* jpeg, int length, ImageLimits limits)
    {
        if (TurboJpeg.tjDecompressHeader3(handle, jpeg, new CULong((uint)length), out var width, out var height, out _, out var space) != 0
            || width < 1 || height < 1)
        {
            throw ImageException.Damaged(ImageFormat.Jpeg, TurboJpeg.Error(handle));
        }

        ImageReader.CheckPixels(width, height, limits);
        var markers = JpegMarkers.Read(new ReadOnlySpan<byte>(jpeg, length));
        ImageReader.CheckDecoder(width, height, markers.IsBuffered ? 2 * markers.Components : 0, limits);
        return (width, height, space);
    }

    private static int Reduction(int longSide, int target)
    {
        var reduction = 1;
        while (target > 0 && reduction < 8 && longSide / (reduction * 2) >= target)
        {
            reduction *= 2;
        }

        return reduction;
    }

    private static Image DecodeRgb(nint handle, byte* jpeg, int length, int width, int height)
    {
        var image = Image.Create(width, height, PixelFormat.Rgb8);
        try
        {
            fixed (byte* pixels = image.Pixels)
            {
                Decompress(handle, jpeg, length, pixels, width, height, TurboJpeg.PixelRgb);
            }

            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private static Image DecodeInks(nint handle, byte* jpeg, int length, int width, int height, bool inverted)
    {
        var inks = new byte[checked(width * height * 4)];
        fixed (byte* pixels = inks)
        {
            Decompress(handle, jpeg, length, pixels, width, height, TurboJpeg.PixelCmyk);
        }

        var image = Image.Create(width, height, PixelFormat.Rgb8);
        var target = image.Pixels;
        var flip = inverted ? 0 : 255;
        for (int from = 0, to = 0; from < inks.Length; from += 4, to += 3)
        {
            var black = inks[from + 3] ^ flip;
            target[to] = (byte)((inks[from] ^ flip) * black / 255);
            target[to + 1] = (byte)((inks[from + 1] ^ flip) * black / 255);
            target[to + 2] = (byte)((inks[from + 2] ^ flip) * black / 255);
        }

        return image;
    }

    private static void Decompress(nint handle, byte* jpeg, int length, byte* pixels, int width, int height, int format)
    {
        var result = TurboJpeg.tjDecompress2(handle, jpeg, new CULong((uint)length), pixels, width, 0, height, format, TurboJpeg.LimitScans);
        if (result == 0)
        {
            return;
        }

        // Cameras add stray bytes between segments, which is a warning and harmless; missing data is a warning too, and is not.
        var error = TurboJpeg.Error(handle);
        if (!error.Contains("extraneous", StringComparison.Ordinal))
        {
            throw ImageException.Damaged(ImageFormat.Jpeg, error);
        }
    }
}
