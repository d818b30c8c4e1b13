namespace Border.Imaging;

/// <summary>An upright rectangle in pixels; the origin is the image's top left corner.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Pixels to the right.</param>
/// <param name="Height">Pixels down.</param>
public readonly record struct Box(int X, int Y, int Width, int Height)
{
    /// <summary>The part of this box that lies in an image of the given size; it may be empty (width or height 0).</summary>
    public Box Within(int width, int height)
    {
        var left = Math.Clamp(X, 0, width);
        var top = Math.Clamp(Y, 0, height);
        return new Box(left, top, Math.Clamp(X + Width, left, width) - left, Math.Clamp(Y + Height, top, height) - top);
    }

    /// <summary>The box grown by so many pixels on every side.</summary>
    public Box Grow(int x, int y) => new(X - x, Y - y, Width + (2 * x), Height + (2 * y));

    /// <summary>The box scaled about the origin, as when an image is resized.</summary>
    public Box Scale(double x, double y) =>
        new((int)Math.Round(X * x), (int)Math.Round(Y * y), (int)Math.Round(Width * x), (int)Math.Round(Height * y));
}
