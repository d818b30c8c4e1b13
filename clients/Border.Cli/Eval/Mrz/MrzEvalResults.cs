using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Eval.Mrz;

/// <summary>One picture's line.</summary>
/// <param name="File">The picture.</param>
/// <param name="Group">Which part of the result it counts in.</param>
/// <param name="Outcome">See <see cref="MrzEvalOutcome"/>.</param>
/// <param name="Format">TD1, TD2, TD3, MRVA or MRVB; null where no zone was found.</param>
/// <param name="Valid">As the reader says.</param>
/// <param name="Confidence">As the reader says, 0-1.</param>
/// <param name="Repairs">Characters changed after reading, and why.</param>
/// <param name="Ms">Milliseconds without decoding the picture.</param>
internal sealed record MrzEvalLine(
    string File, string Group, string Outcome, string? Format, bool Valid, double Confidence, IReadOnlyList<string> Repairs, double Ms);

/// <summary>The last line.</summary>
/// <param name="Eval"><c>mrz</c>.</param>
/// <param name="What">Folder, or number and seed of the drawn documents.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Groups">Outcomes.</param>
/// <param name="Characters">In all zones whose truth is known and that were found.</param>
/// <param name="WrongCharacters">Of them.</param>
/// <param name="Confusions">The most frequent.</param>
/// <param name="Calibration">Confidence against truth.</param>
/// <param name="Times">Milliseconds per step.</param>
internal sealed record MrzEvalSummary(
    string Eval,
    string What,
    BenchMachine Machine,
    IReadOnlyList<MrzEvalCount> Groups,
    int Characters,
    int WrongCharacters,
    IReadOnlyList<EvalConfusion> Confusions,
    IReadOnlyList<EvalConfidence> Calibration,
    IReadOnlyList<EvalTime> Times);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MrzEvalLine))]
[JsonSerializable(typeof(MrzEvalSummary))]
internal sealed partial class MrzEvalJson : JsonSerializerContext
{
    public static MrzEvalJson Lines { get; } = new(new JsonSerializerOptions(JsonLines.Options));
}
