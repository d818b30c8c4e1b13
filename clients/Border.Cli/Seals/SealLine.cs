using System.Text.Json.Serialization;
using Border.Cli.Mrz;
using Border.Cli.Output;
using Border.Domain.Documents.Chip.Security;

namespace Border.Cli.Seals;

/// <summary>The output of <c>border seal verify</c>. What cannot be read is null.</summary>
/// <param name="Verdict"><c>genuine</c>, or what is wrong.</param>
/// <param name="Reasons">Each failure in words; empty when genuine.</param>
/// <param name="Kind">Of document, in words; null when the seal's definition is not known.</param>
/// <param name="Country">Issuing state.</param>
/// <param name="Signer">Four characters; null for a barcode.</param>
/// <param name="Certificate">Its serial number in hex; of a barcode the end of its SHA-1.</param>
/// <param name="Issued">Of the document.</param>
/// <param name="SignedOn">Of the seal.</param>
/// <param name="Features">By name.</param>
/// <param name="Zone">The machine-readable zone in the seal.</param>
public sealed record SealLine(
    ChipVerdict Verdict,
    IReadOnlyList<string> Reasons,
    string? Kind,
    string? Country,
    string? Signer,
    string? Certificate,
    DateOnly? Issued,
    DateOnly? SignedOn,
    IReadOnlyList<SealLineFeature> Features,
    MrzLine? Zone);

/// <summary>One feature.</summary>
/// <param name="Name">In words, or its tag.</param>
/// <param name="Value">In words, or hex.</param>
public sealed record SealLineFeature(string Name, string Value);

/// <summary>Source-generated JSON of the output.</summary>
[JsonSerializable(typeof(SealLine))]
public sealed partial class SealJson : JsonSerializerContext
{
    /// <summary>With the command line's options.</summary>
    public static SealJson Output { get; } = new(new(JsonLines.Options));
}
