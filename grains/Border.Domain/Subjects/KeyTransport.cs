using System.Security.Cryptography;

namespace Border.Domain.Subjects;

/// <summary>
/// Sends a subject key to the centre so that the broker between never sees it: ephemeral ECDH on P-256, HKDF-SHA-256, AES-256-GCM.
/// Layout: <c>length of the ephemeral key (2, big-endian) || its SubjectPublicKeyInfo || sealed key</c>.
/// </summary>
public static class KeyTransport
{
    private static readonly byte[] Info = "border/v1 subject key"u8.ToArray();

    /// <summary>Seals a subject key to the centre's public key.</summary>
    public static byte[] Seal(ECDiffieHellmanPublicKey centre, SubjectKey key)
    {
        ArgumentNullException.ThrowIfNull(centre);
        using var ephemeral = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = ephemeral.PublicKey.ExportSubjectPublicKeyInfo();
        var sealedKey = PayloadSeal.Seal(Derive(ephemeral, centre), key.Key, Label(key.Id, key.Subject));
        return [(byte)(publicKey.Length >> 8), (byte)publicKey.Length, .. publicKey, .. sealedKey];
    }

    /// <summary>Opens a sealed subject key with the centre's private key.</summary>
    /// <exception cref="CryptographicException">The bytes are malformed, changed, or meant for another key, id or subject.</exception>
    public static SubjectKey Open(ECDiffieHellman centre, Guid id, string subject, ReadOnlySpan<byte> sealedKey)
    {
        ArgumentNullException.ThrowIfNull(centre);
        var length = sealedKey.Length < 2 ? 0 : (sealedKey[0] << 8) | sealedKey[1];
        if (length is 0 or > 512 || sealedKey.Length < 2 + length)
            throw new CryptographicException("A sealed subject key starts with the sender's public key; these bytes do not.");
        var secret = DeriveFrom(centre, sealedKey.Slice(2, length));
        return new SubjectKey(id, subject, PayloadSeal.Open(secret, sealedKey[(2 + length)..], Label(id, subject)));
    }

    private static byte[] DeriveFrom(ECDiffieHellman centre, ReadOnlySpan<byte> publicKey)
    {
        try
        {
            using var ephemeral = ECDiffieHellman.Create();
            ephemeral.ImportSubjectPublicKeyInfo(publicKey, out _);
            return Derive(centre, ephemeral.PublicKey);
        }
        catch (Exception e) when (e is PlatformNotSupportedException or ArgumentException)
        {
            // A changed key may be on no curve, or on one that the platform does not know.
            throw new CryptographicException("The sender's public key of a sealed subject key is none.", e);
        }
    }

    private static byte[] Derive(ECDiffieHellman own, ECDiffieHellmanPublicKey other) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(other), 32, info: Info);

    private static string Label(Guid id, string subject) => $"key|{id:N}|{subject}";
}
