using System.IO.Compression;
using Border.Domain.Documents.Chip;

namespace Border.Domain.Documents.Seals.Barcodes;

/// <summary>How a barcode's bytes become text (§2): four letters, a flag, the bytes in base 32 without padding, perhaps packed before that.</summary>
public static class BarcodeText
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const char FirstFlag = 'A';
    private const int IsSigned = 1;
    private const int IsPacked = 2;

    // What barcodes hold at most, unpacked: a few texts and a small image.
    private const int MaxUnpacked = 64 * 1024;

    /// <summary>What the text begins with; the second form is that of drafts.</summary>
    private static readonly string[] Beginnings = ["RDB1", "NDB1"];

    /// <summary>True when the bytes are the beginning of such a text.</summary>
    public static bool IsBarcode(ReadOnlySpan<byte> bytes) => bytes.StartsWith("RDB1"u8) || bytes.StartsWith("NDB1"u8);

    internal static (bool IsSigned, ReadOnlyMemory<byte> Bytes) Unpack(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > IcaoBarcode.MaxCharacters)
            throw new ChipDataException($"The barcode has {text.Length} characters; at most {IcaoBarcode.MaxCharacters} are taken.");
        if (text.Length < 5 || !Beginnings.Contains(text[..4]) || text[4] - FirstFlag is not (>= 0 and <= 3 and var flag))
            throw new ChipDataException("The text does not begin as a barcode of ICAO does (RDB1 and a letter from A to D).");
        var bytes = Decode(text.AsSpan(5).TrimEnd("\r\n"));
        return ((flag & IsSigned) != 0, (flag & IsPacked) != 0 ? Inflate(bytes) : bytes);
    }

    internal static string Pack(byte[] bytes, bool isSigned, bool isPacked)
    {
        if (isPacked)
        {
            using var packed = new MemoryStream();
            using (var packing = new ZLibStream(packed, CompressionLevel.SmallestSize))
                packing.Write(bytes);
            bytes = packed.ToArray();
        }

        return $"{Beginnings[0]}{(char)(FirstFlag + (isSigned ? IsSigned : 0) + (isPacked ? IsPacked : 0))}{Encode(bytes)}";
    }

    private static byte[] Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var (bits, count, at) = (0, 0, 0);
        foreach (var letter in text)
        {
            var value = Letters.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
                throw new ChipDataException("The barcode holds a character that base 32 does not have.");
            (bits, count) = ((bits << 5) | value, count + 5);
            if (count >= 8)
                bytes[at++] = (byte)(bits >> (count -= 8));
            bits &= (1 << count) - 1;
        }

        // What is left over is filling: fewer than five bits, all of them 0.
        return count < 5 && bits == 0 ? bytes : throw new ChipDataException("The barcode's last character is cut off or changed.");
    }

    private static string Encode(byte[] bytes) => string.Create((bytes.Length * 8 + 4) / 5, bytes, static (text, bytes) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            var (first, shift) = (i * 5 / 8, i * 5 % 8);
            var pair = (bytes[first] << 8) | (first + 1 < bytes.Length ? bytes[first + 1] : 0);
            text[i] = Letters[(pair >> (11 - shift)) & 31];
        }
    });

    private static byte[] Inflate(byte[] packed)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var bytes = new byte[MaxUnpacked + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaxUnpacked
                ? bytes[..length]
                : throw new ChipDataException($"The barcode unpacks to more than {MaxUnpacked} bytes.");
        }
        catch (InvalidDataException)
        {
            throw new ChipDataException("The barcode says that it is packed, but cannot be unpacked.");
        }
    }
}
