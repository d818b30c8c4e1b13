using System.Formats.Asn1;
using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Certificates;

/// <summary>Reads certificates (RFC 5280 §4.1). Some states' encodings are BER rather than DER; what is signed is taken as the bytes it came in.</summary>
public static class CertificateReader
{
    private const int MaxExtensions = 60;
    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0, true);
    private static readonly Asn1Tag Extensions = new(TagClass.ContextSpecific, 3, true);

    /// <summary>What of the critical extensions is harmless here: usage and constraints are checked, the others only narrow.</summary>
    private static readonly HashSet<string> Understood =
    [
        Oids.KeyUsage, Oids.BasicConstraints, Oids.AuthorityKeyIdentifier, Oids.SubjectKeyIdentifier, "2.5.29.16", "2.5.29.17", "2.5.29.18", "2.5.29.31",
        "2.5.29.32", "2.5.29.37", "2.23.136.1.1.6.1", "2.23.136.1.1.6.2",
    ];

    /// <summary>Reads one certificate.</summary>
    /// <exception cref="ChipDataException">It is none, or uses what travel documents do not.</exception>
    public static DocumentCertificate Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > ChipLimits.MaxCertificateBytes)
            throw new ChipDataException($"A certificate has {bytes.Length} bytes; at most {ChipLimits.MaxCertificateBytes} are taken.");
        try
        {
            return ReadParts(bytes);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or ArgumentException or OverflowException)
        {
            throw new ChipDataException("A certificate cannot be read: its encoding is wrong.", e);
        }
    }

    private static DocumentCertificate ReadParts(ReadOnlyMemory<byte> bytes)
    {
        var outer = new AsnReader(bytes, AsnEncodingRules.BER);
        var raw = outer.PeekEncodedValue().ToArray();
        var certificate = outer.ReadSequence();
        var signed = certificate.PeekEncodedValue();
        var body = certificate.ReadSequence();
        var algorithm = SignatureAlgorithm.Read(certificate);
        var signature = certificate.ReadBitString(out var unused);
        certificate.ThrowIfNotEmpty();
        if (unused != 0)
            throw new ChipDataException("A certificate's signature is not a whole number of bytes.");
        if (body.PeekTag().HasSameClassAndValue(Version))
            body.ReadEncodedValue();
        var serial = Convert.ToHexStringLower(body.ReadIntegerBytes().Span).TrimStart('0');
        var inner = SignatureAlgorithm.Read(body);
        if (inner != algorithm)
            throw new ChipDataException("A certificate names two different signature algorithms.");
        var issuer = DistinguishedName.Read(body, out _);
        var validity = body.ReadSequence();
        var (from, to) = (Time(validity), Time(validity));
        var subject = DistinguishedName.Read(body, out var country);
        var key = PublicKey.Read(body);
        var found = ReadExtensions(body);
        return new DocumentCertificate(raw)
        {
            Serial = serial,
            // A certificate that nobody signed may say anything; only two letters get onto screens.
            Country = country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? country : "",
            NotBefore = from,
            NotAfter = to,
            IsAuthority = found.IsAuthority && (found.Usage is null || (found.Usage & X509Usage.CertSign) != 0),
            MaySign = found.Usage is null || (found.Usage & X509Usage.DigitalSignature) != 0,
            MaySignLists = found.IsAuthority && (found.Usage is null || (found.Usage & X509Usage.CrlSign) != 0),
            SubjectKeyId = found.Subject,
            AuthorityKeyId = found.Authority,
            UnknownCritical = found.Unknown,
            Subject = subject,
            Issuer = issuer,
            Signed = signed,
            Algorithm = algorithm,
            Signature = signature,
            Key = key,
        };
    }

    internal static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag() == Asn1Tag.UtcTime ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static (bool IsAuthority, X509Usage? Usage, string? Subject, string? Authority, string? Unknown) ReadExtensions(AsnReader body)
    {
        var (isAuthority, usage, subject, authority, unknown) = (false, (X509Usage?)null, (string?)null, (string?)null, (string?)null);
        while (body.HasData && !body.PeekTag().HasSameClassAndValue(Extensions))
            body.ReadEncodedValue();
        if (!body.HasData)
            return (false, null, null, null, null);
        var list = body.ReadSequence(Extensions).ReadSequence();
        for (var count = 0; list.HasData; count++)
        {
            if (count == MaxExtensions)
                throw new ChipDataException($"A certificate has more than {MaxExtensions} extensions.");
            var extension = list.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var critical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
            var value = new AsnReader(extension.ReadOctetString(), AsnEncodingRules.BER);
            switch (oid)
            {
                case Oids.BasicConstraints:
                    var constraints = value.ReadSequence();
                    isAuthority = constraints.HasData && constraints.PeekTag() == Asn1Tag.Boolean && constraints.ReadBoolean();
                    break;
                case Oids.KeyUsage:
                    usage = value.ReadNamedBitListValue<X509Usage>();
                    break;
                case Oids.SubjectKeyIdentifier:
                    subject = Convert.ToHexStringLower(value.ReadOctetString());
                    break;
                case Oids.AuthorityKeyIdentifier:
                    var tag = new Asn1Tag(TagClass.ContextSpecific, 0);
                    var parts = value.ReadSequence();
                    authority = parts.HasData && parts.PeekTag().HasSameClassAndValue(tag) ? Convert.ToHexStringLower(parts.ReadOctetString(tag)) : null;
                    break;
                default:
                    unknown = critical && !Understood.Contains(oid) ? oid : unknown;
                    break;
            }
        }

        return (isAuthority, usage, subject, authority, unknown);
    }
}
