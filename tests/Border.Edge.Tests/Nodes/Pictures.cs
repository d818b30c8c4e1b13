using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Border.Domain.Documents;
using Border.Domain.Documents.Mrz;
using Border.Imaging;

namespace Border.Edge.Tests.Nodes;

/// <summary>Images that a device may deliver, good and bad, made when asked for.</summary>
internal static class Pictures
{
    /// <summary>A passport's data page.</summary>
    public static byte[] Passport(string surname, string given, string number) => Page(MrzWriter.Write(new TravelDocument(
        MrzFormat.TD3, "P", "UTO", surname, given, number, "UTO", "740812", "F", "320415", "")));

    /// <summary>A car's rear with a plate.</summary>
    public static byte[] Car(string plate)
    {
        using var car = SvgRenderer.Render(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1280 720'><rect width='1280' height='720' fill='#8c9196'/>"
            + "<path d='M300,600 V330 Q320,180 420,170 H860 Q960,180 980,330 V600 Z' fill='#274a78'/>"
            + "<rect x='500' y='440' width='280' height='70' rx='8' fill='#f6f6f2' stroke='#222' stroke-width='3'/>"
            + $"<text x='640' y='494' text-anchor='middle' font-family='DejaVu Sans' font-weight='bold' font-size='52' fill='#111'>{plate}</text></svg>",
            1280);
        return car.EncodeJpeg();
    }

    /// <summary>A page with these lines at its foot.</summary>
    public static byte[] Page(IReadOnlyList<string> zone)
    {
        var lines = string.Concat(zone.Select((line, i) =>
            $"<text x='40' y='{760 - (60 * (zone.Count - 1 - i))}' font-family='OCR B' font-size='35'>{line.Replace("<", "&lt;", StringComparison.Ordinal)}</text>"));
        using var page = SvgRenderer.Render(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1200 840'><rect width='1200' height='840' fill='#eef2ea'/>"
            + $"<text x='420' y='90' font-family='DejaVu Sans' font-size='34'>UTOPIA  PASSPORT</text>{lines}</svg>",
            1200);
        return page.EncodeJpeg();
    }

    /// <summary>A valid PNG of a few hundred kilobytes that unfolds to 30,000 x 30,000 pixels.</summary>
    public static byte[] Bomb()
    {
        const int Side = 30_000;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (Side / 8)];
            for (var y = 0; y < Side; y++)
                zlib.Write(row);
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 1;
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(body));
        return chunk;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
