using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Border.Domain.Documents.Chip.Issuing;

/// <summary>Writes data groups (ICAO 9303-10), for simulators, tests and measurements.</summary>
public static class GroupWriter
{
    /// <summary>DG1 from a zone's lines.</summary>
    public static byte[] Zone(IReadOnlyList<string> lines) => Element(0x61, Element(0x5F1F, Encoding.Latin1.GetBytes(string.Concat(lines))));

    /// <summary>DG2 from a JPEG or JPEG 2000 image.</summary>
    public static byte[] Portrait(ReadOnlySpan<byte> image, int width, int height)
    {
        var isJpeg = image.StartsWith((byte[])[0xFF, 0xD8]);
        var record = new byte[14 + 20 + 12];
        "FAC\0010\0"u8.CopyTo(record);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(8), record.Length + image.Length);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(12), 1);
        BinaryPrimitives.WriteInt32BigEndian(record.AsSpan(14), 32 + image.Length);
        record[35] = (byte)(isJpeg ? 0 : 1);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(36), (ushort)width);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(38), (ushort)height);
        byte[] header = Element(0xA1, [.. Element(0x81, [2]), .. Element(0x87, [1, 1]), .. Element(0x88, [0, 8])]);
        var template = Element(0x7F60, [.. header, .. Element(0x5F2E, [.. record, .. image])]);
        return Element(0x75, Element(0x7F61, [.. Element(0x02, [1]), .. template]));
    }

    /// <summary>DG11 with the holder's name in own script and the whole date of birth.</summary>
    public static byte[] Holder(string fullName, DateOnly birth, string placeOfBirth) => Element(
        0x6B,
        [
            .. Element(0x5C, [0x5F, 0x0E, 0x5F, 0x2B, 0x5F, 0x11]),
            .. Element(0x5F0E, Encoding.UTF8.GetBytes(fullName)),
            .. Element(0x5F2B, Date(birth)),
            .. Element(0x5F11, Encoding.UTF8.GetBytes(placeOfBirth)),
        ]);

    /// <summary>DG12 with authority and date of issue.</summary>
    public static byte[] Issue(string authority, DateOnly issued) => Element(
        0x6C, [.. Element(0x5C, [0x5F, 0x19, 0x5F, 0x26]), .. Element(0x5F19, Encoding.UTF8.GetBytes(authority)), .. Element(0x5F26, Date(issued))]);

    /// <summary>Tag, shortest length, value.</summary>
    public static byte[] Element(int tag, ReadOnlySpan<byte> value)
    {
        byte[] name = tag > 0xFFFF ? [(byte)(tag >> 16), (byte)(tag >> 8), (byte)tag] : tag > 0xFF ? [(byte)(tag >> 8), (byte)tag] : [(byte)tag];
        byte[] length = value.Length switch
        {
            < 0x80 => [(byte)value.Length],
            <= 0xFF => [0x81, (byte)value.Length],
            <= 0xFFFF => [0x82, (byte)(value.Length >> 8), (byte)value.Length],
            _ => [0x83, (byte)(value.Length >> 16), (byte)(value.Length >> 8), (byte)value.Length],
        };
        return [.. name, .. length, .. value];
    }

    private static byte[] Date(DateOnly date) => Encoding.Latin1.GetBytes(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
}
