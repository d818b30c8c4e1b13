using System.Security.Cryptography;

namespace Border.Domain.Records;

/// <summary>
/// The chain that makes a changed, dropped or reordered record visible (invariant I2):
/// <c>hash(n) = SHA-256(hash(n-1) || body(n))</c>, starting each epoch from <see cref="Start"/>.
/// </summary>
public static class HashChain
{
    /// <summary>Bytes in a chain hash: 32.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>The hash before the first record of an epoch: SHA-256 of <c>border/v1|node|epoch</c> in UTF-8.</summary>
    public static byte[] Start(NodeName node, long epoch) =>
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"border/v1|{node}|{epoch}"));

    /// <summary>The hash after a record.</summary>
    /// <param name="previous">32 bytes, the hash before the record.</param>
    /// <param name="body">The record's body, byte for byte.</param>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> body)
    {
        if (previous.Length != HashBytes)
            throw new ArgumentException($"A chain hash has {HashBytes} bytes.", nameof(previous));
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(previous);
        sha.AppendData(body);
        return sha.GetHashAndReset();
    }
}
