using System.Formats.Asn1;
using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Groups;
using Border.Domain.Documents.Chip.Signatures;

namespace Border.Domain.Documents.Chip.Security;

/// <summary>EF.SOD: the hashes of the data groups, signed (ICAO 9303-10 §4.6.2).</summary>
/// <param name="Message">The signed message.</param>
/// <param name="Hash">What the hashes are made with.</param>
/// <param name="Hashes">By number of data group, 1 to 16.</param>
internal sealed record SecurityObject(SignedMessage Message, HashAlgorithmName Hash, IReadOnlyDictionary<int, byte[]> Hashes)
{
    private const int Tag = 0x77;

    /// <exception cref="ChipDataException">It is none.</exception>
    public static SecurityObject Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > ChipLimits.MaxSodBytes)
            throw new ChipDataException($"EF.SOD has {file.Length} bytes; at most {ChipLimits.MaxSodBytes} are taken.");
        // Some readers hand out the message without the file's own tag.
        var message = SignedMessage.Read(file.Length > 0 && file.Span[0] == 0x30 ? file : Tlv.ReadFile(file, Tag, "EF.SOD").Value);
        if (message.ContentType != Oids.LdsSecurityObject)
            throw new ChipDataException($"EF.SOD holds {message.ContentType} instead of a security object.");
        try
        {
            return ReadContent(message);
        }
        catch (AsnContentException e)
        {
            throw new ChipDataException("The security object cannot be read: its encoding is wrong.", e);
        }
    }

    private static SecurityObject ReadContent(SignedMessage message)
    {
        var content = new AsnReader(message.Content, AsnEncodingRules.BER).ReadSequence();
        if (!content.TryReadInt32(out var version) || version is not (0 or 1))
            throw new ChipDataException("The security object is of a version that is not known.");
        var hash = SignatureAlgorithm.ReadHash(content);
        var list = content.ReadSequence();
        var hashes = new SortedDictionary<int, byte[]>();
        while (list.HasData)
        {
            var entry = list.ReadSequence();
            if (!entry.TryReadInt32(out var number) || number is < 1 or > 16 || !hashes.TryAdd(number, entry.ReadOctetString()))
                throw new ChipDataException("The security object names a data group twice, or one that there is not.");
        }

        return hashes.Count > 0 ? new SecurityObject(message, hash, hashes) : throw new ChipDataException("The security object names no data group.");
    }
}
