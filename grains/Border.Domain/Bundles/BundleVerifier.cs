using System.Security.Cryptography;
using System.Text.Json;
using Border.Domain.Trust;

namespace Border.Domain.Bundles;

/// <summary>What became of a bundle: exactly one of the two is set.</summary>
/// <param name="Bundle">The bundle to apply.</param>
/// <param name="Problem">Why it changes nothing, in words.</param>
/// <param name="SignedBy">The id of the key that signed it; null when it changes nothing.</param>
public sealed record BundleVerdict(BundleEnvelope? Bundle, string? Problem, string? SignedBy);

/// <summary>
/// Decides whether a bundle may be applied (invariant I8): complete, of the kind expected, signed by the centre and newer than the one in
/// use. Never throws on what the bytes hold.
/// </summary>
public static class BundleVerifier
{
    /// <summary>Reads and verifies a bundle as it came.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="keys">The keys that may sign bundles.</param>
    /// <param name="expectedKind">The kind that the place it came from is for.</param>
    /// <param name="currentVersion">The version in use; 0 for none.</param>
    public static BundleVerdict Verify(ReadOnlySpan<byte> bytes, BundleKeys keys, string expectedKind, long currentVersion)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (BundleKinds.MaxBundleBytes(expectedKind) is not { } limit)
            return Refused("This version does not know this kind of bundle.");
        if (bytes.Length > limit)
            return Refused($"A {expectedKind} bundle has at most {limit} bytes; this one has {bytes.Length}.");
        try
        {
            return JsonSerializer.Deserialize(bytes, BundleJson.Default.BundleEnvelope) is { } bundle
                ? Verify(bundle, keys, expectedKind, currentVersion)
                : Refused("The bundle is empty.");
        }
        catch (JsonException)
        {
            return Refused("The bundle is truncated or no bundle at all: its bytes are not the JSON of one.");
        }
    }

    /// <summary>Verifies a bundle that was read already, for example from the node's own disk.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="keys">The keys that may sign bundles.</param>
    /// <param name="expectedKind">The kind that the place it came from is for.</param>
    /// <param name="currentVersion">The version in use; 0 for none.</param>
    public static BundleVerdict Verify(BundleEnvelope bundle, BundleKeys keys, string expectedKind, long currentVersion)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(keys);
        if (Problem(bundle, expectedKind) is { } problem)
            return Refused(problem);
        if (keys.SignerOf(bundle.SignedBytes(), bundle.Signature) is not { } signer)
            return Refused("The bundle's signature is not the centre's: it was changed, or signed with another key.");
        return bundle.Version > currentVersion
            ? new BundleVerdict(bundle, null, signer)
            : Refused($"Version {bundle.Version} is not newer than version {currentVersion}, which is in use.");
    }

    private static string? Problem(BundleEnvelope bundle, string expectedKind)
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
        return bundle.Version < 1 ? "A bundle's version is 1 or more." : null;
    }

    private static BundleVerdict Refused(string problem) => new(null, problem, null);
}
