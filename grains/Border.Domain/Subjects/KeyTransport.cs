using System.Security.Cryptography;

namespace Border.Domain.Subjects;

/// <summary>
/// Sends subject keys to the centre so that the broker between never sees them: ephemeral ECDH on P-256, HKDF-SHA-256, AES-256-GCM.
/// Layout: <c>length of the ephemeral key (2, big-endian) || its SubjectPublicKeyInfo || sealed key</c>. Keys that travel together may share
/// the ephemeral key (<see cref="KeySealer"/>, <see cref="KeyOpener"/>): the curve costs a hundred times what the cipher does.
/// </summary>
public static class KeyTransport
{
    private static readonly byte[] Info = "border/v1 subject key"u8.ToArray();

    /// <summary>Seals a subject key to the centre's public key.</summary>
    public static byte[] Seal(ECDiffieHellmanPublicKey centre, SubjectKey key) => new KeySealer(centre).Seal(key);

    /// <summary>Opens a sealed subject key with the centre's private key.</summary>
    /// <exception cref="CryptographicException">The bytes are malformed, changed, or meant for another key, id or subject.</exception>
    public static SubjectKey Open(ECDiffieHellman centre, Guid id, string subject, ReadOnlySpan<byte> sealedKey) =>
        new KeyOpener(centre).Open(id, subject, sealedKey);

    /// <summary>The two parts of a sealed key.</summary>
    internal static (int From, int Length) SenderOf(ReadOnlySpan<byte> sealedKey)
    {
        var length = sealedKey.Length < 2 ? 0 : (sealedKey[0] << 8) | sealedKey[1];
        return length is not 0 and <= 512 && sealedKey.Length >= 2 + length
            ? (2, length)
            : throw new CryptographicException("A sealed subject key starts with the sender's public key; these bytes do not.");
    }

    internal static byte[] DeriveFrom(ECDiffieHellman centre, ReadOnlySpan<byte> publicKey)
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

    internal static byte[] Derive(ECDiffieHellman own, ECDiffieHellmanPublicKey other) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(other), 32, info: Info);

    internal static string Label(Guid id, string subject) => $"key|{id:N}|{subject}";
}
