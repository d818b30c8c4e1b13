using Border.Vision;
using Border.Vision.Frames;
using Border.Vision.Plates;
using Border.Vision.Runtime;
using Border.Vision.Text;

namespace Border.Cli.Eval.Plates;

/// <summary>The plain baseline: PP-OCRv4's finder and its reader as they come, and the surest text that has a plate's length and a digit.</summary>
internal sealed class PlatesPeer : IDisposable
{
    private readonly ModelStore _models = new(ModelFolder.Find(), 1);
    private readonly TextDetector _detector;
    private readonly TextRecognizer _recognizer;
    private readonly Alphabet _alphabet;
    private readonly int _longSide = new PlateOptions().DetectionLongSide;

    public PlatesPeer()
    {
        _detector = new TextDetector(_models.Get(ModelIds.TextDetector), new VisionOptions().Text);
        _recognizer = new TextRecognizer(_models.Get(ModelIds.TextRecognizer));
        _alphabet = Alphabet.Plate(_recognizer.Model);
    }

    /// <summary>The best text; empty where there is none.</summary>
    public string Read(Frame frame, CancellationToken cancellation)
    {
        var regions = _detector.Detect(frame.Image, _longSide, cancellation);
        return regions
            .Where(r => r.Quad.Height >= 8 && r.Quad.Width > 1.3 * r.Quad.Height && r.Quad.Width < 8 * r.Quad.Height)
            .OrderByDescending(r => r.Quad.Height)
            .Take(8)
            .Select(r => (_recognizer.Read(frame.Image, r.Quad, _alphabet, 1, cancellation), r.Quad))
            .Where(r => r.Item1.Text.Length is >= 4 and <= 9 && r.Item1.Text.Any(char.IsAsciiDigit))
            .OrderByDescending(r => r.Item1.Confidence * Math.Pow(r.Quad.Width * r.Quad.Height, 0.1))
            .Select(r => r.Item1.Text)
            .FirstOrDefault(string.Empty);
    }

    public void Dispose() => _models.Dispose();
}
