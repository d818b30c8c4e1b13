using Border.Imaging;

namespace Border.Vision.Faces;

/// <summary>The five points that align a face, in pixels; left and right as seen in the image.</summary>
internal readonly record struct FacePoints(Point LeftEye, Point RightEye, Point Nose, Point LeftMouth, Point RightMouth)
{
    /// <summary>Where the feature network wants them in 112 x 112 pixels (the reference face of ArcFace, Deng et al. 2019).</summary>
    private static readonly Point[] Reference =
    [
        new(38.2946, 51.6963), new(73.5318, 51.5014), new(56.0252, 71.7366), new(41.5493, 92.3655), new(70.7299, 92.2041),
    ];

    /// <summary>How far the head leans: the eyes' line against the horizontal, in degrees, clockwise positive.</summary>
    public double RollDegrees => Math.Atan2(RightEye.Y - LeftEye.Y, RightEye.X - LeftEye.X) * 180 / Math.PI;

    /// <summary>From 68 points (iBUG order: 36-47 eyes, 30 nose tip, 48-67 mouth).</summary>
    public static FacePoints From68(ReadOnlySpan<Point> p) => new(
        Middle(p[37], p[38], p[40], p[41]),
        Middle(p[43], p[44], p[46], p[47]),
        p[30],
        Middle(p[48], p[60]),
        Middle(p[54], p[64]));

    /// <summary>The map from the aligned face's pixels back to the image's.</summary>
    public Homography FromAligned() => Homography.Similarity(Reference, [LeftEye, RightEye, Nose, LeftMouth, RightMouth]);

    private static Point Middle(params ReadOnlySpan<Point> points)
    {
        double x = 0, y = 0;
        foreach (var p in points)
        {
            x += p.X;
            y += p.Y;
        }

        return new Point(x / points.Length, y / points.Length);
    }
}
