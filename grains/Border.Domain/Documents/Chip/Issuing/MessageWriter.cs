using System.Formats.Asn1;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Issuing;

/// <summary>Who signs a message.</summary>
/// <param name="Key">With this key.</param>
/// <param name="Certificate">Its certificate's bytes.</param>
/// <param name="Issuer">The certificate's issuer.</param>
/// <param name="Serial">The certificate's serial number.</param>
public sealed record MessageAuthor(SigningKey Key, byte[] Certificate, (string Country, string Name) Issuer, int Serial);

/// <summary>Writes CMS messages (RFC 5652): security objects and master lists, for simulators, tests and measurements.</summary>
public static class MessageWriter
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0);

    /// <summary>EF.SOD over data groups.</summary>
    public static byte[] SecurityObject(IReadOnlyDictionary<int, byte[]> groups, MessageAuthor author)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(author);
        var hash = author.Key.Kind.Hash;
        var content = new AsnWriter(AsnEncodingRules.DER);
        using (content.PushSequence())
        {
            content.WriteInteger(0);
            KeyEncodings.Hash(content, hash);
            using (content.PushSequence())
            {
                foreach (var (number, group) in groups.OrderBy(g => g.Key))
                {
                    using (content.PushSequence())
                    {
                        content.WriteInteger(number);
                        content.WriteOctetString(Digest.Of(hash, group));
                    }
                }
            }
        }

        return GroupWriter.Element(0x77, Signed(Oids.LdsSecurityObject, content.Encode(), author));
    }

    /// <summary>A master list (ICAO 9303-12 §8).</summary>
    public static byte[] MasterList(IEnumerable<byte[]> certificates, MessageAuthor author)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        ArgumentNullException.ThrowIfNull(author);
        var content = new AsnWriter(AsnEncodingRules.DER);
        using (content.PushSequence())
        {
            content.WriteInteger(0);
            using (content.PushSetOf())
            {
                foreach (var certificate in certificates)
                    content.WriteEncodedValue(certificate);
            }
        }

        return Signed(Oids.CscaMasterList, content.Encode(), author);
    }

    private static byte[] Signed(string type, byte[] content, MessageAuthor author)
    {
        var hash = author.Key.Kind.Hash;
        var attributes = Attributes(type, Digest.Of(hash, content));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.SignedData);
            using (writer.PushSequence(Zero))
            using (writer.PushSequence())
            {
                writer.WriteInteger(3);
                using (writer.PushSetOf())
                    KeyEncodings.Hash(writer, hash);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(type);
                    using (writer.PushSequence(Zero))
                        writer.WriteOctetString(content);
                }

                using (writer.PushSetOf(Zero))
                    writer.WriteEncodedValue(author.Certificate);
                using (writer.PushSetOf())
                    Signer(writer, attributes, author);
            }
        }

        return writer.Encode();
    }

    private static void Signer(AsnWriter writer, byte[] attributes, MessageAuthor author)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                CertificateWriter.Name(writer, author.Issuer);
                writer.WriteInteger(author.Serial);
            }

            KeyEncodings.Hash(writer, author.Key.Kind.Hash);
            byte[] tagged = [0xA0, .. attributes.AsSpan(1)];
            writer.WriteEncodedValue(tagged);
            writer.WriteEncodedValue(author.Key.Algorithm);
            writer.WriteOctetString(author.Key.Sign(attributes));
        }
    }

    private static byte[] Attributes(string type, byte[] digest)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            Attribute(writer, Oids.ContentType, w => w.WriteObjectIdentifier(type));
            Attribute(writer, Oids.MessageDigest, w => w.WriteOctetString(digest));
        }

        return writer.Encode();
    }

    private static void Attribute(AsnWriter writer, string oid, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            using (writer.PushSetOf())
                value(writer);
        }
    }
}
