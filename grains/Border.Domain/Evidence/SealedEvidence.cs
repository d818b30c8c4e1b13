using System.Security.Cryptography;
using Border.Domain.Subjects;

namespace Border.Domain.Evidence;

/// <summary>
/// Evidence as it is kept and carried: content sealed with its subject's key (invariant I11), named by the digest of the content and by
/// the key. The bytes travel and rest as the node sealed them, so that erasing the key makes every copy noise.
/// </summary>
/// <param name="Digest">SHA-256 of the plain content in lower-case hex.</param>
/// <param name="Key">The subject key.</param>
/// <param name="Bytes">Length of the sealed bytes.</param>
public sealed record SealedEvidence(string Digest, Guid Key, int Bytes)
{
    /// <summary>By how much sealed bytes are longer than the content.</summary>
    public const int SealBytes = 28;

    /// <summary>The largest content of any store: 20 MiB.</summary>
    public const int MaxContentBytes = 20 * 1024 * 1024;

    /// <summary>The name of its file, without folder and suffix. Only of one whose <see cref="Problem"/> is null when it came from outside.</summary>
    public string Name => $"{Digest}-{Key:N}";

    /// <summary>What a record refers to, sealed.</summary>
    public static SealedEvidence Of(EvidenceRef evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new(evidence.Digest, evidence.Key, evidence.Bytes + SealBytes);
    }

    /// <summary>What is wrong with a name from outside; null when nothing is. It becomes part of a path.</summary>
    public string? Problem() => this switch
    {
        _ when Digest is not { Length: 64 } || Digest.AsSpan().ContainsAnyExcept("0123456789abcdef") => "an evidence digest is 64 lower-case hex digits",
        { Bytes: <= SealBytes or > MaxContentBytes + SealBytes } => $"sealed evidence has {SealBytes + 1} to {MaxContentBytes + SealBytes} bytes",
        _ => null,
    };

    /// <summary>Seals content; the digest is bound to it.</summary>
    public static byte[] Seal(SubjectKey key, ReadOnlySpan<byte> content, string digest)
    {
        ArgumentNullException.ThrowIfNull(key);
        return PayloadSeal.Seal(key.Key, content, Label(digest));
    }

    /// <summary>Opens sealed bytes and checks that the content is what the digest says.</summary>
    /// <exception cref="CryptographicException">Changed, cut off, sealed with another key, or of another digest.</exception>
    public byte[] Open(SubjectKey key, ReadOnlySpan<byte> sealedBytes)
    {
        ArgumentNullException.ThrowIfNull(key);
        var content = PayloadSeal.Open(key.Key, sealedBytes, Label(Digest));
        return Convert.ToHexStringLower(SHA256.HashData(content)) == Digest
            ? content
            : throw new CryptographicException("The content has another digest.");
    }

    private static string Label(string digest) => $"evidence|{digest}";
}
