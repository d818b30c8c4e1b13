using System.Security.Cryptography;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>Hashes by name. .NET has no SHA-224, which a few states sign with, so that one is written here.</summary>
internal static class Digest
{
    public static byte[] Of(HashAlgorithmName hash, ReadOnlySpan<byte> data) =>
        hash.Name == "SHA224" ? Sha224.Of(data) : CryptographicOperations.HashData(hash, data);
}
