using Border.Imaging;

namespace Border.Edge.Recognition;

/// <summary>
/// What a fixed camera sees, so small that two can be compared in no time: tells a lane in which nothing moves from one that is worth a
/// look with the models, which costs a hundred times more. Brighter or darker as a whole, as by clouds, is the same scene.
/// </summary>
public sealed class Scene
{
    private const int Width = 64;
    private const int Height = 36;
    private const int LongSide = 160;
    private const double Mean = 128;

    // Grey levels after levelling. Noise is averaged over some 400 pixels of a camera's frame and stays below 2.
    private const double CellDiffers = 12;
    private const int DifferentCells = Width * Height / 100;

    private readonly float[] _cells;

    private Scene(float[] cells) => _cells = cells;

    /// <summary>The scene of a frame; null when it is no usable image: whoever reads it says why.</summary>
    /// <param name="encoded">As the camera delivered it.</param>
    public static Scene? Of(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            using var picture = ImageReader.Decode(encoded, ImageLimits.Default, LongSide);
            using var gray = picture.ToGray();
            using var small = gray.Resize(Width, Height);
            return new Scene(Level(small.Pixels));
        }
        catch (ImageException)
        {
            return null;
        }
    }

    /// <summary>True when nothing larger than a hundredth of the picture differs.</summary>
    public bool IsLike(Scene other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var different = 0;
        for (var i = 0; i < _cells.Length; i++)
        {
            if (Math.Abs(_cells[i] - other._cells[i]) > CellDiffers)
                different++;
        }

        return different <= DifferentCells;
    }

    private static float[] Level(ReadOnlySpan<byte> pixels)
    {
        long sum = 0;
        foreach (var pixel in pixels)
            sum += pixel;
        var factor = Mean * pixels.Length / Math.Max(1, sum);
        var cells = new float[pixels.Length];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = (float)(pixels[i] * factor);
        return cells;
    }
}
