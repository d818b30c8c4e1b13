using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>RSA signatures that .NET cannot check: with SHA-224, and RSA-PSS with any salt and mask (RFC 8017 §8.1.2 and §8.2.2).</summary>
internal static class RsaBlocks
{
    private static readonly byte[] Sha224Prefix =
        [0x30, 0x2D, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x04, 0x05, 0x00, 0x04, 0x1C];

    public static bool Verify(RSAParameters key, SignatureAlgorithm algorithm, HashAlgorithmName hash, byte[] digest, ReadOnlySpan<byte> signature)
    {
        var modulus = new BigInteger(key.Modulus, isUnsigned: true, isBigEndian: true);
        var value = new BigInteger(signature, isUnsigned: true, isBigEndian: true);
        if (signature.Length != key.Modulus!.Length || value >= modulus)
            return false;
        var number = BigInteger.ModPow(value, new BigInteger(key.Exponent, isUnsigned: true, isBigEndian: true), modulus);
        return algorithm.Kind == SignatureKind.RsaPss
            ? IsPss(Block(number, (int)(modulus.GetBitLength() + 6) / 8), (int)modulus.GetBitLength() - 1, algorithm, hash, digest)
            : hash.Name == "SHA224" && Block(number, signature.Length).AsSpan().SequenceEqual(Pkcs1(signature.Length, digest));
    }

    internal static byte[] Pkcs1(int size, byte[] digest) =>
        [0, 1, .. Enumerable.Repeat((byte)0xFF, size - 3 - Sha224Prefix.Length - digest.Length), 0, .. Sha224Prefix, .. digest];

    /// <summary>EMSA-PSS-VERIFY.</summary>
    private static bool IsPss(byte[] block, int bits, SignatureAlgorithm algorithm, HashAlgorithmName hash, byte[] digest)
    {
        var salt = algorithm.SaltLength;
        var masked = block.Length - digest.Length - 1;
        var zeros = masked - salt - 1;
        if (zeros < 0 || block[^1] != 0xBC || block[0] >> (8 - ((8 * block.Length) - bits)) != 0)
            return false;
        var seed = block.AsSpan(masked, digest.Length);
        var data = Mask(seed, masked, algorithm.Mask ?? hash);
        for (var i = 0; i < masked; i++)
            data[i] ^= block[i];
        data[0] &= (byte)(0xFF >> ((8 * block.Length) - bits));
        if (data.AsSpan(0, zeros).ContainsAnyExcept((byte)0) || data[zeros] != 1)
            return false;
        return Digest.Of(hash, [0, 0, 0, 0, 0, 0, 0, 0, .. digest, .. data.AsSpan(zeros + 1)]).AsSpan().SequenceEqual(seed);
    }

    internal static byte[] Mask(ReadOnlySpan<byte> seed, int length, HashAlgorithmName hash)
    {
        var mask = new List<byte>();
        Span<byte> counter = stackalloc byte[4];
        for (var i = 0; mask.Count < length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter, i);
            mask.AddRange(Digest.Of(hash, [.. seed, .. counter]));
        }

        return [.. mask.Take(length)];
    }

    private static byte[] Block(BigInteger number, int size)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return bytes.Length >= size ? bytes : [.. new byte[size - bytes.Length], .. bytes];
    }
}
