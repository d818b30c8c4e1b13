using System.Text.Json.Serialization;
using Border.Domain.Trust;

namespace Border.Keys.Root;

/// <summary>What is shown of a root document; keys by the first 16 digits of their ids.</summary>
internal sealed record RootLine(
    long Version,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    int Threshold,
    IReadOnlyList<string> RootKeys,
    IReadOnlyList<string> CatalogueKeys,
    IReadOnlyList<string> BundleKeys,
    int SignedByOwn,
    int? SignedByPrevious,
    bool Complete)
{
    public static RootLine Of(RootDocument root, RootDocument? before)
    {
        var (own, previous) = (root.SignedBy(root.RootKeys), before is null ? (int?)null : root.SignedBy(before.RootKeys));
        var complete = own >= root.Threshold && (before is null || previous >= before.Threshold);
        return new RootLine(
            root.Version, root.IssuedAt, root.ExpiresAt, root.Threshold, Ids(root.RootKeys), Ids(root.CatalogueKeys), Ids(root.BundleKeys), own, previous, complete);
    }

    private static IReadOnlyList<string> Ids(IReadOnlyList<TrustedKey> keys) => [.. keys.Select(key => key.Id[..16])];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RootLine))]
internal sealed partial class RootLineJson : JsonSerializerContext;
