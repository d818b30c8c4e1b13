using System.Security.Cryptography;
using Border.Domain.Documents.Chip.Issuing;

namespace Border.Domain.Documents.Seals.Barcodes;

/// <summary>Writes barcodes, for simulators and tests.</summary>
public static class BarcodeWriter
{
    /// <summary>The text of a barcode.</summary>
    /// <param name="barcode">What it says; its signature and signed bytes are made anew.</param>
    /// <param name="key">Of ECDSA with r and s side by side; null for a barcode that nobody signs.</param>
    /// <param name="packed">Whether its bytes are packed.</param>
    public static string Write(IcaoBarcode barcode, SigningKey? key, bool packed)
    {
        ArgumentNullException.ThrowIfNull(barcode);
        byte[] messages = [.. barcode.Messages.SelectMany(m => Tagged((byte)m.Tag, m.Value.Span))];
        byte[] signed = [.. C40.Encode(barcode.Country.PadRight(3, '<')), .. key is null ? [] : Signer(barcode.Signer!), .. Tagged(0x61, messages)];
        if (key is null)
            return BarcodeText.Pack(signed, isSigned: false, packed);
        byte[] certificate = barcode.Certificate is { } brought ? Tagged(0x7E, brought.Span) : [];
        return BarcodeText.Pack([.. signed, .. certificate, .. Tagged(0x7F, key.Sign(signed))], isSigned: true, packed);
    }

    private static byte[] Signer(BarcodeSigner signer) =>
    [
        (byte)(signer.Hash == HashAlgorithmName.SHA512 ? 3 : signer.Hash == HashAlgorithmName.SHA384 ? 2 : 1),
        .. Convert.FromHexString(signer.Reference),
        .. MaskedDate.Write(signer.SignedOn),
    ];

    private static byte[] Tagged(byte tag, ReadOnlySpan<byte> value) => [tag, .. SealWriter.Length(value.Length), .. value];
}
