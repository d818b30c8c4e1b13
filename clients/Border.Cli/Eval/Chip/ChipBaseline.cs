using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Security;

namespace Border.Cli.Eval.Chip;

/// <summary>The baseline: a reader that looks for each group's hash somewhere in EF.SOD and asks nobody who signed it.</summary>
internal static class ChipBaseline
{
    private static readonly HashAlgorithmName[] Hashes =
        [HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512];

    public static bool Accepts(ChipFiles files) => files.Sod is { Length: > 0 } sod && files.Groups.Values.All(g => Hashes.Any(h =>
        sod.Span.IndexOf(CryptographicOperations.HashData(h, g.Span)) >= 0));
}
