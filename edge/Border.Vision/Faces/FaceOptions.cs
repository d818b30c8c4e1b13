namespace Border.Vision.Faces;

/// <summary>When a face is found and fit for comparison. Which score makes two faces one person is the policy's to say.</summary>
public sealed record FaceOptions
{
    /// <summary>Detector score from which something is a face, 0-1 (the package's own value).</summary>
    public float DetectionThreshold { get; init; } = 0.65f;

    /// <summary>Overlap (intersection over union) from which two detections are one face.</summary>
    public float OverlapThreshold { get; init; } = 0.4f;

    /// <summary>Width of a face in pixels below which comparison is unreliable.</summary>
    public int MinFaceWidth { get; init; } = 40;

    /// <summary>Share of the inner face, brows to chin, that must lie in the picture, 0-1.</summary>
    public double MinInside { get; init; } = 0.93;

    /// <summary>Degrees of turning from which a face that ends at the picture's side is cut: points found on half a face look turned.</summary>
    public double MaxYawAtSideDegrees { get; init; } = 18;

    /// <summary>Contrast of the aligned face (standard deviation of its grey values) below which it is too flat.</summary>
    public double MinContrast { get; init; } = 18;

    /// <summary>Mean grey value of the aligned face below which it is too dark.</summary>
    public double MinBrightness { get; init; } = 45;

    /// <summary>Mean grey value of the aligned face above which it is overexposed.</summary>
    public double MaxBrightness { get; init; } = 225;

    /// <summary>Sharpness (variance of the Laplacian of the aligned face) below which it is blurred.</summary>
    public double MinSharpness { get; init; } = 25;

    /// <summary>Degrees to either side from which a head is turned away; the measure is good to about ±8.</summary>
    public double MaxYawDegrees { get; init; } = 30;

    /// <summary>
    /// Degrees from which a chin is too high. The measure is good to about ±10: 37 photographs that are fit for comparison were from -25
    /// to 17.
    /// </summary>
    public double MaxPitchUpDegrees { get; init; } = 28;

    /// <summary>Degrees from which a chin is too low.</summary>
    public double MaxPitchDownDegrees { get; init; } = 32;

    /// <summary>Degrees from which a head leans too much; alignment takes a lean out, but not the landmarks' error at a large one.</summary>
    public double MaxRollDegrees { get; init; } = 30;

    /// <summary>Height of an eye as a share of its width below which eyes are closed.</summary>
    public double MinEyeOpening { get; init; } = 0.17;

    /// <summary>Contrast of an iris against the cheek below which eyes are closed, 0-1: photographs of open eyes had 0.4 and more, drawn lids 0.</summary>
    public double MinIrisContrast { get; init; } = 0.3;

    /// <summary>Width of another face, as a share of the largest one's, from which somebody else is in the picture too.</summary>
    public double OtherFaceShare { get; init; } = 0.6;

    /// <summary>Liveness below which the officer is told to look; a weak signal.</summary>
    public double LivenessHint { get; init; } = 0.3;

    /// <summary>Faces described at most in one picture, the largest.</summary>
    public int MaxFaces { get; init; } = 5;
}
