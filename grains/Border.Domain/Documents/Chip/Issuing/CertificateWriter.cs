using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Certificates;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Issuing;

/// <summary>What a certificate is to say.</summary>
/// <param name="Issuer">Country and common name of the issuer.</param>
/// <param name="Subject">Country and common name of the subject.</param>
/// <param name="Serial">Above 0.</param>
/// <param name="NotBefore">Start of validity.</param>
/// <param name="NotAfter">End of validity.</param>
/// <param name="IsAuthority">True for a CSCA or link.</param>
public sealed record CertificateTemplate(
    (string Country, string Name) Issuer, (string Country, string Name) Subject, BigInteger Serial, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool IsAuthority);

/// <summary>Writes certificates and lists of revoked ones (RFC 5280), for simulators, tests and measurements.</summary>
public static class CertificateWriter
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);

    /// <summary>A certificate over <paramref name="key"/>, signed by <paramref name="issuer"/>.</summary>
    public static byte[] Certificate(CertificateTemplate template, SigningKey key, SigningKey issuer)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(issuer);
        var body = new AsnWriter(AsnEncodingRules.DER);
        using (body.PushSequence())
        {
            using (body.PushSequence(Zero))
                body.WriteInteger(2);
            body.WriteInteger(template.Serial);
            body.WriteEncodedValue(issuer.Algorithm);
            Name(body, template.Issuer);
            using (body.PushSequence())
            {
                Time(body, template.NotBefore);
                Time(body, template.NotAfter);
            }

            Name(body, template.Subject);
            body.WriteEncodedValue(key.PublicInfo);
            using (body.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
            using (body.PushSequence())
                Extensions(body, template.IsAuthority, key, issuer);
        }

        return Sign(body.Encode(), issuer);
    }

    /// <summary>A list of revoked certificates.</summary>
    public static byte[] RevocationList(
        (string Country, string Name) issuer, IEnumerable<int> serials, DateTimeOffset issued, DateTimeOffset next, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(serials);
        ArgumentNullException.ThrowIfNull(key);
        var body = new AsnWriter(AsnEncodingRules.DER);
        using (body.PushSequence())
        {
            body.WriteInteger(1);
            body.WriteEncodedValue(key.Algorithm);
            Name(body, issuer);
            Time(body, issued);
            Time(body, next);
            using (body.PushSequence())
            {
                foreach (var serial in serials)
                {
                    using (body.PushSequence())
                    {
                        body.WriteInteger(serial);
                        Time(body, issued);
                    }
                }
            }
        }

        return Sign(body.Encode(), key);
    }

    internal static void Name(AsnWriter writer, (string Country, string Name) name)
    {
        using (writer.PushSequence())
        {
            Attribute(writer, Oids.Country, name.Country, UniversalTagNumber.PrintableString);
            Attribute(writer, "2.5.4.3", name.Name, UniversalTagNumber.UTF8String);
        }
    }

    internal static string KeyId(SigningKey key) => Convert.ToHexStringLower(SHA1.HashData(key.PublicInfo));

    private static byte[] Sign(byte[] body, SigningKey key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(body);
            writer.WriteEncodedValue(key.Algorithm);
            writer.WriteBitString(key.Sign(body));
        }

        return writer.Encode();
    }

    private static void Extensions(AsnWriter writer, bool isAuthority, SigningKey key, SigningKey issuer)
    {
        Extension(writer, Oids.KeyUsage, true, w => w.WriteNamedBitList(isAuthority ? X509Usage.CertSign | X509Usage.CrlSign : X509Usage.DigitalSignature));
        Extension(writer, Oids.SubjectKeyIdentifier, false, w => w.WriteOctetString(Convert.FromHexString(KeyId(key))));
        Extension(writer, Oids.AuthorityKeyIdentifier, false, w =>
        {
            using (w.PushSequence())
                w.WriteOctetString(Convert.FromHexString(KeyId(issuer)), Zero);
        });
        if (!isAuthority)
            return;
        Extension(writer, Oids.BasicConstraints, true, w =>
        {
            using (w.PushSequence())
            {
                w.WriteBoolean(true);
                w.WriteInteger(BigInteger.Zero);
            }
        });
    }

    private static void Extension(AsnWriter writer, string oid, bool critical, Action<AsnWriter> value)
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        value(inner);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (critical)
                writer.WriteBoolean(true);
            writer.WriteOctetString(inner.Encode());
        }
    }

    private static void Attribute(AsnWriter writer, string oid, string value, UniversalTagNumber type)
    {
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            writer.WriteCharacterString(type, value);
        }
    }

    internal static void Time(AsnWriter writer, DateTimeOffset time)
    {
        if (time.Year < 2050)
            writer.WriteUtcTime(time.ToUniversalTime(), 2049);
        else
            writer.WriteGeneralizedTime(time.ToUniversalTime(), omitFractionalSeconds: true);
    }
}
