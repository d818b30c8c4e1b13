using Border.Vision.Faces;
using Border.Vision.Mrz;
using Border.Vision.Plates;
using Border.Vision.Text;

namespace Border.Vision;

/// <summary>Every threshold of the readers in one place; the defaults say from which data they come.</summary>
public sealed record VisionOptions
{
    /// <summary>Finding text.</summary>
    public TextDetectorOptions Text { get; init; } = new();

    /// <summary>Machine-readable zones.</summary>
    public MrzOptions Mrz { get; init; } = new();

    /// <summary>Number plates.</summary>
    public PlateOptions Plates { get; init; } = new();

    /// <summary>Faces.</summary>
    public FaceOptions Faces { get; init; } = new();
}
