namespace Border.Vision.Faces;

/// <summary>When a face is found, fit and the same.</summary>
public sealed record FaceOptions
{
    /// <summary>Detector score from which something is a face, 0-1 (the package's own value).</summary>
    public float DetectionThreshold { get; init; } = 0.65f;

    /// <summary>Overlap (intersection over union) from which two detections are one face.</summary>
    public float OverlapThreshold { get; init; } = 0.4f;

    /// <summary>
    /// Cosine from which two faces are the same person. On 113 photographs of 26 people (6,328 pairs) same people reached 0.31
    /// and others mostly stayed below 0.25; equal error rate 0.4%.
    /// </summary>
    public double MatchThreshold { get; init; } = 0.28;

    /// <summary>Width of a face in pixels below which comparison is unreliable.</summary>
    public int MinFaceWidth { get; init; } = 40;

    /// <summary>Contrast of the aligned face (standard deviation of its grey values) below which it is too flat.</summary>
    public double MinContrast { get; init; } = 18;

    /// <summary>Mean grey value of the aligned face below which it is too dark.</summary>
    public double MinBrightness { get; init; } = 45;

    /// <summary>Mean grey value of the aligned face above which it is overexposed.</summary>
    public double MaxBrightness { get; init; } = 225;

    /// <summary>Sharpness (variance of the Laplacian of the aligned face) below which it is blurred.</summary>
    public double MinSharpness { get; init; } = 25;

    /// <summary>Liveness below which the officer is told to look; a weak signal.</summary>
    public double LivenessHint { get; init; } = 0.3;

    /// <summary>Faces taken at most from one image, the largest.</summary>
    public int MaxFaces { get; init; } = 5;
}
