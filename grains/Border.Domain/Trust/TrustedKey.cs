using System.Security.Cryptography;

namespace Border.Domain.Trust;

/// <summary>A public key and its name.</summary>
/// <param name="Id">SHA-256 of <paramref name="PublicKey"/> in lower-case hex, so that one key never counts as two.</param>
/// <param name="PublicKey">ECDSA on P-256, as SubjectPublicKeyInfo (RFC 5280 §4.1.2.7).</param>
public sealed record TrustedKey(string Id, byte[] PublicKey)
{
    private const int MaxBytes = 256;
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>The public half of a key.</summary>
    /// <exception cref="ArgumentException">It is no P-256 key.</exception>
    public static TrustedKey Of(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var bytes = key.ExportSubjectPublicKeyInfo();
        var trusted = new TrustedKey(IdOf(bytes), bytes);
        return trusted.Problem() is { } problem ? throw new ArgumentException(problem, nameof(key)) : trusted;
    }

    /// <summary>What is wrong with it, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (PublicKey is not { Length: >= 1 and <= MaxBytes } || Id != IdOf(PublicKey))
            return "A key's id is not the SHA-256 of the key.";
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(PublicKey, out var read);
            // A second way of writing the same point would give one key two ids, and two votes.
            var isCanonical = read == PublicKey.Length && key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(PublicKey);
            return isCanonical && key.ExportParameters(false).Curve.Oid.Value == P256 ? null : "A key is not an ECDSA key on P-256.";
        }
        catch (CryptographicException)
        {
            return "A key is not an ECDSA key on P-256.";
        }
    }

    /// <summary>Whether bytes are signed with this key: SHA-256, 64 bytes (IEEE P1363). False also for what is no signature at all.</summary>
    public bool Signed(byte[] bytes, byte[]? signature)
    {
        if (signature is not { Length: 64 })
            return false;
        try
        {
            // Made for each call: ECDsa promises nothing to several threads.
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(PublicKey, out _);
            return key.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string IdOf(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));
}
