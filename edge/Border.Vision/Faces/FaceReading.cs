using Border.Domain.Evidence;

namespace Border.Vision.Faces;

/// <summary>The faces in an image. "No face" is a reading too: an empty list.</summary>
public sealed record FaceReading
{
    /// <summary>Largest first, at most <see cref="FaceOptions.MaxFaces"/>; empty where there is none.</summary>
    public required IReadOnlyList<DetectedFace> Faces { get; init; }

    /// <summary>Models, input, the best detection score (0 where there is none), threshold, reasons (I6).</summary>
    public required AiOutput Ai { get; init; }

    /// <summary>Time taken, without decoding the image.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>Where that time went.</summary>
    public required FaceSteps Steps { get; init; }
}

/// <summary>Milliseconds of each step, summed over the faces described.</summary>
/// <param name="DetectMs">Finding faces, once for the picture.</param>
/// <param name="AlignMs">Finding their points, aligning and judging them.</param>
/// <param name="FeatureMs">Describing them.</param>
/// <param name="LivenessMs">The liveness signal.</param>
public sealed record FaceSteps(double DetectMs, double AlignMs, double FeatureMs, double LivenessMs);

/// <summary>One face.</summary>
public sealed record DetectedFace
{
    /// <summary>Around it, in pixels of the source image.</summary>
    public required PixelBox Box { get; init; }

    /// <summary>How sure the detector is, 0-1.</summary>
    public required double Score { get; init; }

    /// <summary>Fitness for comparison, 0 (useless) to 1.</summary>
    public required double Quality { get; init; }

    /// <summary>What was measured of the picture.</summary>
    public required FaceMeasures Measures { get; init; }

    /// <summary>What is wrong with it and what to do, in words; empty when nothing.</summary>
    public required IReadOnlyList<FaceProblem> Problems { get; init; }

    /// <summary>True when the face may be compared: <see cref="Problems"/> is empty.</summary>
    public bool Usable => Problems.Count == 0;

    /// <summary>0 (a picture of a picture) to 1 (alive). A weak signal, never a reason to refuse; null for a portrait, which is a picture.</summary>
    public required double? Liveness { get; init; }

    /// <summary>What the feature model makes of it: biometric data.</summary>
    public required FaceFeature Feature { get; init; }

    /// <summary>SHA-256 of the encoded image in lower-case hex.</summary>
    public required string InputDigest { get; init; }
}

/// <summary>Two faces compared.</summary>
/// <param name="Score">Cosine of the features, -1 to 1.</param>
/// <param name="Threshold">From which they count as the same person.</param>
/// <param name="Same">True when the score reaches the threshold and both faces are usable.</param>
/// <param name="Ai">Models, both inputs (joined by '+'), score, threshold, reasons (I6).</param>
public sealed record FaceComparison(double Score, double Threshold, bool Same, AiOutput Ai);
