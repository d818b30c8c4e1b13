using Border.Imaging;

namespace Border.Vision.Faces;

/// <summary>The 68 points of a face in the order of iBUG 300-W, in pixels; left and right as seen in the picture.</summary>
internal readonly struct FaceLandmarks
{
    public const int Count = 68;

    private readonly Point[] _points;

    public FaceLandmarks(Point[] points)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(points.Length, Count, nameof(points));
        _points = points;
    }

    public ReadOnlySpan<Point> Points => _points;

    /// <summary>The five that align a face.</summary>
    public FacePoints Five => FacePoints.From68(_points);

    /// <summary>The wider open eye's height against its width (the eye aspect ratio of Soukupová and Čech, 2016).</summary>
    public double EyeOpening => Math.Max(Opening(36), Opening(42));

    private double Opening(int first)
    {
        var p = _points.AsSpan(first, 6);
        return (p[1].DistanceTo(p[5]) + p[2].DistanceTo(p[4])) / (2 * Math.Max(1e-6, p[0].DistanceTo(p[3])));
    }
}
