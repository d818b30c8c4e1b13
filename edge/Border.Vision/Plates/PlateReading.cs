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

    /// <summary>Of it, milliseconds per step: <c>find</c>, <c>read</c>, <c>closer</c> (a second look at doubtful places).</summary>
    public required IReadOnlyDictionary<string, double> Steps { get; init; }
}

/// <summary>One text that looks like a plate.</summary>
/// <param name="Text">Capital letters and digits, without spaces or signs; the upper line first.</param>
/// <param name="Confidence">Probability that the whole text is right times how plate-like it is, 0-1.</param>
/// <param name="Box">Around it, in pixels of the source image.</param>
/// <param name="Ai">Models, input, score, threshold, reasons (I6).</param>
public sealed record PlateCandidate(string Text, double Confidence, PixelBox Box, AiOutput Ai)
{
    /// <summary>Probability of each character of <see cref="Text"/>, 0-1.</summary>
    public required IReadOnlyList<double> Characters { get; init; }

    /// <summary>ISO 3166 country, with the state where that is clear (<c>US-CA</c>); null where the syntax does not show it.</summary>
    public required string? Region { get; init; }
}
