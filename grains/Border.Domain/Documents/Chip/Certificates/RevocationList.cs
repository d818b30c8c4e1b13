using System.Formats.Asn1;
using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Certificates;

/// <summary>A list of revoked certificates of a state's authority (RFC 5280 §5; ICAO 9303-12 §7.2).</summary>
public sealed class RevocationList
{
    private const int MaxEntries = 1_000_000;
    private readonly HashSet<string> _serials = [];
    private DistinguishedName _issuer;
    private ReadOnlyMemory<byte> _signed;
    private SignatureAlgorithm _algorithm = null!;
    private byte[] _signature = [];

    private RevocationList()
    {
    }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Issued { get; private set; }

    /// <summary>When the next was promised; null when it does not say.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>How many are revoked.</summary>
    public int Count => _serials.Count;

    /// <summary>Reads one list.</summary>
    /// <exception cref="ChipDataException">It is none.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ReadParts(bytes);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or ArgumentException)
        {
            throw new ChipDataException("A list of revoked certificates cannot be read: its encoding is wrong.", e);
        }
    }

    internal bool Revokes(DocumentCertificate certificate) => certificate.Issuer == _issuer && _serials.Contains(certificate.Serial);

    internal bool IsOf(DocumentCertificate authority) =>
        authority.Subject == _issuer && authority.MaySignLists && authority.Key.Verify(_algorithm, _algorithm.Hash!.Value, _signed.Span, _signature);

    internal bool Covers(DocumentCertificate certificate) => certificate.Issuer == _issuer;

    private static RevocationList ReadParts(ReadOnlyMemory<byte> bytes)
    {
        var outer = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
        var list = new RevocationList { _signed = outer.PeekEncodedValue() };
        var body = outer.ReadSequence();
        list._algorithm = SignatureAlgorithm.Read(outer);
        list._signature = outer.ReadBitString(out _);
        if (list._algorithm.Hash is null)
            throw new ChipDataException("A list of revoked certificates names no hash algorithm.");
        if (body.PeekTag() == Asn1Tag.Integer)
            body.ReadInteger();
        body.ReadSequence();
        list._issuer = DistinguishedName.Read(body, out _);
        list.Issued = CertificateReader.Time(body);
        if (body.HasData && body.PeekTag().TagClass == TagClass.Universal && body.PeekTag().TagValue is 23 or 24)
            list.Next = CertificateReader.Time(body);
        if (!body.HasData || body.PeekTag() != Asn1Tag.Sequence)
            return list;
        var entries = body.ReadSequence();
        while (entries.HasData)
        {
            if (list._serials.Count == MaxEntries)
                throw new ChipDataException($"A list of revoked certificates has more than {MaxEntries} entries.");
            list._serials.Add(Convert.ToHexStringLower(entries.ReadSequence().ReadIntegerBytes().Span).TrimStart('0'));
        }

        return list;
    }
}
