using System.Security.Cryptography;
using System.Text.Json;

namespace Border.Domain.Bundles;

/// <summary>What became of a bundle: exactly one of the two is set.</summary>
/// <param name="Bundle">The bundle to apply.</param>
/// <param name="Problem">Why it changes nothing, in words.</param>
/// <param name="ClaimedVersion">The version that the bytes claim, trusted or not; 0 when they claim none.</param>
public sealed record BundleVerdict(BundleEnvelope? Bundle, string? Problem, long ClaimedVersion);

/// <summary>
/// Decides whether a bundle may be applied (invariant I8): complete, of the kind expected, signed by the centre and newer than the one in
/// use. Never throws on what the bytes hold.
/// </summary>
public static class BundleVerifier
{
    /// <summary>Reads and verifies a bundle as it came.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="publicKey">The centre's bundle key.</param>
    /// <param name="expectedKind">The kind that the place it came from is for.</param>
    /// <param name="currentVersion">The version in use; 0 for none.</param>
    public static BundleVerdict Verify(ReadOnlySpan<byte> bytes, ECDsa publicKey, string expectedKind, long currentVersion)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        if (BundleKinds.MaxBundleBytes(expectedKind) is not { } limit)
            return Refused("This version does not know this kind of bundle.", 0);
        if (bytes.Length > limit)
            return Refused($"A {expectedKind} bundle has at most {limit} bytes; this one has {bytes.Length}.", 0);
        try
        {
            return JsonSerializer.Deserialize(bytes, BundleJson.Default.BundleEnvelope) is { } bundle
                ? Verify(bundle, publicKey, expectedKind, currentVersion)
                : Refused("The bundle is empty.", 0);
        }
        catch (JsonException)
        {
            return Refused("The bundle is truncated or no bundle at all: its bytes are not the JSON of one.", 0);
        }
    }

    /// <summary>Verifies a bundle that was read already, for example from the node's own disk.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="publicKey">The centre's bundle key.</param>
    /// <param name="expectedKind">The kind that the place it came from is for.</param>
    /// <param name="currentVersion">The version in use; 0 for none.</param>
    public static BundleVerdict Verify(BundleEnvelope bundle, ECDsa publicKey, string expectedKind, long currentVersion)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(publicKey);
        return Problem(bundle, publicKey, expectedKind, currentVersion) is { } problem
            ? Refused(problem, bundle.Version)
            : new BundleVerdict(bundle, null, bundle.Version);
    }

    private static string? Problem(BundleEnvelope bundle, ECDsa publicKey, string expectedKind, long currentVersion)
    {
        if (bundle is not { Kind: not null, Digest.Length: 64, Payload.Length: > 0 })
            return "The bundle is incomplete: it lacks its kind, digest or content.";
        if (!BundleKinds.MaxPayloadBytes.TryGetValue(bundle.Kind, out var limit))
            return "This version does not know this kind of bundle.";
        if (bundle.Kind != expectedKind)
            return $"A {bundle.Kind} bundle came where a {expectedKind} bundle belongs.";
        if (bundle.Payload.Length > limit)
            return $"The content of a {bundle.Kind} bundle has at most {limit} bytes; this one has {bundle.Payload.Length}.";
        if (bundle.Signature is not { Length: > 0 })
            return "The bundle is not signed.";
        if (bundle.Digest != Convert.ToHexStringLower(SHA256.HashData(bundle.Payload)))
            return "The bundle's content does not match its digest: it was truncated or changed.";
        if (!BundleSignature.IsValid(publicKey, bundle.SignedBytes(), bundle.Signature))
            return "The bundle's signature is not the centre's: it was changed, or signed with another key.";
        if (bundle.Version < 1)
            return "A bundle's version is 1 or more.";
        return bundle.Version > currentVersion
            ? null
            : $"Version {bundle.Version} is not newer than version {currentVersion}, which is in use.";
    }

    private static BundleVerdict Refused(string problem, long version) => new(null, problem, version);
}
