using Border.Imaging;

namespace Border.Vision.Faces;

/// <summary>Measures a picture of a face, and says whether it is fit for comparison and if not, why and what to do.</summary>
internal static class FaceQuality
{
    private const int EdgeShare = 30;

    /// <summary>Measures.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="face">The found face.</param>
    /// <param name="landmarks">Its points.</param>
    /// <param name="aligned">It, aligned for the feature network.</param>
    /// <param name="toPicture">Maps a point of the aligned face to the picture.</param>
    /// <param name="nextWidth">Width of the next largest face, 0 where there is none.</param>
    public static FaceMeasures Measure(
        Image image, Box face, FaceLandmarks landmarks, Image aligned, Func<Point, Point> toPicture, int nextWidth)
    {
        using var gray = aligned.ToGray();
        var (brightness, contrast) = Statistics(gray.Pixels);
        var pose = HeadPose.Of(landmarks);
        return new FaceMeasures(
            face.Width,
            Math.Round(Inside(image, toPicture), 3),
            face.X <= face.Width / EdgeShare || face.X + face.Width >= image.Width - (face.Width / EdgeShare),
            Math.Round(pose.YawDegrees, 1),
            Math.Round(pose.PitchDegrees, 1),
            Math.Round(landmarks.Five.RollDegrees, 1),
            Math.Round(landmarks.EyeOpening, 3),
            Math.Round(IrisContrast(gray), 3),
            Math.Round(brightness, 1),
            Math.Round(contrast, 1),
            Math.Round(Sharpness(gray), 1),
            Math.Round((double)nextWidth / face.Width, 2));
    }

    /// <summary>The faults of a picture with these measures, gravest first.</summary>
    public static IReadOnlyList<FaceProblem> Judge(FaceMeasures m, FaceUse use, FaceOptions options)
    {
        (bool Wrong, FaceFault Fault)[] faults =
        [
            (use == FaceUse.Live && m.NextFace >= options.OtherFaceShare, FaceFault.MoreThanOne),
            (m.Inside < options.MinInside || (m.AtSide && Math.Abs(m.YawDegrees) > options.MaxYawAtSideDegrees), FaceFault.CutOff),
            (m.Width < options.MinFaceWidth, FaceFault.TooFar),
            (m.Brightness < options.MinBrightness, FaceFault.TooDark),
            (m.Brightness > options.MaxBrightness, FaceFault.TooBright),
            (m.Contrast < options.MinContrast, FaceFault.TooFlat),
            (m.Sharpness < options.MinSharpness, FaceFault.Blurred),
            (Math.Abs(m.RollDegrees) > options.MaxRollDegrees, FaceFault.Tilted),
            (m.YawDegrees > options.MaxYawDegrees, FaceFault.TurnedLeft),
            (m.YawDegrees < -options.MaxYawDegrees, FaceFault.TurnedRight),
            (m.PitchDegrees > options.MaxPitchUpDegrees, FaceFault.LookingUp),
            (m.PitchDegrees < -options.MaxPitchDownDegrees, FaceFault.LookingDown),
            (use == FaceUse.Live && (m.EyeOpening < options.MinEyeOpening || m.IrisContrast < options.MinIrisContrast), FaceFault.EyesClosed),
        ];
        return [.. faults.Where(f => f.Wrong).Select(f => FaceProblem.Of(f.Fault))];
    }

    /// <summary>One number for lists, 0 (useless) to 1: what is worst counts with the rest.</summary>
    public static double Score(FaceMeasures m, FaceOptions options)
    {
        var score = Share(m.Width, 2.5 * options.MinFaceWidth)
            * Share(m.Contrast, 2 * options.MinContrast)
            * Share(m.Sharpness, 4 * options.MinSharpness)
            * Cosine(m.YawDegrees)
            * Cosine(m.RollDegrees)
            * m.Inside;
        return Math.Round(Math.Clamp(score, 0, 1), 3);
    }

    /// <summary>The share of the inner face (brows to chin, without ears) that lies in the picture, from a grid of points over it.</summary>
    private static double Inside(Image image, Func<Point, Point> toPicture)
    {
        const int steps = 12;
        var inside = 0;
        for (var i = 0; i < steps * steps; i++)
        {
            var p = toPicture(new Point(22 + (68 * ((i % steps) + 0.5) / steps), 38 + (70 * ((i / steps) + 0.5) / steps)));
            inside += p.X >= 0 && p.Y >= 0 && p.X < image.Width && p.Y < image.Height ? 1 : 0;
        }

        return (double)inside / (steps * steps);
    }

    /// <summary>
    /// How much darker the darkest 5 x 5 pixels of an eye are than the cheek below it, as a share, of the eye where that is more. An iris is
    /// that large in the aligned face, the lashes of a closed eye are not.
    /// </summary>
    private static double IrisContrast(Image gray) => Math.Max(IrisContrast(gray, 38), IrisContrast(gray, 74));

    private static double IrisContrast(Image gray, int eye)
    {
        var darkest = 255.0;
        for (var y = 47; y <= 56; y++)
        {
            for (var x = eye - 8; x <= eye + 8; x++)
            {
                darkest = Math.Min(darkest, Mean(gray, x - 2, y - 2, 5, 5));
            }
        }

        return 1 - (darkest / Math.Max(1, Mean(gray, eye - 8, 66, 17, 9)));
    }

    private static double Mean(Image gray, int left, int top, int width, int height)
    {
        var sum = 0;
        for (var y = top; y < top + height; y++)
        {
            foreach (var v in gray.Row(y).Slice(left, width))
            {
                sum += v;
            }
        }

        return (double)sum / (width * height);
    }

    /// <summary>1 where the value is good, falling to 0 with it.</summary>
    private static double Share(double value, double good) => Math.Sqrt(Math.Clamp(value / good, 0, 1));

    private static double Cosine(double degrees) => Math.Cos(Math.Min(90, Math.Abs(degrees)) * Math.PI / 180);

    private static (double Mean, double Deviation) Statistics(ReadOnlySpan<byte> gray)
    {
        double sum = 0, squares = 0;
        foreach (var v in gray)
        {
            sum += v;
            squares += v * v;
        }

        var mean = sum / gray.Length;
        return (mean, Math.Sqrt(Math.Max(0, (squares / gray.Length) - (mean * mean))));
    }

    /// <summary>Variance of the Laplacian over the middle of the aligned face, where hair and background do not count.</summary>
    private static double Sharpness(Image gray)
    {
        var (from, to) = (gray.Width / 6, gray.Width * 5 / 6);
        double sum = 0, squares = 0;
        for (var y = from; y < to; y++)
        {
            var above = gray.Row(y - 1);
            var row = gray.Row(y);
            var below = gray.Row(y + 1);
            for (var x = from; x < to; x++)
            {
                double edge = above[x] + below[x] + row[x - 1] + row[x + 1] - (4 * row[x]);
                sum += edge;
                squares += edge * edge;
            }
        }

        var count = (double)(to - from) * (to - from);
        return (squares / count) - (sum / count * (sum / count));
    }
}
