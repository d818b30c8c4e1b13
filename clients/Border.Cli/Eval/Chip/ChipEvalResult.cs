using System.Text.Json.Serialization;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Eval.Chip;

/// <summary>What became of signed documents and changes of them.</summary>
/// <param name="Eval"><c>chip</c>.</param>
/// <param name="Machine">Where it ran.</param>
/// <param name="Seed">The same seed makes the same documents and changes; keys are new each time.</param>
/// <param name="Kinds">Ways of signing.</param>
/// <param name="Documents">Genuine documents.</param>
/// <param name="Accepted">Of these, found genuine: must be all.</param>
/// <param name="Mutations">Changed documents.</param>
/// <param name="AlteredAccepted">Of these, found genuine: must be 0.</param>
/// <param name="BaselineAccepted">Of these, accepted by comparing the groups' hashes with those in EF.SOD alone.</param>
/// <param name="Verdicts">Of the changed documents, by verdict.</param>
/// <param name="Changes">By kind of change: made, and accepted by the baseline.</param>
/// <param name="VerifyMedianMs">To verify one genuine document.</param>
/// <param name="VerifyP95Ms">To verify one genuine document.</param>
/// <param name="Authorities">Certificates in the master list.</param>
/// <param name="MasterListBytes">Its size.</param>
/// <param name="LoadMs">From its bytes to a store that answers.</param>
internal sealed record ChipEvalResult(
    string Eval,
    BenchMachine Machine,
    long Seed,
    int Kinds,
    int Documents,
    int Accepted,
    int Mutations,
    int AlteredAccepted,
    int BaselineAccepted,
    IReadOnlyDictionary<string, int> Verdicts,
    IReadOnlyDictionary<string, ChipEvalChange> Changes,
    double VerifyMedianMs,
    double VerifyP95Ms,
    int Authorities,
    int MasterListBytes,
    double LoadMs);

/// <summary>One kind of change.</summary>
/// <param name="Made">Documents.</param>
/// <param name="BaselineAccepted">Of these, by the baseline.</param>
internal sealed record ChipEvalChange(int Made, int BaselineAccepted);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ChipEvalResult))]
internal sealed partial class ChipEvalJson : JsonSerializerContext
{
    /// <summary>As lines.</summary>
    public static ChipEvalJson Lines { get; } = new(new System.Text.Json.JsonSerializerOptions(JsonLines.Options));
}
