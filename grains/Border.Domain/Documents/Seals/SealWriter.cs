using Border.Domain.Documents.Chip.Issuing;

namespace Border.Domain.Documents.Seals;

/// <summary>Writes signed seals, for simulators and tests.</summary>
public static class SealWriter
{
    /// <summary>The bytes of a seal.</summary>
    /// <param name="seal">What it says; version 3 takes a certificate of up to five characters. Its signature and signed bytes are made anew.</param>
    /// <param name="key">Of ECDSA with r and s side by side.</param>
    public static byte[] Write(DigitalSeal seal, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(seal);
        ArgumentNullException.ThrowIfNull(key);
        byte[] signer = seal.Version == 3
            ? C40.Encode(seal.Signer + seal.Certificate.ToUpperInvariant().PadLeft(5, '0'))
            : [.. C40.Encode($"{seal.Signer}{seal.Certificate.Length:X2}"), .. C40.Encode(seal.Certificate.ToUpperInvariant())];
        var features = seal.Features.SelectMany(f => (byte[])[(byte)f.Tag, .. Length(f.Value.Length), .. f.Value.Span]);
        byte[] signed =
        [
            0xDC, (byte)(seal.Version - 1), .. C40.Encode(seal.Country.PadRight(3, '<')), .. signer, .. Date(seal.Issued), .. Date(seal.SignedOn),
            seal.Definition, seal.Category, .. features,
        ];
        var signature = key.Sign(signed);
        return [.. signed, 0xFF, .. Length(signature.Length), .. signature];
    }

    /// <summary>A feature that is text.</summary>
    public static SealFeature Text(int tag, string text) => new(tag, C40.Encode(text));

    internal static byte[] Length(int length) => length < 0x80 ? [(byte)length] : length < 0x100 ? [0x81, (byte)length] : [0x82, (byte)(length >> 8), (byte)length];

    internal static byte[] Date(DateOnly date)
    {
        var number = (date.Month * 1_000_000) + (date.Day * 10_000) + date.Year;
        return [(byte)(number >> 16), (byte)(number >> 8), (byte)number];
    }
}
