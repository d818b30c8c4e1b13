using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Trust;

namespace Border.Domain.Bundles;

/// <summary>
/// What the centre says is in force at one moment: the newest bundle of every kind. Signed, numbered and soon stale, it does what snapshot
/// and timestamp do in The Update Framework: nobody between centre and node can hold one kind back, mix old with new, add what the centre
/// never published, promise other sizes, or pass off yesterday as today.
/// </summary>
public sealed record BundleCatalogue
{
    /// <summary>The kind under which the centre stores it; never announced as a bundle.</summary>
    public const string Kind = "catalogue";

    /// <summary>Largest catalogue as it is sent, in bytes: it travels with every announcement.</summary>
    public const int MaxBytes = 16 * 1024;

    private const int MaxEntries = 64;

    /// <summary>1 or more; a node never goes back to a smaller one.</summary>
    public required long Version { get; init; }

    /// <summary>When the centre signed it.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the centre should have signed a newer one; from then on a node says that it may not know the newest.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>One entry per kind.</summary>
    public required IReadOnlyList<CatalogueEntry> Bundles { get; init; }

    /// <summary>Shorter ways from older versions to those in <see cref="Bundles"/>; null for none.</summary>
    public IReadOnlyList<CatalogueDelta>? Deltas { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 over <see cref="SignedBytes"/>, 64 bytes (IEEE P1363).</summary>
    public byte[]? Signature { get; init; }

    /// <summary>What the signature covers: everything, a line per bundle.</summary>
    public byte[] SignedBytes() => Encoding.UTF8.GetBytes(string.Join(
        '\n',
        [
            "border/v1 catalogue",
            Version.ToString(CultureInfo.InvariantCulture),
            IssuedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ExpiresAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            .. Bundles.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Kind} {b.Version} {b.Sha256} {b.Bytes}")),
            .. (Deltas ?? []).Select(d => string.Create(CultureInfo.InvariantCulture, $"delta {d.Kind} {d.BaseVersion} {d.Version} {d.Sha256} {d.Bytes}")),
        ]));

    /// <summary>The bytes that are sent.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, CatalogueJson.Default.BundleCatalogue);

    /// <summary>The newest bundle of a kind; null when the centre has none.</summary>
    public CatalogueEntry? Find(string kind) => Bundles.FirstOrDefault(b => b.Kind == kind);

    /// <summary>The delta from a version in use to the newest of a kind; null when there is none.</summary>
    public CatalogueDelta? FindDelta(string kind, long baseVersion) =>
        Deltas?.FirstOrDefault(d => d.Kind == kind && d.BaseVersion == baseVersion && d.Version == Find(kind)?.Version);

    /// <summary>Reads and verifies a catalogue as it came. Never throws on what the bytes hold.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="keys">The keys that may sign catalogues.</param>
    /// <returns>The catalogue and the id of the key that signed it, or why it is none, in words.</returns>
    public static (BundleCatalogue? Catalogue, string? SignedBy, string? Problem) Read(ReadOnlySpan<byte> bytes, BundleKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (bytes.Length > MaxBytes)
            return (null, null, $"A catalogue has at most {MaxBytes} bytes; this one has {bytes.Length}.");
        try
        {
            var catalogue = JsonSerializer.Deserialize(bytes, CatalogueJson.Default.BundleCatalogue);
            if ((catalogue is null ? "The catalogue is empty." : catalogue.Problem()) is { } problem)
                return (null, null, problem);
            return keys.SignerOf(catalogue!.SignedBytes(), catalogue.Signature) is { } signer
                ? (catalogue, signer, null)
                : (null, null, "The catalogue's signature is not the centre's: it was changed, or signed with another key.");
        }
        catch (JsonException)
        {
            return (null, null, "The catalogue is truncated or no catalogue at all: its bytes are not the JSON of one.");
        }
    }

    private string? Problem()
    {
        if (Version < 1 || Bundles.Count > MaxEntries || Bundles.Any(b => b is not { Kind: not null, Sha256.Length: 64, Version: >= 1, Bytes: >= 1 }))
            return "The catalogue is incomplete, or lists what cannot be a bundle.";
        if (Deltas is { Count: > MaxEntries } || Deltas?.Any(d => d is not { Kind: not null, Sha256.Length: 64, BaseVersion: >= 1, Bytes: >= 1 }) == true)
            return "The catalogue lists what cannot be a delta.";
        return Bundles.DistinctBy(b => b.Kind).Count() != Bundles.Count ? "The catalogue lists a kind twice." : null;
    }
}

/// <summary>A bundle in force.</summary>
/// <param name="Kind">One of <see cref="BundleKinds"/>.</param>
/// <param name="Version">1 or more.</param>
/// <param name="Sha256">Of the bundle as it is sent, in lower-case hex.</param>
/// <param name="Bytes">The bundle's size as it is sent.</param>
public sealed record CatalogueEntry(string Kind, long Version, string Sha256, long Bytes);

/// <summary>A shorter way from an older version to a bundle in force.</summary>
/// <param name="Kind">One of <see cref="BundleKinds"/>.</param>
/// <param name="BaseVersion">The version that it changes.</param>
/// <param name="Version">The version that it gives.</param>
/// <param name="Sha256">Of the delta as it is sent, in lower-case hex.</param>
/// <param name="Bytes">The delta's size as it is sent.</param>
public sealed record CatalogueDelta(string Kind, long BaseVersion, long Version, string Sha256, long Bytes);

/// <summary>Source-generated JSON of the catalogue.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BundleCatalogue))]
public sealed partial class CatalogueJson : JsonSerializerContext;
