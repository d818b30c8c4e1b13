namespace Border.Imaging;

/// <summary>
/// What an image from outside may cost. Checked from the file's size and header before a pixel is decoded, so that a small file
/// that unfolds to gigabytes costs nothing.
/// </summary>
/// <param name="MaxBytes">Encoded size in bytes.</param>
/// <param name="MaxPixels">Width x height of the source in pixels.</param>
public sealed record ImageLimits(int MaxBytes, long MaxPixels)
{
    /// <summary>20 MiB and 64 megapixels: an A4 page at 800 dpi passes, a 30,000 x 30,000 image does not.</summary>
    public static ImageLimits Default { get; } = new(20 * 1024 * 1024, 64_000_000);

    /// <summary>
    /// What a decoder may need at once, in bytes. Most files are decoded line by line; of some kinds (JPEG 2000, WebP, GIF, progressive
    /// JPEG, interlaced PNG) a decoder holds the whole image in its own numbers, so that fewer pixels are read of them.
    /// </summary>
    public long MaxDecoderBytes { get; init; } = 200_000_000;
}
