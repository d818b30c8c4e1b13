using System.Buffers.Binary;

namespace Border.Imaging;

/// <summary>What the JPEG codec does not report.</summary>
/// <param name="Orientation">EXIF orientation, 1 to 8.</param>
/// <param name="AdobeInverted">Whether inks are stored inverted.</param>
/// <param name="Components">Colours or inks.</param>
/// <param name="IsBuffered">
/// True for progressive files and those whose first scan lacks a component: the codec then holds two bytes for each pixel and component.
/// </param>
internal readonly record struct JpegMarkers(int Orientation, bool AdobeInverted, int Components, bool IsBuffered)
{
    /// <summary>Walks the segments before the first scan. Damage ends the walk; the codec reports it better.</summary>
    public static JpegMarkers Read(ReadOnlySpan<byte> jpeg)
    {
        var found = new JpegMarkers(1, false, 3, false);
        var at = 2;
        while (at + 4 <= jpeg.Length && jpeg[at] == 0xFF)
        {
            var marker = jpeg[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            if (marker == 0xDA)
            {
                return found with { IsBuffered = found.IsBuffered || (at + 4 < jpeg.Length && jpeg[at + 4] < found.Components) };
            }

            if (length < 2 || at + 2 + length > jpeg.Length)
            {
                break;
            }

            var body = jpeg.Slice(at + 4, length - 2);
            found = marker switch
            {
                0xE1 when body.StartsWith("Exif\0\0"u8) => found with { Orientation = ExifOrientation(body[6..]) },
                0xEE when body.StartsWith("Adobe"u8) => found with { AdobeInverted = true },
                >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) when body.Length > 5 =>
                    found with { Components = body[5], IsBuffered = found.IsBuffered || (marker & 3) == 2 },
                _ => found,
            };
            at += 2 + length;
        }

        // The codec may find its way where this walk ends: then the worst is assumed.
        return found with { IsBuffered = true };
    }

    /// <summary>Finds tag 0x0112 in the first directory of a TIFF block; 1 (upright) where absent or nonsense.</summary>
    private static int ExifOrientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 1;
        }

        var little = tiff[0] == (byte)'I';
        var directory = U32(tiff[4..], little);
        if (directory + 2 > tiff.Length)
        {
            return 1;
        }

        var count = U16(tiff[(int)directory..], little);
        for (var i = 0; i < count; i++)
        {
            var entry = directory + 2 + (i * 12L);
            if (entry + 12 > tiff.Length)
            {
                break;
            }

            if (U16(tiff[(int)entry..], little) == 0x0112)
            {
                var value = U16(tiff[((int)entry + 8)..], little);
                return value is >= 1 and <= 8 ? value : 1;
            }
        }

        return 1;
    }

    private static int U16(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static long U32(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
