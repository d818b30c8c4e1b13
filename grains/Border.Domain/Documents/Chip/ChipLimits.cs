namespace Border.Domain.Documents.Chip;

/// <summary>How much of a chip or trust list is taken. What is beyond is refused before it is read.</summary>
public static class ChipLimits
{
    /// <summary>Bytes of EF.SOD; real ones have 1 to 10 KB.</summary>
    public const int MaxSodBytes = 128 * 1024;

    /// <summary>Bytes of one data group; portraits have 10 to 100 KB, an EF is at most 64 KB without extended reading.</summary>
    public const int MaxGroupBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of one certificate.</summary>
    public const int MaxCertificateBytes = 64 * 1024;

    /// <summary>Bytes of one file of certificates: a master list has about 1 MB, ICAO's LDIF exports up to 100.</summary>
    public const int MaxTrustFileBytes = 128 * 1024 * 1024;

    /// <summary>Certificates and lists of revoked ones in one store.</summary>
    public const int MaxCertificates = 100_000;

    /// <summary>Elements that one file of tags may have.</summary>
    public const int MaxElements = 1000;

    /// <summary>How deep elements may lie in elements.</summary>
    public const int MaxDepth = 12;
}
