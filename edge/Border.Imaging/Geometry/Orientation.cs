namespace Border.Imaging;

/// <summary>Turns by quarters, and the mirrored cases that EXIF knows.</summary>
public static class Orientation
{
    /// <summary>A copy turned clockwise.</summary>
    /// <param name="image">What to turn.</param>
    /// <param name="quarters">Quarter turns clockwise: 1 is 90 degrees, 2 is 180, 3 (or -1) is 270.</param>
    public static Image Rotate(this Image image, int quarters)
    {
        ArgumentNullException.ThrowIfNull(image);
        return (quarters & 3) switch
        {
            0 => image.Clone(),
            1 => Turn(image, transpose: true, flipX: true, flipY: false),
            2 => Turn(image, transpose: false, flipX: true, flipY: true),
            _ => Turn(image, transpose: true, flipX: false, flipY: true),
        };
    }

    /// <summary>Applies an EXIF orientation (1 to 8). Takes the image over: it is returned itself or disposed.</summary>
    internal static Image Upright(Image image, int exif)
    {
        if (exif is < 2 or > 8)
        {
            return image;
        }

        using (image)
        {
            return exif switch
            {
                2 => Turn(image, false, true, false),
                3 => Turn(image, false, true, true),
                4 => Turn(image, false, false, true),
                5 => Turn(image, true, false, false),
                6 => Turn(image, true, true, false),
                7 => Turn(image, true, true, true),
                _ => Turn(image, true, false, true),
            };
        }
    }

    /// <summary>Swaps x and y (if asked), then mirrors the result.</summary>
    private static Image Turn(Image source, bool transpose, bool flipX, bool flipY)
    {
        var (width, height) = transpose ? (source.Height, source.Width) : (source.Width, source.Height);
        var result = Image.Create(width, height, source.Format);
        var from = source.Pixels;
        var channels = source.Channels;
        for (var y = 0; y < height; y++)
        {
            var row = result.Row(y);
            var sourceY = flipY ? height - 1 - y : y;
            for (var x = 0; x < width; x++)
            {
                var sourceX = flipX ? width - 1 - x : x;
                var offset = (transpose ? (sourceX * source.Width) + sourceY : (sourceY * source.Width) + sourceX) * channels;
                from.Slice(offset, channels).CopyTo(row[(x * channels)..]);
            }
        }

        return result;
    }
}
