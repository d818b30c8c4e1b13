using System.Security.Cryptography;

namespace Border.Domain.Trust;

/// <summary>The keys of one role; a signature of any of them counts. Immutable: any thread may ask.</summary>
/// <param name="keys">The keys.</param>
public sealed class BundleKeys(IReadOnlyList<TrustedKey> keys)
{
    /// <summary>The keys' ids.</summary>
    public IReadOnlyList<string> Ids { get; } = [.. keys.Select(key => key.Id)];

    /// <summary>A role with one key.</summary>
    /// <exception cref="ArgumentException">It is no P-256 key.</exception>
    public static BundleKeys Of(ECDsa key) => new([TrustedKey.Of(key)]);

    /// <summary>The id of the key that signed; null when none of these did.</summary>
    /// <param name="bytes">What the signature covers.</param>
    /// <param name="signature">64 bytes (IEEE P1363), or anything else.</param>
    public string? SignerOf(byte[] bytes, byte[]? signature) => keys.FirstOrDefault(key => key.Signed(bytes, signature))?.Id;
}
