using System.Security.Cryptography;

namespace Border.Domain.Bundles;

/// <summary>Signs bundles at the centre.</summary>
public static class BundleSigner
{
    /// <summary>A signed bundle.</summary>
    /// <param name="key">The centre's bundle key, ECDSA on P-256.</param>
    /// <param name="kind">One of <see cref="BundleKinds"/>.</param>
    /// <param name="version">1 or more, above every version of the kind signed before.</param>
    /// <param name="issuedAt">Now.</param>
    /// <param name="expiresAt">When it is stale, or null.</param>
    /// <param name="payload">The content.</param>
    /// <exception cref="ArgumentException">The kind is unknown, the version below 1, the payload empty or too large, or the key no P-256 key.</exception>
    public static BundleEnvelope Sign(
        ECDsa key, string kind, long version, DateTimeOffset issuedAt, DateTimeOffset? expiresAt, byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(payload);
        if (!BundleKinds.MaxPayloadBytes.TryGetValue(kind, out var limit))
            throw new ArgumentException($"There is no bundle of kind {kind}.", nameof(kind));
        if (payload.Length == 0 || payload.Length > limit)
            throw new ArgumentException($"The payload of a {kind} bundle has 1 to {limit} bytes; this one has {payload.Length}.", nameof(payload));
        if (version < 1)
            throw new ArgumentException("A bundle's version is 1 or more.", nameof(version));
        if (key.KeySize != 256)
            throw new ArgumentException("Bundles are signed with a P-256 key.", nameof(key));
        var bundle = new BundleEnvelope
        {
            Kind = kind,
            Version = version,
            IssuedAt = issuedAt,
            ExpiresAt = expiresAt,
            Digest = Convert.ToHexStringLower(SHA256.HashData(payload)),
            Payload = payload,
        };
        return bundle with { Signature = key.SignData(bundle.SignedBytes(), HashAlgorithmName.SHA256) };
    }
}
