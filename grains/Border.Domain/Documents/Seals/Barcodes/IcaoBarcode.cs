using Border.Domain.Documents.Chip;

namespace Border.Domain.Documents.Seals.Barcodes;

/// <summary>A barcode of ICAO's Technical Report "Datastructure for Barcode" (IDB), the later form of a visible digital seal.</summary>
/// <param name="Country">Issuing state, without fillers.</param>
/// <param name="Messages">In the barcode's order.</param>
/// <param name="Signer">Who signed it and when; null when nobody did.</param>
/// <param name="Certificate">The signer's certificate, where the barcode brings it along; believed only with a path to a trusted authority.</param>
/// <param name="Signed">The bytes that are signed: header and message group (§3.5).</param>
/// <param name="Signature">r and s side by side; empty when nobody signed it.</param>
public sealed record IcaoBarcode(
    string Country,
    IReadOnlyList<SealFeature> Messages,
    BarcodeSigner? Signer,
    ReadOnlyMemory<byte>? Certificate,
    ReadOnlyMemory<byte> Signed,
    ReadOnlyMemory<byte> Signature)
{
    /// <summary>The longest text taken; the largest barcodes hold about 4,300 characters.</summary>
    public const int MaxCharacters = 8 * 1024;

    private const byte MessageGroup = 0x61;
    private const byte SignerCertificate = 0x7E;
    private const byte SignatureData = 0x7F;

    /// <summary>Reads a barcode's text (§2).</summary>
    /// <exception cref="ChipDataException">It is none, is cut off, or goes on behind its end.</exception>
    public static IcaoBarcode Read(string text)
    {
        var (isSigned, bytes) = BarcodeText.Unpack(text);
        var reader = new SealReader(bytes);
        var country = C40.Decode(reader.Take(2)).TrimEnd('<');
        var signer = isSigned ? BarcodeSigner.Read(reader) : null;
        if (reader.Byte() != MessageGroup)
            throw new ChipDataException("The barcode holds no messages where they should begin (61).");
        var messages = ReadMessages(reader.TakeMemory(reader.Length()));
        var signed = bytes[..reader.At];
        ReadOnlyMemory<byte>? certificate = null;
        ReadOnlyMemory<byte> signature = default;
        while (reader.At < bytes.Length)
        {
            var (tag, value) = (reader.Byte(), reader.TakeMemory(reader.Length()));
            if (tag == SignerCertificate && isSigned && certificate is null && signature.IsEmpty)
                certificate = value;
            else if (tag == SignatureData && isSigned && signature.IsEmpty)
                signature = value;
            else
                throw new ChipDataException($"The barcode goes on with something that does not belong there ({tag:X2}).");
        }

        return isSigned == !signature.IsEmpty
            ? new IcaoBarcode(country, messages, signer, certificate, signed, signature)
            : throw new ChipDataException("The barcode says that it is signed, but its signature is missing.");
    }

    private static List<SealFeature> ReadMessages(ReadOnlyMemory<byte> group)
    {
        var reader = new SealReader(group);
        var messages = new List<SealFeature>();
        while (reader.At < group.Length)
            messages.Add(new SealFeature(reader.Byte(), reader.TakeMemory(reader.Length())));
        return messages;
    }
}
