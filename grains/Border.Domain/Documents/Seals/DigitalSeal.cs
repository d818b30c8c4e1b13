using Border.Domain.Documents.Chip;

namespace Border.Domain.Documents.Seals;

/// <summary>One feature of a seal's message.</summary>
/// <param name="Tag">0 to 254; what it means depends on the kind of document.</param>
/// <param name="Value">Its bytes.</param>
public sealed record SealFeature(int Tag, ReadOnlyMemory<byte> Value);

/// <summary>A visible digital seal: what a two-dimensional barcode on a visa or sheet of paper holds (ICAO 9303-13 part A).</summary>
/// <param name="Version">3 or 4.</param>
/// <param name="Country">Issuing state, without fillers.</param>
/// <param name="Signer">Four characters: the signer's country and name.</param>
/// <param name="Certificate">The signer's certificate: its serial number in hex.</param>
/// <param name="Issued">When the document was issued.</param>
/// <param name="SignedOn">When the seal was signed.</param>
/// <param name="Definition">With <paramref name="Category"/>: which kind of document, and what its tags mean.</param>
/// <param name="Category">See <paramref name="Definition"/>.</param>
/// <param name="Features">In the seal's order.</param>
/// <param name="Signed">The bytes that are signed: header and message.</param>
/// <param name="Signature">r and s side by side.</param>
public sealed record DigitalSeal(
    int Version,
    string Country,
    string Signer,
    string Certificate,
    DateOnly Issued,
    DateOnly SignedOn,
    byte Definition,
    byte Category,
    IReadOnlyList<SealFeature> Features,
    ReadOnlyMemory<byte> Signed,
    ReadOnlyMemory<byte> Signature)
{
    /// <summary>The largest seal taken; the largest barcodes hold about 3,000 bytes.</summary>
    public const int MaxBytes = 8 * 1024;

    private const byte Magic = 0xDC;
    private const byte SignatureTag = 0xFF;

    /// <summary>Reads a seal.</summary>
    /// <exception cref="ChipDataException">It is none, is cut off or goes on behind its signature.</exception>
    public static DigitalSeal Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
            throw new ChipDataException($"The seal has {bytes.Length} bytes; at most {MaxBytes} are taken.");
        var reader = new SealReader(bytes);
        if (reader.Byte() != Magic)
            throw new ChipDataException("The bytes do not begin as a visible digital seal does (DC).");
        var version = reader.Byte() switch { 2 => 3, 3 => 4, var other => throw new ChipDataException($"The seal is of a version that is not known ({other + 1}).") };
        var country = C40.Decode(reader.Take(2)).TrimEnd('<');
        var (signer, certificate) = version == 3 ? SignerOf3(reader) : SignerOf4(reader);
        var (issued, signedOn) = (reader.Date(), reader.Date());
        var (definition, category) = (reader.Byte(), reader.Byte());
        var features = new List<SealFeature>();
        while (true)
        {
            var at = reader.At;
            var tag = reader.Byte();
            var value = reader.TakeMemory(reader.Length());
            if (tag != SignatureTag)
            {
                features.Add(new SealFeature(tag, value));
                continue;
            }

            if (reader.At != bytes.Length)
                throw new ChipDataException("The seal goes on behind its signature.");
            return new DigitalSeal(version, country, signer, certificate, issued, signedOn, definition, category, features, bytes[..at], value);
        }
    }

    /// <summary>Four characters of the signer and five of its certificate.</summary>
    private static (string Signer, string Certificate) SignerOf3(SealReader reader)
    {
        var text = C40.Decode(reader.Take(6));
        return text.Length == 9 ? (text[..4], Serial(text[4..])) : throw new ChipDataException("The seal does not name its signer.");
    }

    /// <summary>Four characters of the signer, two hexadecimal digits of the length of what follows.</summary>
    private static (string Signer, string Certificate) SignerOf4(SealReader reader)
    {
        var head = C40.Decode(reader.Take(4));
        if (head.Length != 6 || !int.TryParse(head[4..], System.Globalization.NumberStyles.HexNumber, null, out var length) || length is 0 or > 40)
            throw new ChipDataException("The seal does not name its signer.");
        // A character that is left over takes two bytes of its own.
        var text = C40.Decode(reader.Take(((length / 3) + (length % 3 > 0 ? 1 : 0)) * 2));
        return text.Length == length ? (head[..4], Serial(text)) : throw new ChipDataException("The seal does not name its signer's certificate.");
    }

    private static string Serial(string text) => text.Replace("<", "", StringComparison.Ordinal).ToLowerInvariant().TrimStart('0');
}
