namespace Border.Imaging;

/// <summary>What a file says about itself before any pixel is decoded.</summary>
/// <param name="Format">The format, told by the first bytes.</param>
/// <param name="Width">Pixels per row as stored, before any EXIF rotation.</param>
/// <param name="Height">Rows as stored, before any EXIF rotation.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height);
