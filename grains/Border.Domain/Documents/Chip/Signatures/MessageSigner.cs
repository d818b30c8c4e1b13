using System.Formats.Asn1;
using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Certificates;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>One signer of a CMS message (RFC 5652 §5.3). Signed attributes are demanded, as ICAO 9303-10 §4.6.2 does.</summary>
internal sealed class MessageSigner
{
    private const int MaxAttributes = 40;
    private DistinguishedName? _issuer;
    private string _serial = "";
    private string? _keyId;
    private SignatureAlgorithm _algorithm = null!;
    private byte[] _attributes = [];
    private byte[] _signature = [];
    private string? _contentType;
    private byte[]? _digest;

    /// <summary>Over the content.</summary>
    public HashAlgorithmName Hash { get; private set; }

    /// <summary>When it says it signed; null when it does not.</summary>
    public DateTimeOffset? SigningTime { get; private set; }

    public static MessageSigner Read(AsnReader info)
    {
        var signer = new MessageSigner();
        var hasVersion = info.TryReadInt32(out var version);
        // Version 1 goes with issuer and serial number, 3 with a key identifier; some software writes 3 for both.
        if (!hasVersion || (version != 3 && (version != 1 || info.PeekTag() != Asn1Tag.Sequence)))
            throw new ChipDataException("The signer is of a version that documents do not use.");
        if (info.PeekTag() == Asn1Tag.Sequence)
        {
            var id = info.ReadSequence();
            signer._issuer = DistinguishedName.Read(id, out _);
            signer._serial = Convert.ToHexStringLower(id.ReadIntegerBytes().Span).TrimStart('0');
        }
        else
        {
            signer._keyId = Convert.ToHexStringLower(info.ReadOctetString(new Asn1Tag(TagClass.ContextSpecific, 0)));
        }

        signer.Hash = SignatureAlgorithm.ReadHash(info);
        var attributes = new Asn1Tag(TagClass.ContextSpecific, 0, true);
        if (!info.PeekTag().HasSameClassAndValue(attributes))
            throw new ChipDataException("The signer signed no attributes, as documents must (ICAO 9303-10 §4.6.2).");
        signer._attributes = info.PeekEncodedValue().ToArray();
        // What is signed is the SET, not the [0] that it travels as (RFC 5652 §5.4).
        signer._attributes[0] = 0x31;
        signer.ReadAttributes(info.ReadSetOf(skipSortOrderValidation: true, attributes));
        signer._algorithm = SignatureAlgorithm.Read(info);
        signer._signature = info.ReadOctetString();
        return signer;
    }

    /// <summary>True when the certificate is the one this signer names.</summary>
    public bool Names(DocumentCertificate certificate) =>
        _keyId is not null ? certificate.SubjectKeyId == _keyId : certificate.Issuer == _issuer && certificate.Serial == _serial;

    /// <summary>True when the content is what was signed, and by the certificate's key.</summary>
    public bool Signed(SignedMessage message, DocumentCertificate certificate) =>
        _contentType == message.ContentType
        && _digest is not null
        && CryptographicOperations.FixedTimeEquals(_digest, Digest.Of(Hash, message.Content))
        && certificate.Key.Verify(_algorithm, Hash, _attributes, _signature);

    private void ReadAttributes(AsnReader set)
    {
        var seen = new HashSet<string>();
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            if (!seen.Add(oid) || seen.Count > MaxAttributes)
                throw new ChipDataException("The signer signed an attribute twice, or too many.");
            var values = attribute.ReadSetOf(skipSortOrderValidation: true);
            switch (oid)
            {
                case Oids.ContentType:
                    _contentType = values.ReadObjectIdentifier();
                    break;
                case Oids.MessageDigest:
                    _digest = values.ReadOctetString();
                    break;
                case Oids.SigningTime:
                    SigningTime = CertificateReader.Time(values);
                    break;
                default:
                    values.ReadEncodedValue();
                    break;
            }

            values.ThrowIfNotEmpty();
        }
    }
}
