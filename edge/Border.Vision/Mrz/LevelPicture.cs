using Border.Imaging;

namespace Border.Vision.Mrz;

/// <summary>A picture turned about its middle until its text runs from left to right, and the way back. The finder sees slanted fillers badly.</summary>
internal sealed class LevelPicture : IDisposable
{
    private readonly Homography _back;

    private LevelPicture(Image image, Homography back) => (Image, _back) = (image, back);

    /// <summary>The turned picture; what lies beyond the source's edges continues them.</summary>
    public Image Image { get; }

    /// <summary>Turns a picture.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="degrees">Where its text runs: 0 to the right, 90 down.</param>
    /// <param name="longSide">Pixels to which the source's longer side is brought.</param>
    public static LevelPicture Of(Image source, double degrees, int longSide)
    {
        var scale = (double)longSide / Math.Max(source.Width, source.Height);
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var width = scale * ((source.Width * Math.Abs(cos)) + (source.Height * Math.Abs(sin)));
        var height = scale * ((source.Width * Math.Abs(sin)) + (source.Height * Math.Abs(cos)));
        var (x, y) = (cos / scale, sin / scale);
        var back = new Homography(
            x, -y, ((source.Width - (width * x) + (height * y)) / 2),
            y, x, ((source.Height - (width * y) - (height * x)) / 2),
            0, 0);
        return new LevelPicture(source.Resample(back, (int)Math.Ceiling(width), (int)Math.Ceiling(height)), back);
    }

    /// <summary>A line of the turned picture in the source.</summary>
    public Quad Back(Quad line) => new(_back.Map(line.TopLeft), _back.Map(line.TopRight), _back.Map(line.BottomRight), _back.Map(line.BottomLeft));

    public void Dispose() => Image.Dispose();
}
