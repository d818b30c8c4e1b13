using System.Buffers.Binary;
using Border.Imaging;

namespace Border.Cli.Eval.Robustness;

/// <summary>Small files that claim, or would unfold to, more pixels than memory should be spent on.</summary>
internal static class ImageBombs
{
    /// <summary>Name and bytes of each.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> All(Image picture)
    {
        yield return ("nothing", []);
        yield return ("png of 30,000 squared", Png(picture, "png", 30_000));
        yield return ("interlaced 16 bit png of 7,900 squared", Deep(Png(picture, "png-interlaced", 7900)));
        yield return ("jpeg of 30,000 squared", Jpeg(picture, "jpeg", 30_000));
        yield return ("progressive jpeg of 7,900 squared", Jpeg(picture, "jpeg-progressive", 7900));
        yield return ("tiff of 30,000 squared", Tiff(picture, 30_000));
        yield return ("jp2 of 7,900 squared", Jp2(picture, 7900));
        yield return ("gif of 30,000 squared", Gif(picture, 30_000));
        yield return ("gif of 7,900 squared", Gif(picture, 7900));
    }

    private static byte[] Png(Image picture, string kind, int side)
    {
        var png = ImageKinds.Encode(picture, kind);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), side);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), side);
        return Checked(png);
    }

    /// <summary>16 bits of four channels.</summary>
    private static byte[] Deep(byte[] png)
    {
        (png[24], png[25]) = (16, 6);
        return Checked(png);
    }

    private static byte[] Checked(byte[] png)
    {
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ImageKinds.Crc32(png.AsSpan(12, 17)));
        return png;
    }

    private static byte[] Jpeg(Image picture, string kind, int side)
    {
        var jpeg = ImageKinds.Encode(picture, kind);
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, kind == "jpeg" ? (byte)0xC0 : (byte)0xC2]);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 5), (ushort)side);
        BinaryPrimitives.WriteUInt16BigEndian(jpeg.AsSpan(frame + 7), (ushort)side);
        return jpeg;
    }

    /// <summary>Every directory entry for width (256) and height (257) of a little-endian file.</summary>
    private static byte[] Tiff(Image picture, int side)
    {
        var tiff = ImageKinds.Encode(picture, "tiff");
        var directory = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(directory));
        for (var i = 0; i < entries; i++)
        {
            var entry = tiff.AsSpan(directory + 2 + (12 * i), 12);
            if (BinaryPrimitives.ReadUInt16LittleEndian(entry) is 256 or 257)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
                BinaryPrimitives.WriteInt32LittleEndian(entry[8..], side);
            }
        }

        return tiff;
    }

    /// <summary>The size of image and tile in the code stream's SIZ segment.</summary>
    private static byte[] Jp2(Image picture, int side)
    {
        var jp2 = ImageKinds.Encode(picture, "jp2");
        var siz = jp2.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]) + 8;
        foreach (var at in new[] { 0, 4, 16, 20 })
        {
            BinaryPrimitives.WriteInt32BigEndian(jp2.AsSpan(siz + at), side);
        }

        return jp2;
    }

    /// <summary>The size of screen and first frame.</summary>
    private static byte[] Gif(Image picture, int side)
    {
        var gif = ImageKinds.Encode(picture, "gif");
        var table = (gif[10] & 0x80) != 0 ? 3 << ((gif[10] & 7) + 1) : 0;
        var frame = gif.AsSpan(13 + table).IndexOf((byte)0x2C) + 13 + table;
        foreach (var at in new[] { 6, 8, frame + 5, frame + 7 })
        {
            BinaryPrimitives.WriteUInt16LittleEndian(gif.AsSpan(at), (ushort)side);
        }

        return gif;
    }
}
