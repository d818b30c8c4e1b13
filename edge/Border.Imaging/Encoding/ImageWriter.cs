using System.Globalization;
using System.Runtime.InteropServices;
using Border.Imaging.Native;

namespace Border.Imaging;

/// <summary>Encodes images for evidence, screens and simulators.</summary>
public static unsafe class ImageWriter
{
    /// <summary>A baseline JPEG.</summary>
    /// <param name="image">Grey or colour.</param>
    /// <param name="quality">1 to 100; from 90 colour is kept at full resolution, because text suffers from less.</param>
    public static byte[] EncodeJpeg(this Image image, int quality = 90)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        var gray = image.Format == PixelFormat.Gray8;
        var sampling = gray ? TurboJpeg.SamplingGray : quality >= 90 ? TurboJpeg.Sampling444 : TurboJpeg.Sampling420;
        var handle = TurboJpeg.tjInitCompress();
        byte* jpeg = null;
        try
        {
            var size = new CULong(0);
            fixed (byte* pixels = image.Pixels)
            {
                var format = gray ? TurboJpeg.PixelGray : TurboJpeg.PixelRgb;
                if (TurboJpeg.tjCompress2(handle, pixels, image.Width, 0, image.Height, format, ref jpeg, ref size, sampling, quality, TurboJpeg.None) != 0)
                {
                    throw new InvalidOperationException($"JPEG encoding failed: {TurboJpeg.Error(handle)}");
                }
            }

            return new ReadOnlySpan<byte>(jpeg, checked((int)size.Value)).ToArray();
        }
        finally
        {
            TurboJpeg.tjFree(jpeg);
            _ = TurboJpeg.tjDestroy(handle);
        }
    }

    /// <summary>A PNG without loss.</summary>
    /// <param name="image">Grey or colour.</param>
    /// <param name="compression">0 (none) to 9 (smallest, slow).</param>
    public static byte[] EncodePng(this Image image, int compression = 3)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var source = VipsImage.FromPixels(image);
        return source.Save("pngsave_buffer", ("compression", compression.ToString(CultureInfo.InvariantCulture)))
            ?? throw new InvalidOperationException($"PNG encoding failed: {Vips.TakeError()}");
    }
}
