using System.Buffers.Binary;
using System.Text.Json;
using Border.Link.Protocol;

namespace Border.Link.Evidence;

/// <summary>A part of evidence on the line (P-12.3): format byte 1, length of the header (2 bytes, big-endian), header JSON, the part's bytes.</summary>
public static class EvidencePartCodec
{
    private const byte Format = 1;
    private const int Prefix = 3;
    private const int MaxHeader = 1024;

    /// <summary>Writes a part.</summary>
    public static byte[] Write(EvidencePartHeader header, ReadOnlySpan<byte> bytes)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header, LinkJson.Default.EvidencePartHeader);
        byte[] message = new byte[Prefix + json.Length + bytes.Length];
        message[0] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(1), checked((ushort)json.Length));
        json.CopyTo(message, Prefix);
        bytes.CopyTo(message.AsSpan(Prefix + json.Length));
        return message;
    }

    /// <summary>Reads a part from outside.</summary>
    /// <exception cref="InvalidMessageException">Too large, truncated, empty, outside its item, or no part of evidence.</exception>
    public static (EvidencePartHeader Header, ReadOnlyMemory<byte> Bytes) Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length < Prefix || message.Length > Prefix + MaxHeader + LinkLimits.MaxEvidencePartBytes || message.Span[0] != Format)
        {
            throw new InvalidMessageException("The message is too short, too long or of another format than a part of evidence.");
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(message.Span[1..]);
        if (length > MaxHeader || length > message.Length - Prefix)
        {
            throw new InvalidMessageException("The header of the part is cut off or too long.");
        }

        EvidencePartHeader header = LinkJson.Read(message.Span.Slice(Prefix, length), LinkJson.Default.EvidencePartHeader, MaxHeader);
        ReadOnlyMemory<byte> bytes = message[(Prefix + length)..];
        if (header.Item is null || header.Offset < 0 || bytes.Length is < 1 or > LinkLimits.MaxEvidencePartBytes || header.Offset > header.Item.Bytes - bytes.Length)
        {
            throw new InvalidMessageException("The part is empty, too long or outside its item.");
        }

        return (header, bytes);
    }
}
