using System.Text.Json.Serialization;
using Border.Cli.Output;

namespace Border.Cli.Eval.Robustness;

/// <summary>What hostile images did.</summary>
/// <param name="Eval"><c>robustness</c>.</param>
/// <param name="Seed">The same seed gives the same cases.</param>
/// <param name="Kinds">Kinds of valid files, each of which must be read rightly.</param>
/// <param name="Bombs">Files that claim too much, each of which must be refused.</param>
/// <param name="Cases">Spoilt files.</param>
/// <param name="Decoded">Spoilt files that still gave an image.</param>
/// <param name="Refused">Spoilt files refused, by code.</param>
/// <param name="SlowestMs">The longest that one file took.</param>
/// <param name="StartMb">Memory of the process before.</param>
/// <param name="PeakMb">The most that it ever had.</param>
/// <param name="Faults">What went wrong: must be empty.</param>
internal sealed record RobustnessResult(
    string Eval,
    int Seed,
    int Kinds,
    int Bombs,
    int Cases,
    int Decoded,
    IReadOnlyDictionary<string, int> Refused,
    double SlowestMs,
    long StartMb,
    long PeakMb,
    IReadOnlyList<string> Faults);

/// <summary>Whether memory stays flat while images are read.</summary>
/// <param name="Readings">Images read, one by one, by the three readers in turn.</param>
/// <param name="SettledMb">Memory of the process after the first tenth, at least 30.</param>
/// <param name="EndMb">At the end.</param>
internal sealed record MemoryResult(int Readings, long SettledMb, long EndMb);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RobustnessResult))]
[JsonSerializable(typeof(MemoryResult))]
internal sealed partial class RobustnessJson : JsonSerializerContext
{
    /// <summary>As lines.</summary>
    public static RobustnessJson Lines { get; } = new(new System.Text.Json.JsonSerializerOptions(JsonLines.Options));
}
