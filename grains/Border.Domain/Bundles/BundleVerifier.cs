using System.Security.Cryptography;
using Border.Domain.Trust;

namespace Border.Domain.Bundles;

/// <summary>What became of a bundle: either a bundle or a problem is set.</summary>
/// <param name="Bundle">The bundle to apply.</param>
/// <param name="Problem">Why it changes nothing, in words.</param>
/// <param name="SignedBy">The id of the key that signed it; null when it changes nothing.</param>
public sealed record BundleVerdict(BundleEnvelope? Bundle, string? Problem, string? SignedBy);

/// <summary>
/// Decides whether a bundle may be applied (invariant I8): complete, of the kind expected, signed by the centre and newer than the one in
/// use. Never throws on what the bytes hold, and unpacks nothing before the signature was found good.
/// </summary>
public static class BundleVerifier
{
    /// <summary>Reads and verifies a whole bundle as it came.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="keys">The keys that may sign bundles.</param>
    /// <param name="expectedKind">The kind that the place it came from is for.</param>
    /// <param name="currentVersion">The version in use; 0 for none.</param>
    public static BundleVerdict Verify(ReadOnlySpan<byte> bytes, BundleKeys keys, string expectedKind, long currentVersion)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (TooLarge(bytes, expectedKind) is { } problem)
            return Refused(problem);
        var first = BundleCodec.OpenFirst(bytes);
        ReadOnlySpan<byte> packed = default;
        var header = first is null ? BundleCodec.Open(BundleCodec.Whole, bytes, out packed) : BundleCodec.Header(first);
        var (signer, untrusted) = Check(header, keys, expectedKind, currentVersion);
        return signer is null
            ? Refused(untrusted!)
            : Whole(header!, first?.Payload ?? BundleCodec.Unpack(packed, header!.Bytes, BundleKinds.MaxPayloadBytes[expectedKind]), signer);
    }

    /// <summary>
    /// Reads and verifies a delta, and makes the bundle of it. That base and changes give what the centre signed is proved by the same
    /// signature as of a whole bundle.
    /// </summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="keys">The keys that may sign bundles.</param>
    /// <param name="currentVersion">The version in use that counts; 0 for none.</param>
    /// <param name="basis">The bundle in use, with its payload.</param>
    public static BundleVerdict VerifyDelta(ReadOnlySpan<byte> bytes, BundleKeys keys, long currentVersion, BundleEnvelope basis)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(basis);
        if (TooLarge(bytes, basis.Kind) is { } problem)
            return Refused(problem);
        var header = BundleCodec.Open(BundleCodec.Delta, bytes, out var packed);
        var (signer, untrusted) = Check(header, keys, basis.Kind, currentVersion);
        if (signer is null)
            return Refused(untrusted!);
        if (header!.BaseVersion != basis.Version || header.BaseDigest != basis.Digest)
            return Refused($"The delta changes another version {header.BaseVersion} than the one here.");
        var limit = BundleKinds.MaxPayloadBytes[basis.Kind];
        if (header.Bytes > limit || BundleCodec.Unpack(packed, header.ChangeBytes ?? -1, limit) is not { } changes)
            return Refused("The delta is damaged, or larger than it can be.");
        return Whole(header, BundleDelta.Apply(basis.Payload, changes, (int)header.Bytes), signer);
    }

    private static string? TooLarge(ReadOnlySpan<byte> bytes, string kind) => BundleKinds.MaxBundleBytes(kind) switch
    {
        null => "This version does not know this kind of bundle.",
        { } limit when bytes.Length > limit => $"A {kind} bundle has at most {limit} bytes; this one has {bytes.Length}.",
        _ => null,
    };

    private static (string? Signer, string? Problem) Check(BundleHeader? header, BundleKeys keys, string expectedKind, long currentVersion)
    {
        if (header is not { Kind: not null, Digest.Length: 64 })
            return (null, "The bundle is truncated, incomplete or no bundle at all.");
        if (!BundleKinds.MaxPayloadBytes.TryGetValue(header.Kind, out var limit))
            return (null, "This version does not know this kind of bundle.");
        if (header.Kind != expectedKind)
            return (null, $"A {header.Kind} bundle came where a {expectedKind} bundle belongs.");
        if (header.Bytes < 1 || header.Bytes > limit)
            return (null, $"The content of a {header.Kind} bundle has 1 to {limit} bytes; this one has {header.Bytes}.");
        if (header.Signature is not { Length: > 0 })
            return (null, "The bundle is not signed.");
        if (keys.SignerOf(BundleCodec.Envelope(header, []).SignedBytes(), header.Signature) is not { } signer)
            return (null, "The bundle's signature is not the centre's: it was changed, or signed with another key.");
        if (header.Version < 1)
            return (null, "A bundle's version is 1 or more.");
        return header.Version > currentVersion
            ? (signer, null)
            : (null, $"Version {header.Version} is not newer than version {currentVersion}, which is in use.");
    }

    private static BundleVerdict Whole(BundleHeader header, byte[]? payload, string signer) =>
        payload is not null && header.Digest == Convert.ToHexStringLower(SHA256.HashData(payload))
            ? new BundleVerdict(BundleCodec.Envelope(header, payload), null, signer)
            : Refused("The bundle's content does not match its digest: it was truncated or changed.");

    private static BundleVerdict Refused(string problem) => new(null, problem, null);
}
