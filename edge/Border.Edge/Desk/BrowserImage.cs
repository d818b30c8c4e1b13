using Border.Imaging;
using Border.Officer.Desk;

namespace Border.Edge.Desk;

/// <summary>Images as browsers show them. Whatever a device sent: only what is a picture is handed out as one.</summary>
internal static class BrowserImage
{
    private const int LongSide = 1600;
    private const int Quality = 85;

    /// <summary>JPEG and PNG as they are, what no browser shows (TIFF, JPEG 2000) as JPEG; null for what is no picture.</summary>
    /// <param name="bytes">Encoded.</param>
    /// <param name="mediaType">As it was stored.</param>
    public static DeskImage? Of(byte[] bytes, string mediaType)
    {
        if (mediaType is "image/jpeg" or "image/png")
            return new DeskImage(bytes, mediaType);
        if (!mediaType.StartsWith("image/", StringComparison.Ordinal))
            return null;
        try
        {
            using var image = ImageReader.Decode(bytes, ImageLimits.Default, LongSide);
            return new DeskImage(image.EncodeJpeg(Quality), "image/jpeg");
        }
        catch (ImageException)
        {
            return null;
        }
    }
}
