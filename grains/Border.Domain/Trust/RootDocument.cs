using System.Globalization;
using System.Text;

namespace Border.Domain.Trust;

/// <summary>
/// Says which keys may sign what: the root role of The Update Framework (its specification, §4.3). Signed by a threshold of root keys
/// that are kept off line, so that the keys which the centre needs every day can be withdrawn when one is lost.
/// </summary>
public sealed record RootDocument
{
    /// <summary>The most keys of one role.</summary>
    public const int MaxKeys = 16;

    /// <summary>The most signatures: those of the keys before and those of its own.</summary>
    public const int MaxSignatures = 2 * MaxKeys;

    /// <summary>1 or more; one above the document before.</summary>
    public required long Version { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the next one is due. Screens say so; what it names stays valid, because a post never goes blind (invariant I8).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How many of <see cref="RootKeys"/> must sign this document and the next.</summary>
    public required int Threshold { get; init; }

    /// <summary>The keys kept off line.</summary>
    public required IReadOnlyList<TrustedKey> RootKeys { get; init; }

    /// <summary>The keys of the catalogue; any of them signs.</summary>
    public required IReadOnlyList<TrustedKey> CatalogueKeys { get; init; }

    /// <summary>The keys of bundles of every kind; any of them signs.</summary>
    public required IReadOnlyList<TrustedKey> BundleKeys { get; init; }

    /// <summary>Over <see cref="SignedBytes"/>.</summary>
    public IReadOnlyList<RootSignature> Signatures { get; init; } = [];

    /// <summary>What the signatures cover: everything but themselves, a line per key.</summary>
    public byte[] SignedBytes() => Encoding.UTF8.GetBytes(string.Join(
        '\n',
        [
            "border/v1 root",
            Version.ToString(CultureInfo.InvariantCulture),
            IssuedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            ExpiresAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            $"threshold {Threshold.ToString(CultureInfo.InvariantCulture)}",
            .. Lines("root", RootKeys),
            .. Lines("catalogue", CatalogueKeys),
            .. Lines("bundles", BundleKeys),
        ]));

    /// <summary>How many of some keys signed this document; each counts once.</summary>
    public int SignedBy(IReadOnlyList<TrustedKey> keys)
    {
        var bytes = SignedBytes();
        return keys.Count(key => Signatures.Any(s => s.KeyId == key.Id && key.Signed(bytes, s.Signature)));
    }

    /// <summary>What is wrong with the document itself, signatures aside; null when nothing is.</summary>
    public string? Problem()
    {
        IReadOnlyList<TrustedKey>[] roles = [RootKeys, CatalogueKeys, BundleKeys];
        if (Version < 1 || Signatures.Count > MaxSignatures || Signatures.Any(s => s is null) || roles.Any(keys => keys.Any(key => key is null)))
            return "It is incomplete, or has too many signatures.";
        if (roles.Any(keys => keys.Count is 0 or > MaxKeys || keys.DistinctBy(key => key.Id).Count() != keys.Count))
            return $"Each role has 1 to {MaxKeys} different keys.";
        if (Threshold < 1 || Threshold > RootKeys.Count)
            return $"The threshold is 1 to the number of root keys, {RootKeys.Count}; it is {Threshold}.";
        if (RootKeys.Any(root => CatalogueKeys.Concat(BundleKeys).Any(key => key.Id == root.Id)))
            return "A root key is kept off line and signs nothing else; here it has a second role.";
        return roles.SelectMany(keys => keys).Select(key => key.Problem()).FirstOrDefault(problem => problem is not null);
    }

    private static IEnumerable<string> Lines(string role, IReadOnlyList<TrustedKey> keys) =>
        keys.Select(key => $"{role} {key.Id} {Convert.ToBase64String(key.PublicKey)}");
}

/// <summary>A signature under a root document.</summary>
/// <param name="KeyId">Whose.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256, 64 bytes (IEEE P1363).</param>
public sealed record RootSignature(string KeyId, byte[] Signature);
