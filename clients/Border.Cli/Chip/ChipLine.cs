using System.Text.Json.Serialization;
using Border.Cli.Mrz;
using Border.Cli.Output;
using Border.Domain.Documents.Chip.Security;

namespace Border.Cli.Chip;

/// <summary>The output of <c>border chip verify</c>.</summary>
/// <param name="Verdict"><c>genuine</c>, or what is wrong.</param>
/// <param name="Reasons">Each failure in words; empty when genuine.</param>
/// <param name="DataGroups"><c>DG1</c> to <c>DG16</c>: intact, altered, unsigned or not-read.</param>
/// <param name="Notes">What the verdict had to do without.</param>
/// <param name="Signer">Two letters of the trusted authority's country; null without one.</param>
/// <param name="Zone">What DG1 says; null when it was not read.</param>
/// <param name="Portrait">Of DG2; null when it was not read.</param>
/// <param name="Holder">Of DG11: full name in its own script; null when it was not read.</param>
/// <param name="Issued">Of DG12: date of issue; null when it was not read.</param>
/// <param name="Findings">What cannot be true about the document on that day.</param>
public sealed record ChipLine(
    ChipVerdict Verdict,
    IReadOnlyList<string> Reasons,
    IReadOnlyDictionary<string, GroupStatus> DataGroups,
    IReadOnlyList<string> Notes,
    string? Signer,
    MrzLine? Zone,
    PortraitLine? Portrait,
    string? Holder,
    DateOnly? Issued,
    IReadOnlyList<string> Findings);

/// <summary>A portrait.</summary>
/// <param name="Format"><c>jpeg</c> or <c>jpeg2000</c>.</param>
/// <param name="Bytes">Of the image.</param>
/// <param name="Width">Pixels, as the chip claims.</param>
/// <param name="Height">Pixels, as the chip claims.</param>
public sealed record PortraitLine(string Format, int Bytes, int Width, int Height);

/// <summary>Source-generated JSON of the output.</summary>
[JsonSerializable(typeof(ChipLine))]
public sealed partial class ChipJson : JsonSerializerContext
{
    /// <summary>With the command line's options.</summary>
    public static ChipJson Output { get; } = new(new(JsonLines.Options));
}
