using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Eval.Plates;

/// <summary>One picture's line. Texts of plates are not in it: they are in the failures' folder only.</summary>
/// <param name="File">The picture.</param>
/// <param name="Plates">How many it shows.</param>
/// <param name="Exact">How many of them were read exactly.</param>
/// <param name="False">Readings above the threshold where no plate is.</param>
/// <param name="Confidence">Of the first reading; 0 where there is none.</param>
/// <param name="Ms">Milliseconds without decoding the picture.</param>
internal sealed record PlatesLine(string File, int Plates, int Exact, int False, double Confidence, double Ms);

/// <summary>The last line.</summary>
/// <param name="Eval"><c>plates</c>.</param>
/// <param name="What">The folder.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Pictures">How many.</param>
/// <param name="Counts">Accuracy end to end, on the given box, and of the peer.</param>
/// <param name="FalsePlates">Readings above the threshold that lie on no plate.</param>
/// <param name="PicturesWithFalsePlates">In so many pictures.</param>
/// <param name="Confusions">The most frequent.</param>
/// <param name="Calibration">Confidence against truth.</param>
/// <param name="Times">Milliseconds per step; steps beginning with <c>box</c> are those of a given box.</param>
internal sealed record PlatesSummary(
    string Eval,
    string What,
    BenchMachine Machine,
    int Pictures,
    IReadOnlyList<PlatesCount> Counts,
    int FalsePlates,
    int PicturesWithFalsePlates,
    IReadOnlyList<EvalConfusion> Confusions,
    IReadOnlyList<EvalConfidence> Calibration,
    IReadOnlyList<EvalTime> Times);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PlatesLine))]
[JsonSerializable(typeof(PlatesSummary))]
internal sealed partial class PlatesJson : JsonSerializerContext
{
    public static PlatesJson Lines { get; } = new(new JsonSerializerOptions(JsonLines.Options));
}
