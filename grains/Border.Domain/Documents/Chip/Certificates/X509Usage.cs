namespace Border.Domain.Documents.Chip.Certificates;

/// <summary>Bits of the key usage extension that count here (RFC 5280 §4.2.1.3), numbered as ASN.1 does.</summary>
[Flags]
internal enum X509Usage
{
    None = 0,
    DigitalSignature = 1 << 0,
    NonRepudiation = 1 << 1,
    KeyEncipherment = 1 << 2,
    DataEncipherment = 1 << 3,
    KeyAgreement = 1 << 4,
    CertSign = 1 << 5,
    CrlSign = 1 << 6,
    EncipherOnly = 1 << 7,
    DecipherOnly = 1 << 8,
}
