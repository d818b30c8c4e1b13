namespace Border.Domain.Evidence;

/// <summary>An upright rectangle in an image, in pixels of that image, origin top left.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width, 1 or more.</param>
/// <param name="Height">Height, 1 or more.</param>
public readonly record struct PixelBox(int X, int Y, int Width, int Height);
