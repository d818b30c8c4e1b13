using System.Text.Json.Serialization;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Eval.MrzText;

/// <summary>What became of zones and changes of them.</summary>
/// <param name="Eval"><c>mrz-text</c>.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Seed">The same seed makes the same zones and changes.</param>
/// <param name="Documents">Valid zones written.</param>
/// <param name="NotReadBack">Of these, not read back exactly: must be 0.</param>
/// <param name="Mutations">Changed zones.</param>
/// <param name="Detected">Changed zones that were found not valid.</param>
/// <param name="Uncovered">Not detected: only characters that no check digit covers changed.</param>
/// <param name="Collisions">Not detected: sums that are the same modulo 10.</param>
/// <param name="Unexplained">Not detected and not explained: must be 0.</param>
/// <param name="BaselineDetected">Changed zones that slicing the fields without check digits notices.</param>
/// <param name="Kinds">By kind of change: changed, detected.</param>
/// <param name="MicrosecondsPerZone">Mean time to read one.</param>
internal sealed record MrzTextResult(
    string Eval,
    BenchMachine Machine,
    long Seed,
    int Documents,
    int NotReadBack,
    int Mutations,
    int Detected,
    int Uncovered,
    int Collisions,
    int Unexplained,
    int BaselineDetected,
    IReadOnlyDictionary<string, MrzTextKind> Kinds,
    double MicrosecondsPerZone);

/// <summary>One kind of change.</summary>
/// <param name="Changed">Zones.</param>
/// <param name="Detected">Of these.</param>
internal sealed record MrzTextKind(int Changed, int Detected);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(MrzTextResult))]
internal sealed partial class MrzTextJson : JsonSerializerContext
{
    /// <summary>As lines.</summary>
    public static MrzTextJson Lines { get; } = new(new System.Text.Json.JsonSerializerOptions(JsonLines.Options));
}
