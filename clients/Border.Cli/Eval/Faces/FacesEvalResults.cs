using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Domain.Faces;

namespace Border.Cli.Eval.Faces;

/// <summary>What was measured.</summary>
/// <param name="Eval"><c>faces</c>.</param>
/// <param name="What">The data.</param>
/// <param name="Photographs">How many.</param>
/// <param name="Unreadable">Those that are no usable image.</param>
/// <param name="NoFace">Those where no face was found.</param>
/// <param name="Refused">Those that the quality gate refused.</param>
/// <param name="RefusedShare">Of those with a face.</param>
/// <param name="Gated">The errors over what passed the gate.</param>
/// <param name="Ungated">The errors over every face found.</param>
internal sealed record FacesSummary(
    string Eval, string What, int Photographs, int Unreadable, int NoFace, int Refused, double RefusedShare, FacesErrors Gated, FacesErrors Ungated);

/// <summary>Errors of verification.</summary>
/// <param name="SamePairs">Pairs of one person.</param>
/// <param name="DifferentPairs">Pairs of two people.</param>
/// <param name="EqualErrorRate">Where both errors are equal.</param>
/// <param name="FnmrAtFmr1Percent">False non-match rate where 1 % of different people match; null with fewer than 300 pairs of them.</param>
/// <param name="FnmrAtFmr01Percent">The same at 0.1 %; null with fewer than 3,000.</param>
/// <param name="SameScores">5th percentile, median and 95th percentile of pairs of one person.</param>
/// <param name="DifferentScores">The same of pairs of two people, and the highest.</param>
internal sealed record FacesErrors(
    int SamePairs,
    int DifferentPairs,
    double? EqualErrorRate,
    double? FnmrAtFmr1Percent,
    double? FnmrAtFmr01Percent,
    double[] SameScores,
    double[] DifferentScores);

/// <summary>How often the quality gate refused for a reason; one photograph may have several.</summary>
/// <param name="Fault">The reason.</param>
/// <param name="Photographs">How many.</param>
internal sealed record FacesRefusal(string Fault, int Photographs);

/// <summary>The calibration, as it is written to a file.</summary>
/// <param name="Calibration">Its points.</param>
internal sealed record FacesCalibrationLine(FaceCalibration Calibration);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FacesSummary))]
[JsonSerializable(typeof(FacesRefusal))]
[JsonSerializable(typeof(FacesCalibrationLine))]
[JsonSerializable(typeof(EvalTime))]
internal sealed partial class FacesEvalJson : JsonSerializerContext
{
    /// <summary>As lines.</summary>
    public static FacesEvalJson Lines { get; } = new(new System.Text.Json.JsonSerializerOptions(JsonLines.Options));
}
