namespace Border.Domain.Documents.Chip.Certificates;

/// <summary>
/// The authorities that a post trusts. Each self-signed authority in it is trusted because somebody imported it; links between an authority's keys
/// and signers of documents are believed only with a path to one of those. Immutable.
/// </summary>
public sealed class TrustStore
{
    private const int MaxPath = 5;
    private readonly ILookup<DistinguishedName, DocumentCertificate> _bySubject;
    private readonly ILookup<string, DocumentCertificate> _byKey;

    /// <summary>A store of these.</summary>
    public TrustStore(IEnumerable<DocumentCertificate> certificates, IEnumerable<RevocationList> lists)
    {
        Certificates = [.. certificates.DistinctBy(c => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(c.Raw))).Take(ChipLimits.MaxCertificates)];
        Lists = [.. lists.Take(ChipLimits.MaxCertificates)];
        _bySubject = Certificates.Where(c => c.IsAuthority).ToLookup(c => c.Subject);
        _byKey = Certificates.Where(c => c.IsAuthority && c.SubjectKeyId is not null).ToLookup(c => c.SubjectKeyId!);
    }

    /// <summary>All of it, authorities and signers.</summary>
    public IReadOnlyList<DocumentCertificate> Certificates { get; }

    /// <summary>Lists of revoked certificates. Their signatures count when they are asked.</summary>
    public IReadOnlyList<RevocationList> Lists { get; }

    /// <summary>
    /// The way from a certificate to a trusted authority, the certificate first; empty when there is none. A way whose certificates are all valid at
    /// the instant is preferred.
    /// </summary>
    public IReadOnlyList<DocumentCertificate> PathOf(DocumentCertificate certificate, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        List<DocumentCertificate>? first = null;
        foreach (var path in Paths([certificate]))
        {
            if (path.TrueForAll(c => c.IsValidAt(at)))
                return path;
            first ??= path;
        }

        return first ?? [];
    }

    /// <summary>
    /// True when a list is signed by a trusted authority of the name it bears: not always the one that signed the certificate, since lists are signed
    /// with the newest key.
    /// </summary>
    internal bool IsTrusted(RevocationList list, DocumentCertificate certificate, DateTimeOffset at) =>
        _bySubject[certificate.Issuer].Any(authority => list.IsOf(authority) && PathOf(authority, at).Count > 0);

    private IEnumerable<List<DocumentCertificate>> Paths(List<DocumentCertificate> path)
    {
        var last = path[^1];
        if (last.IsAuthority && last.IsSelfSigned)
        {
            // Only an imported one is trusted, whatever the chip brings along.
            if (_bySubject[last.Subject].Any(c => c.Raw.AsSpan().SequenceEqual(last.Raw)))
                yield return path;
            yield break;
        }

        if (path.Count == MaxPath)
            yield break;
        // The key identifier says whom to ask first. Some states write a wrong one, so the others of the name are asked too.
        var candidates = (last.AuthorityKeyId is { } id ? _byKey[id] : []).Concat(_bySubject[last.Issuer]).Distinct();
        foreach (var authority in candidates)
        {
            if (authority.UnknownCritical is not null || path.Contains(authority) || !last.IsSignedBy(authority))
                continue;
            foreach (var whole in Paths([.. path, authority]))
                yield return whole;
        }
    }
}
