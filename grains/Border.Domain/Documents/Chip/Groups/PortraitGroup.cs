using System.Buffers.Binary;

namespace Border.Domain.Documents.Chip.Groups;

/// <summary>How a portrait is encoded.</summary>
public enum PortraitFormat
{
    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>JPEG 2000, as file (JP2) or bare code stream.</summary>
    Jpeg2000,
}

/// <summary>A face image of DG2.</summary>
/// <param name="Format">By its first bytes, which are checked against what the record claims.</param>
/// <param name="Image">Its bytes.</param>
/// <param name="Width">Pixels, as the record claims; 0 where it does not say.</param>
/// <param name="Height">Pixels, as the record claims; 0 where it does not say.</param>
public sealed record Portrait(PortraitFormat Format, ReadOnlyMemory<byte> Image, int Width, int Height);

/// <summary>DG2: the holder's portrait (ICAO 9303-10 §4.7.2, ISO/IEC 19794-5:2005).</summary>
public static class PortraitGroup
{
    private const int MaxImages = 10;
    private const int GroupTag = 0x75;
    private const int TemplatesTag = 0x7F61;
    private const int TemplateTag = 0x7F60;
    private const int RecordTag = 0x5F2E;
    private const int RecordTagConstructed = 0x7F2E;
    private const int FileHeader = 14;
    private const int FaceHeader = 20;
    private const int ImageHeader = 12;

    /// <summary>Every face image, in the chip's order.</summary>
    /// <exception cref="ChipDataException">The file is no DG2, or its portraits are of no kind that is known.</exception>
    public static IReadOnlyList<Portrait> Read(ReadOnlyMemory<byte> file)
    {
        var group = Tlv.ReadFile(file, GroupTag, "DG2");
        if (group.Find(TemplatesTag) is not { } templates)
            throw new ChipDataException("DG2 holds no portraits.");
        var found = new List<Portrait>();
        foreach (var template in templates.Children().Where(c => c.Tag == TemplateTag))
        {
            if ((template.Find(RecordTag) ?? template.Find(RecordTagConstructed)) is not { } record)
                throw new ChipDataException("A portrait of DG2 has no record.");
            Faces(record.Value, found);
        }

        return found.Count > 0 ? found : throw new ChipDataException("DG2 holds no portraits.");
    }

    private static void Faces(ReadOnlyMemory<byte> record, List<Portrait> found)
    {
        var span = record.Span;
        if (span.Length < FileHeader || !span.StartsWith("FAC\0"u8))
            throw new ChipDataException("The portrait's record is not of ISO/IEC 19794-5; records of ISO/IEC 39794-5 are not read yet.");
        int count = BinaryPrimitives.ReadUInt16BigEndian(span[12..]);
        var at = FileHeader;
        for (var i = 0; i < count; i++)
        {
            if (found.Count == MaxImages || span.Length - at < FaceHeader + ImageHeader)
                throw new ChipDataException($"DG2 holds more than {MaxImages} portraits, or one is cut off.");
            var length = BinaryPrimitives.ReadUInt32BigEndian(span[at..]);
            var header = FaceHeader + (8 * BinaryPrimitives.ReadUInt16BigEndian(span[(at + 4)..])) + ImageHeader;
            if (length < header || length > span.Length - at)
                throw new ChipDataException("A portrait of DG2 claims another length than it has.");
            var image = span[(at + header - ImageHeader)..];
            var bytes = record.Slice(at + header, (int)length - header);
            found.Add(new Portrait(
                FormatOf(bytes.Span, image[1]), bytes, BinaryPrimitives.ReadUInt16BigEndian(image[2..]), BinaryPrimitives.ReadUInt16BigEndian(image[4..])));
            at += (int)length;
        }
    }

    private static PortraitFormat FormatOf(ReadOnlySpan<byte> image, byte claimed)
    {
        PortraitFormat? found = image switch
        {
            [0xFF, 0xD8, 0xFF, ..] => PortraitFormat.Jpeg,
            [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20, ..] or [0xFF, 0x4F, 0xFF, 0x51, ..] => PortraitFormat.Jpeg2000,
            _ => null,
        };
        if (found is not { } format)
            throw new ChipDataException("The portrait is neither JPEG nor JPEG 2000.");
        // Some issuers claim one and store the other: what it is counts, as long as it is one of the two.
        return claimed is 0 or 1 ? format : throw new ChipDataException("The portrait's record names a kind of image that there is not.");
    }
}
