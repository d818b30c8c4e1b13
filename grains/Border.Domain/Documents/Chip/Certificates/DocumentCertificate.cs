using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Certificates;

/// <summary>
/// A certificate of a document's public key infrastructure (ICAO 9303-12 §7): a state's authority (CSCA), a link between two of its keys, or a
/// document signer (DSC). .NET's own type refuses written-out curves on some platforms and would ask the system's trust list.
/// </summary>
public sealed class DocumentCertificate
{
    private readonly Lazy<bool> _isSelfSigned;

    internal DocumentCertificate(byte[] raw)
    {
        Raw = raw;
        _isSelfSigned = new Lazy<bool>(() => Subject == Issuer && IsSignedBy(this));
    }

    /// <summary>The certificate's bytes.</summary>
    public byte[] Raw { get; }

    /// <summary>Serial number, lower-case hex without leading zeros.</summary>
    public required string Serial { get; init; }

    /// <summary>The two capital letters of the subject's country; empty when it has none.</summary>
    public required string Country { get; init; }

    /// <summary>Start of validity.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>End of validity.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>True when it may sign certificates: a CSCA or a link.</summary>
    public required bool IsAuthority { get; init; }

    /// <summary>Its subject's key identifier in hex; null when it has none.</summary>
    public string? SubjectKeyId { get; init; }

    /// <summary>Its issuer's key identifier in hex; null when it has none.</summary>
    public string? AuthorityKeyId { get; init; }

    /// <summary>True when it signed itself, which is checked when it is asked.</summary>
    public bool IsSelfSigned => _isSelfSigned.Value;

    internal DistinguishedName Subject { get; init; }

    internal DistinguishedName Issuer { get; init; }

    internal ReadOnlyMemory<byte> Signed { get; init; }

    internal SignatureAlgorithm Algorithm { get; init; } = null!;

    internal byte[] Signature { get; init; } = null!;

    internal PublicKey Key { get; init; } = null!;

    /// <summary>True when it may sign documents.</summary>
    internal bool MaySign { get; init; }

    /// <summary>True when it may sign lists of revoked certificates.</summary>
    internal bool MaySignLists { get; init; }

    /// <summary>A critical extension that is not understood, as RFC 5280 §4.2 asks to refuse; null when there is none.</summary>
    internal string? UnknownCritical { get; init; }

    /// <summary>True when the other's key signed this certificate.</summary>
    public bool IsSignedBy(DocumentCertificate other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Algorithm.Hash is { } hash && other.Key.Verify(Algorithm, hash, Signed.Span, Signature);
    }

    /// <summary>True at an instant within its validity.</summary>
    public bool IsValidAt(DateTimeOffset at) => at >= NotBefore && at <= NotAfter;
}
