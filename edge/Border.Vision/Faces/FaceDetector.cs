using Border.Imaging;
using Border.Vision.Runtime;

namespace Border.Vision.Faces;

/// <summary>Finds faces: boxes with scores, overlapping ones merged.</summary>
internal sealed class FaceDetector(OnnxModel model, FaceOptions options)
{
    private const int Width = 320;
    private const int Height = 240;
    private static readonly float[] Shift = [127, 127, 127];
    private static readonly float[] Scale = [1 / 128f, 1 / 128f, 1 / 128f];

    public OnnxModel Model => model;

    /// <summary>Faces in pixels of the image, best score first.</summary>
    public List<(Box Box, float Score)> Detect(Image image, CancellationToken cancellation)
    {
        // The network sees 4:3; the image goes to the top left of such a canvas, so that faces keep their shape.
        var scale = Math.Min((double)Width / image.Width, (double)Height / image.Height);
        using var small = image.Resize(
            Math.Clamp((int)Math.Round(image.Width * scale), 1, Width), Math.Clamp((int)Math.Round(image.Height * scale), 1, Height));
        using var canvas = Image.Create(Width, Height, PixelFormat.Rgb8);
        canvas.Pixels.Fill(127);
        for (var y = 0; y < small.Height; y++)
        {
            small.Row(y).CopyTo(canvas.Row(y));
        }

        var input = Inputs.Pool.Rent(3 * Width * Height);
        try
        {
            Planes.Write(canvas, input, Width, bgr: false, Shift, Scale);
            using var result = model.Run(input.AsMemory(0, 3 * Width * Height), [1, 3, Height, Width], cancellation);
            return Distinct(Candidates(result.Named("boxes"), result.Named("scores"), scale), options.OverlapThreshold);
        }
        finally
        {
            Inputs.Pool.Return(input);
        }
    }

    private List<(Box Box, float Score)> Candidates(ReadOnlySpan<float> boxes, ReadOnlySpan<float> scores, double scale)
    {
        var found = new List<(Box Box, float Score)>();
        for (var i = 0; i < scores.Length / 2; i++)
        {
            if (scores[(2 * i) + 1] >= options.DetectionThreshold)
            {
                var corners = boxes.Slice(4 * i, 4);
                var (left, top) = ((int)(corners[0] * Width / scale), (int)(corners[1] * Height / scale));
                var (right, bottom) = ((int)(corners[2] * Width / scale), (int)(corners[3] * Height / scale));
                found.Add((new Box(left, top, Math.Max(1, right - left), Math.Max(1, bottom - top)), scores[(2 * i) + 1]));
            }
        }

        found.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        return found;
    }

    /// <summary>Keeps the best of those that overlap.</summary>
    private static List<(Box Box, float Score)> Distinct(List<(Box Box, float Score)> sorted, float threshold)
    {
        var kept = new List<(Box Box, float Score)>();
        foreach (var candidate in sorted)
        {
            if (kept.TrueForAll(k => Overlap(k.Box, candidate.Box) < threshold))
            {
                kept.Add(candidate);
            }
        }

        return kept;
    }

    private static double Overlap(Box a, Box b)
    {
        var width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        var height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var both = (double)width * height;
        return both / (((double)a.Width * a.Height) + ((double)b.Width * b.Height) - both);
    }
}
