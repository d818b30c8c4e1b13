namespace Border.Imaging;

/// <summary>Cutting out, and from colour to grey.</summary>
public static class Cut
{
    /// <summary>A copy of the part of a box that lies in the image.</summary>
    /// <exception cref="ArgumentException">No part of the box lies in the image.</exception>
    public static Image Crop(this Image image, Box box)
    {
        ArgumentNullException.ThrowIfNull(image);
        var inside = box.Within(image.Width, image.Height);
        if (inside.Width == 0 || inside.Height == 0)
        {
            throw new ArgumentException($"{box} lies outside an image of {image.Width} x {image.Height}.", nameof(box));
        }

        var result = Image.Create(inside.Width, inside.Height, image.Format);
        for (var y = 0; y < inside.Height; y++)
        {
            image.Row(inside.Y + y).Slice(inside.X * image.Channels, result.Stride).CopyTo(result.Row(y));
        }

        return result;
    }

    /// <summary>A copy in <see cref="PixelFormat.Gray8"/> (luma of ITU-R BT.601).</summary>
    public static Image ToGray(this Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Format == PixelFormat.Gray8)
        {
            return image.Clone();
        }

        var result = Image.Create(image.Width, image.Height, PixelFormat.Gray8);
        var from = image.Pixels;
        var to = result.Pixels;
        for (int i = 0, at = 0; i < to.Length; i++, at += 3)
        {
            to[i] = (byte)(((from[at] * 77) + (from[at + 1] * 150) + (from[at + 2] * 29) + 128) >> 8);
        }

        return result;
    }
}
