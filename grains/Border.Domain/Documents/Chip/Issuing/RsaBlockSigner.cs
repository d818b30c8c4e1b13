using System.Numerics;
using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Issuing;

/// <summary>RSA signatures that .NET does not make (RFC 8017 §9.1.1 and §9.2). For simulators only: it takes no care of timing.</summary>
internal static class RsaBlockSigner
{
    public static byte[] Sign(RSAParameters key, SigningKind kind, byte[] digest)
    {
        var size = key.Modulus!.Length;
        var block = kind.Salt is { } salt ? Pss(size, kind.Hash, digest, salt) : RsaBlocks.Pkcs1(size, digest);
        var signed = BigInteger.ModPow(Number(block), Number(key.D!), Number(key.Modulus)).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[size - signed.Length], .. signed];
    }

    private static byte[] Pss(int size, HashAlgorithmName hash, byte[] digest, int saltLength)
    {
        var salt = RandomNumberGenerator.GetBytes(saltLength);
        var seed = Digest.Of(hash, [0, 0, 0, 0, 0, 0, 0, 0, .. digest, .. salt]);
        byte[] data = [.. new byte[size - saltLength - digest.Length - 2], 1, .. salt];
        var mask = RsaBlocks.Mask(seed, data.Length, hash);
        for (var i = 0; i < data.Length; i++)
            data[i] ^= mask[i];
        data[0] &= 0x7F;
        return [.. data, .. seed, 0xBC];
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
