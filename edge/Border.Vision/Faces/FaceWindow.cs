using Border.Imaging;

namespace Border.Vision.Faces;

/// <summary>
/// A face with a little around it. Of a large one it is a reduced copy: the networks look at 64 and 112 pixels, and reducing once is much
/// faster than averaging over many source pixels for each pixel that they see.
/// </summary>
internal sealed class FaceWindow : IDisposable
{
    private const int LargeFace = 192;
    private const int WorkingFace = 128;

    private readonly Image? _own;
    private readonly Box _from;
    private readonly double _scale;

    private FaceWindow(Image image, Image? own, Box from, double scale, Box face)
    {
        (Image, _own, _from, _scale, Face) = (image, own, from, scale, face);
    }

    /// <summary>What to look at.</summary>
    public Image Image { get; }

    /// <summary>The face in <see cref="Image"/>.</summary>
    public Box Face { get; }

    public static FaceWindow Around(Image image, Box face)
    {
        var around = face.Grow(face.Width / 2, face.Height / 2).Within(image.Width, image.Height);
        if (face.Width < LargeFace || around.Width < 2 || around.Height < 2)
        {
            return new FaceWindow(image, null, default, 1, face);
        }

        var scale = (double)face.Width / WorkingFace;
        using var crop = image.Crop(around);
        var small = crop.Resize(Math.Max(1, (int)Math.Round(around.Width / scale)), Math.Max(1, (int)Math.Round(around.Height / scale)));
        var inside = new Box(face.X - around.X, face.Y - around.Y, face.Width, face.Height).Scale(1 / scale, 1 / scale);
        return new FaceWindow(small, small, around, scale, inside);
    }

    /// <summary>A point of <see cref="Image"/> in the picture it was taken from.</summary>
    public Point ToPicture(Point p) => new(_from.X + (p.X * _scale), _from.Y + (p.Y * _scale));

    public void Dispose() => _own?.Dispose();
}
