using Border.Imaging;
using Border.Vision.Runtime;

namespace Border.Vision.Text;

/// <summary>Finds lines of text in an image.</summary>
public sealed class TextDetector
{
    // ImageNet's mean and deviation, which PaddleOCR applies to channels in the order blue, green, red.
    private static readonly float[] Mean = [0.485f * 255, 0.456f * 255, 0.406f * 255];
    private static readonly float[] Scale = [1 / (0.229f * 255), 1 / (0.224f * 255), 1 / (0.225f * 255)];

    private readonly TextDetectorOptions _options;

    /// <summary>Makes a detector on a loaded model.</summary>
    public TextDetector(OnnxModel model, TextDetectorOptions options)
    {
        Model = model;
        _options = options;
    }

    /// <summary>The model in use.</summary>
    public OnnxModel Model { get; }

    /// <summary>Finds regions.</summary>
    /// <param name="image">RGB.</param>
    /// <param name="longSide">
    /// Pixels to which the longer side is reduced first; time and memory grow with its square.
    /// </param>
    /// <param name="cancellation">Ends the wait for a free turn.</param>
    /// <param name="enlarge">True to bring smaller images to that size too: print below about 10 pixels is not found as it is.</param>
    /// <returns>Regions in pixels of <paramref name="image"/>, in no order.</returns>
    public List<TextRegion> Detect(Image image, int longSide, CancellationToken cancellation, bool enlarge = false)
    {
        ArgumentNullException.ThrowIfNull(image);
        var scale = (double)longSide / Math.Max(image.Width, image.Height);
        scale = enlarge ? scale : Math.Min(1, scale);
        var (width, height) = (MultipleOf32(image.Width * scale), MultipleOf32(image.Height * scale));
        using var resized = image.Resize(width, height);
        var length = 3 * width * height;
        var input = Inputs.Pool.Rent(length);
        try
        {
            Planes.Write(resized, input, width, bgr: true, Mean, Scale);
            using var result = Model.Run(input.AsMemory(0, length), [1, 3, height, width], cancellation);
            var regions = ProbabilityMap.Regions(result.First, width, height, _options);
            var (x, y) = ((double)image.Width / width, (double)image.Height / height);
            return regions.ConvertAll(r => r with { Quad = r.Quad.Scale(x, y) });
        }
        finally
        {
            Inputs.Pool.Return(input);
        }
    }

    private static int MultipleOf32(double side) => Math.Max(32, (int)Math.Round(side / 32) * 32);
}
