using Border.Imaging;
using Border.Vision.Runtime;

namespace Border.Vision.Faces;

/// <summary>The three networks that look at one found face.</summary>
internal sealed class FaceNetworks(OnnxModel landmarks, OnnxModel feature, OnnxModel liveness)
{
    public const int AlignedSide = 112;
    private const int LandmarkSide = 64;
    private const int LivenessSide = 128;
    private const double LivenessMargin = 2.7;
    private const double LeaningDegrees = 5;

    private static readonly float[] FeatureShift = [127, 127, 127];
    private static readonly float[] FeatureScale = [1 / 128f, 1 / 128f, 1 / 128f];
    private static readonly float[] NoShift = [0, 0, 0];
    private static readonly float[] NoScale = [1, 1, 1];

    public OnnxModel Feature => feature;

    /// <summary>
    /// The points of a face. The network knows upright faces: where the first look finds the head leaning, a second one at the box turned
    /// with it finds the points better.
    /// </summary>
    public FaceLandmarks Points(Image image, Box face, CancellationToken cancellation)
    {
        var upright = Points(image, Quad.Of(face), cancellation);
        var roll = upright.Five.RollDegrees;
        return Math.Abs(roll) < LeaningDegrees ? upright : Points(image, Turned(Quad.Of(face), roll * Math.PI / 180), cancellation);
    }

    private FaceLandmarks Points(Image image, Quad face, CancellationToken cancellation)
    {
        using var crop = image.Straighten(face, LandmarkSide, LandmarkSide);
        using var gray = crop.ToGray();
        var input = new float[LandmarkSide * LandmarkSide];
        for (var i = 0; i < input.Length; i++)
        {
            input[i] = gray.Pixels[i] / 256f;
        }

        using var result = landmarks.Run(input, [1, 1, LandmarkSide, LandmarkSide], cancellation);
        var toImage = Homography.FromRectangle(1, 1, face);
        var points = new Point[FaceLandmarks.Count];
        var numbers = result.First;
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = toImage.Map(new Point(numbers[2 * i], numbers[(2 * i) + 1]));
        }

        return new FaceLandmarks(points);
    }

    private static Quad Turned(Quad face, double angle)
    {
        var (centre, cos, sin) = (face.Centre, Math.Cos(angle), Math.Sin(angle));
        Point At(Point p) => new(
            centre.X + (cos * (p.X - centre.X)) - (sin * (p.Y - centre.Y)), centre.Y + (sin * (p.X - centre.X)) + (cos * (p.Y - centre.Y)));
        return new Quad(At(face.TopLeft), At(face.TopRight), At(face.BottomRight), At(face.BottomLeft));
    }

    public FaceFeature Describe(Image aligned, CancellationToken cancellation)
    {
        var input = new float[3 * AlignedSide * AlignedSide];
        Planes.Write(aligned, input, AlignedSide, bgr: false, FeatureShift, FeatureScale);
        using var result = feature.Run(input, [1, 3, AlignedSide, AlignedSide], cancellation);
        var numbers = result.First.ToArray();
        var length = (float)Math.Sqrt(FaceFeature.Dot(numbers, numbers));
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] /= Math.Max(length, 1e-9f);
        }

        return new FaceFeature(feature.Card.Id, feature.Card.Sha256, numbers);
    }

    /// <summary>Probability of a live face, 0-1.</summary>
    public double Liveness(Image image, Box face, CancellationToken cancellation)
    {
        using var crop = image.Straighten(Quad.Of(Surroundings(image, face)), LivenessSide, LivenessSide);
        var input = Inputs.Pool.Rent(3 * LivenessSide * LivenessSide);
        try
        {
            Planes.Write(crop, input, LivenessSide, bgr: true, NoShift, NoScale);
            using var result = liveness.Run(input.AsMemory(0, 3 * LivenessSide * LivenessSide), [1, 3, LivenessSide, LivenessSide], cancellation);
            var scores = result.First;
            double sum = 0;
            foreach (var score in scores)
            {
                sum += Math.Exp(score - scores[0]);
            }

            return 1 / sum;
        }
        finally
        {
            Inputs.Pool.Return(input);
        }
    }

    /// <summary>2.7 times the face, as large as the image allows, moved inside it.</summary>
    private static Box Surroundings(Image image, Box face)
    {
        var scale = Math.Min(Math.Min((image.Height - 1.0) / face.Height, (image.Width - 1.0) / face.Width), LivenessMargin);
        var (width, height) = (Math.Max(1, (int)(face.Width * scale)), Math.Max(1, (int)(face.Height * scale)));
        var left = Math.Clamp(face.X + ((face.Width - width) / 2), 0, Math.Max(0, image.Width - width));
        var top = Math.Clamp(face.Y + ((face.Height - height) / 2), 0, Math.Max(0, image.Height - height));
        return new Box(left, top, width, height);
    }
}
