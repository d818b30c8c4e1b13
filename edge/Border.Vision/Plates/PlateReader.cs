using Border.Imaging;
using Border.Vision.Frames;
using Border.Vision.Runtime;
using Border.Vision.Text;

namespace Border.Vision.Plates;

/// <summary>Reads plates with a general text finder and reader.</summary>
public sealed class PlateReader : IPlateReader
{
    private readonly TextDetector _detector;
    private readonly TextRecognizer _recognizer;
    private readonly Alphabet _alphabet;
    private readonly OnnxModel[] _models;
    private readonly PlateOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a reader; the models are loaded if they are not yet.</summary>
    public PlateReader(ModelStore models, VisionOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        _detector = new TextDetector(models.Get(ModelIds.TextDetector), options.Text);
        _recognizer = new TextRecognizer(models.Get(ModelIds.TextRecognizer));
        _alphabet = Alphabet.Plate(_recognizer.Model);
        _models = [_detector.Model, _recognizer.Model];
        _options = options.Plates;
        _time = time;
    }

    /// <inheritdoc />
    public PlateReading Read(Frame frame, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var start = _time.GetTimestamp();
        var regions = _detector.Detect(frame.Image, _options.DetectionLongSide, cancellation);
        var found = new List<(string Text, double Confidence, Box Box)>();
        foreach (var area in PlateFinder.Areas(regions, _options.MaxRegions))
        {
            cancellation.ThrowIfCancellationRequested();
            var line = _recognizer.Read(frame.Image, area, _alphabet, 1, cancellation);
            found.Add((line.Text, line.Confidence * PlateSyntax.Plausibility(line.Text), area.Bounds));
        }

        var plates = Best(found).ConvertAll(p => new PlateCandidate(
            p.Text,
            Math.Round(p.Confidence, 4),
            frame.ToSource(p.Box),
            Provenance.Of(_models, frame.Digest, p.Confidence, _options.Threshold, ["Shaped and written like a plate."])));
        return new PlateReading
        {
            Plates = plates,
            Ai = plates.Count > 0
                ? plates[0].Ai
                : Provenance.Of(_models, frame.Digest, found.Select(f => f.Confidence).DefaultIfEmpty().Max(), _options.Threshold, ["No plate was found in the frame."]),
            ElapsedMs = _time.GetElapsedTime(start).TotalMilliseconds,
        };
    }

    /// <summary>Those above the threshold, best first, one per place: of overlapping readings the better one stays.</summary>
    private List<(string Text, double Confidence, Box Box)> Best(List<(string Text, double Confidence, Box Box)> found)
    {
        var best = new List<(string Text, double Confidence, Box Box)>();
        foreach (var plate in found.Where(f => f.Confidence >= _options.Threshold).OrderByDescending(f => Rank(f.Confidence, f.Box)))
        {
            if (best.Count < _options.MaxPlates && best.TrueForAll(b => !Overlaps(b.Box, plate.Box)))
            {
                best.Add(plate);
            }
        }

        return best;
    }

    /// <summary>Size decides between readings of like confidence: the vehicle at the barrier is the nearest one.</summary>
    private static double Rank(double confidence, Box box) => confidence * Math.Pow((double)box.Width * box.Height, 0.1);

    private static bool Overlaps(Box a, Box b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
