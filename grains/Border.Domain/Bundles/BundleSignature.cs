using System.Security.Cryptography;

namespace Border.Domain.Bundles;

/// <summary>Signatures on what the centre sends down: ECDSA P-256 with SHA-256, 64 bytes (IEEE P1363).</summary>
internal static class BundleSignature
{
    /// <summary>Whether bytes are signed with a key; false also for what is no signature at all.</summary>
    public static bool IsValid(ECDsa publicKey, byte[] bytes, byte[]? signature)
    {
        try
        {
            return signature is { Length: > 0 } && publicKey.VerifyData(bytes, signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
