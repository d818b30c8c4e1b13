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
    public FaceReading Read(Frame frame, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var start = _time.GetTimestamp();
        var found = _detector.Detect(frame.Image, cancellation);
        var best = found.Count > 0 ? found[0].Score : 0;
        found.Sort(static (a, b) => (b.Box.Width * b.Box.Height).CompareTo(a.Box.Width * a.Box.Height));
        var faces = found.Take(_options.MaxFaces).Select(f => Look(frame, f.Box, f.Score, cancellation)).ToList();
        string[] reasons = faces.Count == 0
            ? ["No face was found. Look into the camera; check light and lens."]
            : [.. faces[0].Problems];
        return new FaceReading
        {
            Faces = faces,
            Ai = Provenance.Of(_models, frame.Digest, best, _options.DetectionThreshold, reasons),
            ElapsedMs = _time.GetElapsedTime(start).TotalMilliseconds,
        };
    }

    /// <inheritdoc />
    public FaceComparison Compare(DetectedFace live, DetectedFace portrait)
    {
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(portrait);
        var score = live.Feature.CosineTo(portrait.Feature);
        var alike = score >= _options.MatchThreshold;
        var reasons = new List<string> { alike ? "The faces are alike." : "The faces are not alike enough." };
        reasons.AddRange(live.Problems.Select(p => $"Live image: {p}"));
        reasons.AddRange(portrait.Problems.Select(p => $"Portrait: {p}"));
        if (live.Liveness < _options.LivenessHint)
        {
            reasons.Add("The live image may be a picture of a picture. Look at the traveller. (Weak signal.)");
        }

        var ai = Provenance.Of([_networks.Feature], $"{live.InputDigest}+{portrait.InputDigest}", score, _options.MatchThreshold, reasons);
        return new FaceComparison(score, _options.MatchThreshold, alike && live.Usable && portrait.Usable, ai);
    }

    private DetectedFace Look(Frame frame, Box box, float score, CancellationToken cancellation)
    {
        var points = _networks.Points(frame.Image, box, cancellation);
        using var aligned = frame.Image.Resample(points.FromAligned(), FaceNetworks.AlignedSide, FaceNetworks.AlignedSide);
        var (quality, problems) = FaceQuality.Judge(frame.Image, box, points, aligned, _options);
        return new DetectedFace
        {
            Box = frame.ToSource(box),
            Score = score,
            Quality = quality,
            Problems = problems,
            Liveness = Math.Round(_networks.Liveness(frame.Image, box, cancellation), 3),
            Feature = _networks.Describe(aligned, cancellation),
            InputDigest = frame.Digest,
        };
    }
}
