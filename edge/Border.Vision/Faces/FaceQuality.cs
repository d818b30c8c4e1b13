using Border.Imaging;

namespace Border.Vision.Faces;

/// <summary>Whether a face is fit for comparison, and if not, why and what to do.</summary>
internal static class FaceQuality
{
    private const double MaxRollDegrees = 30;
    private const double MaxTurn = 0.3;

    public static (double Quality, List<string> Problems) Judge(Image image, Box face, FacePoints points, Image aligned, FaceOptions options)
    {
        using var gray = aligned.ToGray();
        var (brightness, contrast) = Statistics(gray.Pixels);
        var sharpness = Sharpness(gray);
        var problems = new List<string>();
        Add(face.Width < options.MinFaceWidth, $"The face is only {face.Width} pixels wide. Come closer or use a larger picture.");
        Add(IsCut(image, face), "Part of the face is outside the picture. Centre it.");
        Add(brightness < options.MinBrightness, "The face is too dark. Add light.");
        Add(brightness > options.MaxBrightness, "The face is overexposed. Reduce light or glare.");
        Add(contrast < options.MinContrast, "The face has hardly any contrast. Check light and lens.");
        Add(sharpness < options.MinSharpness, "The face is blurred. Hold still or clean the lens.");
        Add(Math.Abs(points.RollDegrees) > MaxRollDegrees, "The head leans to one side. Hold it upright.");
        Add(Math.Abs(points.Turn) > MaxTurn, "The head is turned away. Look into the camera.");

        var quality = Share(face.Width, 2.5 * options.MinFaceWidth)
            * Share(contrast, 2 * options.MinContrast)
            * Share(sharpness, 4 * options.MinSharpness)
            * (1 - Math.Min(1, Math.Abs(points.Turn)))
            * Math.Cos(Math.Min(90, Math.Abs(points.RollDegrees)) * Math.PI / 180);
        return (Math.Round(Math.Clamp(quality, 0, 1), 3), problems);

        void Add(bool wrong, string problem)
        {
            if (wrong)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>1 where the value is good, falling to 0 with it.</summary>
    private static double Share(double value, double good) => Math.Sqrt(Math.Clamp(value / good, 0, 1));

    private static bool IsCut(Image image, Box face)
    {
        var inside = face.Within(image.Width, image.Height);
        return (double)inside.Width * inside.Height < 0.85 * face.Width * face.Height;
    }

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
