using Border.Domain.Documents;
using Border.Domain.Evidence;

namespace Border.Vision.Mrz;

/// <summary>What was read of a document's machine-readable zone. "No zone" is a reading too: no format, no lines.</summary>
public sealed record MrzReading
{
    /// <summary>The layout; null where no zone was found or its lines fit none.</summary>
    public required MrzFormat? Format { get; init; }

    /// <summary>The lines from top to bottom, in the zone's alphabet, of the layout's length where <see cref="Format"/> is given.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>The fields; null where no zone was found. Not to be trusted unless <see cref="Valid"/>.</summary>
    public required TravelDocument? Document { get; init; }

    /// <summary>True only when every check digit holds and the confidence reaches the threshold.</summary>
    public required bool Valid { get; init; }

    /// <summary>What is wrong, in words for the officer; empty when <see cref="Valid"/>.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Characters changed after reading and why, for example "line 2, 4: O read, 0 used (digits only)". Names no data but these characters.</summary>
    public required IReadOnlyList<string> Repairs { get; init; }

    /// <summary>How probable it is that every character is right, 0-1; 0 where nothing was read.</summary>
    public required double Confidence { get; init; }

    /// <summary>Around the zone, in pixels of the source image; null where no zone was found.</summary>
    public required PixelBox? Box { get; init; }

    /// <summary>Models, input, score, threshold, reasons (I6).</summary>
    public required AiOutput Ai { get; init; }

    /// <summary>Time taken, without decoding the image.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>Of it, milliseconds per step: <c>find</c>, <c>read</c>, <c>decode</c>.</summary>
    public required IReadOnlyDictionary<string, double> Steps { get; init; }
}
