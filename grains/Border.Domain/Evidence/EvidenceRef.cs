namespace Border.Domain.Evidence;

/// <summary>Points to an image or chip file kept beside the journal, named by its content.</summary>
/// <param name="Digest">SHA-256 of the plain content in lower-case hex.</param>
/// <param name="MediaType">For example <c>image/jpeg</c>.</param>
/// <param name="Bytes">Length of the plain content.</param>
/// <param name="Key">The subject key that seals it at rest.</param>
public sealed record EvidenceRef(string Digest, string MediaType, int Bytes, Guid Key);
