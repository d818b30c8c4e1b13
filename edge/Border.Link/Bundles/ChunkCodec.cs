using System.Buffers.Binary;
using System.Text.Json;
using Border.Link.Protocol;

namespace Border.Link.Bundles;

/// <summary>A part of a bundle on the line (P-6.3): format byte 1, length of the header (2 bytes, big-endian), header JSON, the part's bytes.</summary>
public static class ChunkCodec
{
    private const byte Format = 1;
    private const int Prefix = 3;
    private const int MaxHeader = 4096;

    /// <summary>Writes a part.</summary>
    public static byte[] Write(ChunkHeader header, ReadOnlySpan<byte> bytes)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header, LinkJson.Default.ChunkHeader);
        byte[] message = new byte[Prefix + json.Length + bytes.Length];
        message[0] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(1), checked((ushort)json.Length));
        json.CopyTo(message, Prefix);
        bytes.CopyTo(message.AsSpan(Prefix + json.Length));
        return message;
    }

    /// <summary>Reads a part from outside.</summary>
    /// <exception cref="InvalidMessageException">Too large, truncated, or no part of a bundle.</exception>
    public static (ChunkHeader Header, ReadOnlyMemory<byte> Bytes) Read(ReadOnlyMemory<byte> message)
    {
        if (message.Length < Prefix || message.Length > Prefix + MaxHeader + LinkLimits.MaxChunkBytes || message.Span[0] != Format)
        {
            throw new InvalidMessageException("The message is too short, too long or of another format than a part of a bundle.");
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(message.Span[1..]);
        if (length > MaxHeader || length > message.Length - Prefix)
        {
            throw new InvalidMessageException("The header of the part is cut off or too long.");
        }

        ChunkHeader header = LinkJson.Read(message.Span.Slice(Prefix, length), LinkJson.Default.ChunkHeader, MaxHeader);
        return (header, message[(Prefix + length)..]);
    }
}
