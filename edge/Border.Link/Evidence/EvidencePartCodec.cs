using Border.Link.Protocol;

namespace Border.Link.Evidence;

/// <summary>A part of evidence on the line (P-12.3), as <see cref="PartFrame"/> frames it.</summary>
public static class EvidencePartCodec
{
    private const int MaxHeader = 1024;

    /// <summary>Writes a part.</summary>
    public static byte[] Write(EvidencePartHeader header, ReadOnlySpan<byte> bytes) =>
        PartFrame.Write(header, LinkJson.Default.EvidencePartHeader, bytes);

    /// <summary>Reads a part from outside.</summary>
    /// <exception cref="InvalidMessageException">Too large, truncated, empty, outside its item, or no part of evidence.</exception>
    public static (EvidencePartHeader Header, ReadOnlyMemory<byte> Bytes) Read(ReadOnlyMemory<byte> message)
    {
        var (header, bytes) = PartFrame.Read(message, LinkJson.Default.EvidencePartHeader, MaxHeader, LinkLimits.MaxEvidencePartBytes, "evidence");
        if (header.Item is null || header.Offset < 0 || bytes.Length is < 1 or > LinkLimits.MaxEvidencePartBytes || header.Offset > header.Item.Bytes - bytes.Length)
        {
            throw new InvalidMessageException("The part is empty, too long or outside its item.");
        }

        return (header, bytes);
    }
}
