using Border.Domain.Documents.Chip.Certificates;

namespace Border.Domain.Documents.Chip.Security;

/// <summary>Whether a document signer's certificate is a trusted state's, valid and not revoked (ICAO 9303-12 §5).</summary>
internal static class SignerCheck
{
    /// <summary>The country of the trusted authority; null when there is none.</summary>
    public static string? Check(DocumentCertificate signer, TrustStore store, DateTimeOffset at, ChipFindings findings)
    {
        if (!signer.MaySign)
            findings.Add(ChipVerdict.UnknownIssuer, "The signer's certificate is not made for signing documents.");
        if (signer.UnknownCritical is { } oid)
            findings.Add(ChipVerdict.UnknownIssuer, $"The signer's certificate demands something that is not understood ({oid}).");
        var path = store.PathOf(signer, at);
        if (path.Count == 0)
        {
            var country = signer.Country.Length > 0 ? signer.Country : "an unnamed state";
            findings.Add(ChipVerdict.UnknownIssuer, $"The signer says it belongs to {country}, but no trusted authority signed its certificate.");
            return null;
        }

        Validity(path, at, findings);
        Revocation(path, store, at, findings);
        return path[^1].Country;
    }

    private static void Validity(IReadOnlyList<DocumentCertificate> path, DateTimeOffset at, ChipFindings findings)
    {
        for (var i = 0; i < path.Count; i++)
        {
            var who = i == 0 ? "signer" : "signer's authority";
            if (at > path[i].NotAfter)
                findings.Add(ChipVerdict.ExpiredSigner, $"The certificate of the {who} expired on {path[i].NotAfter:yyyy-MM-dd}.");
            else if (at < path[i].NotBefore)
                findings.Add(ChipVerdict.ExpiredSigner, $"The certificate of the {who} is valid from {path[i].NotBefore:yyyy-MM-dd} only.");
        }
    }

    private static void Revocation(IReadOnlyList<DocumentCertificate> path, TrustStore store, DateTimeOffset at, ChipFindings findings)
    {
        foreach (var certificate in path.SkipLast(1))
        {
            var claimed = store.Lists.Where(l => l.Covers(certificate)).ToList();
            var lists = claimed.Where(l => store.IsTrusted(l, certificate, at)).ToList();
            if (lists.Exists(l => l.Revokes(certificate)))
                findings.Add(ChipVerdict.Revoked, "The signer's certificate was revoked by its state.");
            if (claimed.Count > lists.Count)
                findings.Note($"A list of revoked certificates of {path[^1].Country} is not signed by its authority and does not count.");
            if (lists.Count == 0)
                findings.Note($"There is no list of revoked certificates of {path[^1].Country} here.");
            else if (lists.TrueForAll(l => l.Next < at))
                findings.Note($"The list of revoked certificates of {path[^1].Country} is older than it should be: the next was due on {lists.Max(l => l.Next):yyyy-MM-dd}.");
        }
    }
}
