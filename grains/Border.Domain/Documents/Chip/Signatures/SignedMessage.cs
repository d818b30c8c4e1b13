using System.Formats.Asn1;
using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Certificates;

namespace Border.Domain.Documents.Chip.Signatures;

/// <summary>A CMS SignedData (RFC 5652 §5) as EF.SOD and master lists are: content, certificates, signers.</summary>
internal sealed class SignedMessage
{
    private const int MaxSigners = 8;
    private const int MaxCertificates = 64;
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, true);

    public required string ContentType { get; init; }

    public required byte[] Content { get; init; }

    public required IReadOnlyList<DocumentCertificate> Certificates { get; init; }

    public required IReadOnlyList<MessageSigner> Signers { get; init; }

    /// <exception cref="ChipDataException">It is none, or has too many parts.</exception>
    public static SignedMessage Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ReadParts(bytes);
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException or ArgumentException or OverflowException)
        {
            throw new ChipDataException("The signed message cannot be read: its encoding is wrong.", e);
        }
    }

    private static SignedMessage ReadParts(ReadOnlyMemory<byte> bytes)
    {
        var outer = new AsnReader(bytes, AsnEncodingRules.BER).ReadSequence();
        if (outer.ReadObjectIdentifier() is var type && type != Oids.SignedData)
            throw new ChipDataException($"The message is no SignedData but {type}.");
        var data = outer.ReadSequence(Zero).ReadSequence();
        // 3 is what RFC 5652 asks for here, 1 what older software writes.
        if (!data.TryReadInt32(out var version) || version is not (1 or 3))
            throw new ChipDataException("The signed message is of a version that documents do not use.");
        var algorithms = data.ReadSetOf(skipSortOrderValidation: true);
        var hashes = new HashSet<HashAlgorithmName>();
        while (algorithms.HasData)
            hashes.Add(SignatureAlgorithm.ReadHash(algorithms));
        var content = data.ReadSequence();
        var contentType = content.ReadObjectIdentifier();
        if (!content.HasData)
            throw new ChipDataException("The signed message holds no content.");
        var inner = content.ReadSequence(Zero).ReadOctetString();
        var certificates = new List<DocumentCertificate>();
        if (data.HasData && data.PeekTag().HasSameClassAndValue(Zero))
            certificates = ReadCertificates(data.ReadSetOf(skipSortOrderValidation: true, Zero));
        if (data.HasData && data.PeekTag().HasSameClassAndValue(One))
            data.ReadEncodedValue();
        var set = data.ReadSetOf(skipSortOrderValidation: true);
        var signers = new List<MessageSigner>();
        while (set.HasData)
        {
            if (signers.Count == MaxSigners)
                throw new ChipDataException($"The message has more than {MaxSigners} signers.");
            signers.Add(MessageSigner.Read(set.ReadSequence()));
            if (!hashes.Contains(signers[^1].Hash))
                throw new ChipDataException("A signer uses a hash algorithm that the message does not announce.");
        }

        data.ThrowIfNotEmpty();
        outer.ThrowIfNotEmpty();

        return new SignedMessage { ContentType = contentType, Content = inner, Certificates = certificates, Signers = signers };
    }

    private static List<DocumentCertificate> ReadCertificates(AsnReader set)
    {
        var found = new List<DocumentCertificate>();
        for (var count = 0; set.HasData; count++)
        {
            if (count == MaxCertificates)
                throw new ChipDataException($"The message has more than {MaxCertificates} certificates.");
            var isCertificate = set.PeekTag() == Asn1Tag.Sequence;
            var one = set.ReadEncodedValue();
            if (isCertificate)
                found.Add(CertificateReader.Read(one));
        }

        return found;
    }
}
