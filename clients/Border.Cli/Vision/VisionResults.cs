using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Vision.Faces;

namespace Border.Cli.Vision;

/// <summary>A line of <c>vision mrz</c>.</summary>
/// <param name="File">The image as named on the command line.</param>
/// <param name="Format">TD1, TD2, TD3, MRVA or MRVB; null where no zone was found.</param>
/// <param name="Lines">Top to bottom.</param>
/// <param name="Valid">True when every check digit holds.</param>
/// <param name="Repairs">Characters changed after reading, and why.</param>
/// <param name="Problems">What is wrong, in words.</param>
/// <param name="Confidence">0-1.</param>
/// <param name="Ms">Milliseconds from encoded bytes to result.</param>
public sealed record MrzLine(
    string File, string? Format, IReadOnlyList<string> Lines, bool Valid, IReadOnlyList<string> Repairs, IReadOnlyList<string> Problems, double Confidence, double Ms);

/// <summary>A line of <c>vision plate</c>.</summary>
/// <param name="File">The image as named on the command line.</param>
/// <param name="Plates">Best first.</param>
/// <param name="Ms">Milliseconds from encoded bytes to result.</param>
public sealed record PlateLine(string File, IReadOnlyList<PlateItem> Plates, double Ms);

/// <summary>One plate.</summary>
/// <param name="Text">Capital letters and digits.</param>
/// <param name="Confidence">0-1.</param>
/// <param name="Box">x, y, width, height in pixels.</param>
public sealed record PlateItem(string Text, double Confidence, int[] Box);

/// <summary>A line of <c>vision face</c>.</summary>
/// <param name="File">The image as named on the command line.</param>
/// <param name="Faces">Largest first.</param>
/// <param name="Ms">Milliseconds from encoded bytes to result.</param>
public sealed record FaceLine(string File, IReadOnlyList<FaceItem> Faces, double Ms);

/// <summary>One face.</summary>
/// <param name="Box">x, y, width, height in pixels.</param>
/// <param name="Score">How sure the detector is, 0-1.</param>
/// <param name="Quality">Fitness for comparison, 0-1.</param>
/// <param name="Problems">What is wrong, in words; empty when fit for comparison.</param>
/// <param name="Liveness">0-1, a weak signal.</param>
/// <param name="Measures">What was measured: size, pose, eyes, light, sharpness.</param>
public sealed record FaceItem(
    int[] Box, double Score, double Quality, IReadOnlyList<string> Problems, double? Liveness, FaceMeasures Measures);

/// <summary>A line of <c>vision match</c>.</summary>
/// <param name="A">First image.</param>
/// <param name="B">Second image.</param>
/// <param name="Score">Cosine, -1 to 1; null where a face is missing.</param>
/// <param name="Threshold">From which it is the same person.</param>
/// <param name="Same">True when the score reaches the threshold and both faces are fit.</param>
/// <param name="Reasons">In words.</param>
/// <param name="Ms">Milliseconds from encoded bytes to result.</param>
public sealed record MatchLine(string A, string B, double? Score, double Threshold, bool Same, IReadOnlyList<string> Reasons, double Ms);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MrzLine))]
[JsonSerializable(typeof(PlateLine))]
[JsonSerializable(typeof(FaceLine))]
[JsonSerializable(typeof(MatchLine))]
internal sealed partial class VisionJson : JsonSerializerContext
{
    /// <summary>With the encoder that leaves <c>&lt;</c> readable.</summary>
    public static VisionJson Lines { get; } = new(new System.Text.Json.JsonSerializerOptions(JsonLines.Options));
}
