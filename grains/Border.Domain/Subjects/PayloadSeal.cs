using System.Security.Cryptography;
using System.Text;

namespace Border.Domain.Subjects;

/// <summary>
/// AES-256-GCM with the layout <c>nonce (12) || ciphertext || tag (16)</c>. The label binds the bytes to where they belong
/// (record kind and crossing, evidence, key wrapping), so that sealed bytes moved elsewhere do not open.
/// </summary>
public static class PayloadSeal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>The label of a record's payload.</summary>
    public static string RecordLabel(string kind, Guid? crossing, string? subject) => $"record|{kind}|{crossing:N}|{subject}";

    /// <summary>Seals <paramref name="plain"/>; the result is 28 bytes longer.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="plain">What to seal.</param>
    /// <param name="label">Where it belongs; must be the same when opening.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, string label)
    {
        var result = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = result.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceBytes, plain.Length), result.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(label));
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="CryptographicException">The key or label is another, or the bytes were changed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes, string label)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes)
            throw new CryptographicException("Sealed bytes are at least 28 long.");
        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            sealedBytes[..NonceBytes],
            sealedBytes.Slice(NonceBytes, plain.Length),
            sealedBytes[^TagBytes..],
            plain,
            Encoding.UTF8.GetBytes(label));
        return plain;
    }
}
