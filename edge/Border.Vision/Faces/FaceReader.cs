using Border.Domain.Faces;
using Border.Imaging;
using Border.Vision.Frames;
using Border.Vision.Runtime;

namespace Border.Vision.Faces;

/// <summary>Finds faces, judges them and turns them into features.</summary>
public sealed class FaceReader : IFaceReader
{
    private readonly FaceDetector _detector;
    private readonly FaceNetworks _networks;
    private readonly OnnxModel[] _models;
    private readonly FaceOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Makes a reader; the models are loaded if they are not yet.</summary>
    public FaceReader(ModelStore models, FaceOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(models);
        _detector = new FaceDetector(models.Get(ModelIds.FaceDetector), options);
        var (landmarks, feature, liveness) =
            (models.Get(ModelIds.FaceLandmarks), models.Get(ModelIds.FaceFeature), models.Get(ModelIds.FaceLiveness));
        _networks = new FaceNetworks(landmarks, feature, liveness);
        _models = [_detector.Model, landmarks, feature, liveness];
        _options = options;
        _time = time;
    }

    /// <inheritdoc />
    public FaceReading Read(Frame frame, FaceUse use, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var start = _time.GetTimestamp();
        var found = _detector.Detect(frame.Image, cancellation);
        var watch = new StepWatch(_time) { DetectMs = _time.GetElapsedTime(start).TotalMilliseconds };
        var best = found.Count > 0 ? found[0].Score : 0;
        found.Sort(static (a, b) => (b.Box.Width * b.Box.Height).CompareTo(a.Box.Width * a.Box.Height));
        var faces = new List<DetectedFace>();
        for (var i = 0; i < Math.Min(found.Count, _options.MaxFaces); i++)
        {
            var next = i + 1 < found.Count ? found[i + 1].Box.Width : 0;
            faces.Add(Look(frame, found[i].Box, found[i].Score, next, use, watch, cancellation));
        }

        string[] reasons = faces.Count == 0
            ? ["No face was found. Look into the camera; check light and lens."]
            : [.. faces[0].Problems.Select(p => p.Words)];
        return new FaceReading
        {
            Faces = faces,
            Ai = Provenance.Of(_models, frame.Digest, best, _options.DetectionThreshold, reasons),
            ElapsedMs = _time.GetElapsedTime(start).TotalMilliseconds,
            Steps = watch.Steps,
        };
    }

    /// <inheritdoc />
    public FaceComparison Compare(DetectedFace live, DetectedFace portrait, FaceThreshold threshold)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(portrait);
        ArgumentNullException.ThrowIfNull(threshold);
        var score = live.Feature.CosineTo(portrait.Feature);
        var alike = score >= threshold.Score;
        List<string> reasons =
        [
            alike ? "The faces are alike." : "The faces are not alike enough.",
            threshold.Explanation,
            .. live.Problems.Select(p => $"Live image: {p.Words}"),
            .. portrait.Problems.Select(p => $"Portrait: {p.Words}"),
        ];
        if (live.Liveness < _options.LivenessHint)
        {
            reasons.Add("The live image may be a picture of a picture. Look at the traveller. (Weak signal.)");
        }

        var ai = Provenance.Of([_networks.Feature], $"{live.InputDigest}+{portrait.InputDigest}", score, threshold.Score, reasons);
        return new FaceComparison(score, threshold.Score, alike && live.Usable && portrait.Usable, ai);
    }

    private DetectedFace Look(Frame frame, Box box, float score, int nextWidth, FaceUse use, StepWatch watch, CancellationToken cancellation)
    {
        using var window = watch.Align(() => FaceWindow.Around(frame.Image, box));
        var landmarks = watch.Align(() => _networks.Points(window.Image, window.Face, cancellation));
        var fromAligned = landmarks.Five.FromAligned();
        using var aligned = watch.Align(() => window.Image.Resample(fromAligned, FaceNetworks.AlignedSide, FaceNetworks.AlignedSide));
        var measures = watch.Align(() => FaceQuality.Measure(
            frame.Image, box, landmarks, aligned, p => window.ToPicture(fromAligned.Map(p)), nextWidth));
        return new DetectedFace
        {
            Box = frame.ToSource(box),
            Score = score,
            Quality = FaceQuality.Score(measures, _options),
            Measures = measures,
            Problems = FaceQuality.Judge(measures, use, _options),
            Liveness = use == FaceUse.Live ? Math.Round(watch.Liveness(() => _networks.Liveness(frame.Image, box, cancellation)), 3) : null,
            Feature = watch.Feature(() => _networks.Describe(aligned, cancellation)),
            InputDigest = frame.Digest,
        };
    }
}
