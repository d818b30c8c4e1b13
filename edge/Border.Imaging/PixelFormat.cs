namespace Border.Imaging;

/// <summary>How one pixel lies in memory. The value is the number of bytes (channels) per pixel.</summary>
public enum PixelFormat
{
    /// <summary>One byte per pixel, 0 black to 255 white.</summary>
    Gray8 = 1,

    /// <summary>Three bytes per pixel: red, green, blue (sRGB).</summary>
    Rgb8 = 3,
}
