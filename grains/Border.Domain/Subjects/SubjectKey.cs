using System.Security.Cryptography;

namespace Border.Domain.Subjects;

/// <summary>
/// The key that seals what one node records about one subject. Deleting it erases the subject there while hash chains still
/// verify, because they run over the sealed bytes (invariant I11).
/// </summary>
/// <param name="Id">Names the key in records; random.</param>
/// <param name="Subject">The subject's pseudonym.</param>
/// <param name="Key">32 random bytes, AES-256.</param>
public sealed record SubjectKey(Guid Id, string Subject, byte[] Key)
{
    /// <summary>A new random key for a subject.</summary>
    public static SubjectKey Create(string subject) => new(Guid.NewGuid(), subject, RandomNumberGenerator.GetBytes(32));

    /// <summary>Never shows the key.</summary>
    public override string ToString() => $"SubjectKey {Id}";
}
