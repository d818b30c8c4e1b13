using Border.Domain.Evidence;

namespace Border.Vision.Plates;

/// <summary>What was read of the number plates in a frame. "No plate" is a reading too: an empty list.</summary>
public sealed record PlateReading
{
    /// <summary>Best first; empty where there is none.</summary>
    public required IReadOnlyList<PlateCandidate> Plates { get; init; }

    /// <summary>Models, input, the best score (0 where there is none), threshold, reasons (I6).</summary>
    public required AiOutput Ai { get; init; }

    /// <summary>Time taken, without decoding the image.</summary>
    public required double ElapsedMs { get; init; }
}

/// <summary>One text that looks like a plate.</summary>
/// <param name="Text">Capital letters and digits, without spaces or signs.</param>
/// <param name="Confidence">Mean confidence of its characters times how plate-like it is, 0-1.</param>
/// <param name="Box">Around it, in pixels of the source image.</param>
/// <param name="Ai">Models, input, score, threshold, reasons (I6).</param>
public sealed record PlateCandidate(string Text, double Confidence, PixelBox Box, AiOutput Ai);
