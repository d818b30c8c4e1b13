using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Border.Link.Protocol;

/// <summary>A part of something large on the line (P-6.3, P-12.3): format byte 1, length of the header (2 bytes, big-endian), header JSON, the part's bytes.</summary>
internal static class PartFrame
{
    private const byte Format = 1;
    private const int Prefix = 3;

    /// <summary>Writes a part.</summary>
    public static byte[] Write<THeader>(THeader header, JsonTypeInfo<THeader> type, ReadOnlySpan<byte> bytes)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header, type);
        byte[] message = new byte[Prefix + json.Length + bytes.Length];
        message[0] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(1), checked((ushort)json.Length));
        json.CopyTo(message, Prefix);
        bytes.CopyTo(message.AsSpan(Prefix + json.Length));
        return message;
    }

    /// <summary>Reads a part from outside.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">Of the header.</param>
    /// <param name="maxHeader">Most bytes of the header.</param>
    /// <param name="maxBytes">Most bytes of the part.</param>
    /// <param name="what">What it is a part of, for the error.</param>
    /// <exception cref="InvalidMessageException">Too large, truncated, of another format, or with a header that cannot be read.</exception>
    public static (THeader Header, ReadOnlyMemory<byte> Bytes) Read<THeader>(
        ReadOnlyMemory<byte> message, JsonTypeInfo<THeader> type, int maxHeader, int maxBytes, string what)
        where THeader : class
    {
        if (message.Length < Prefix || message.Length > Prefix + maxHeader + maxBytes || message.Span[0] != Format)
        {
            throw new InvalidMessageException($"The message is too short, too long or of another format than a part of {what}.");
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(message.Span[1..]);
        if (length > maxHeader || length > message.Length - Prefix)
        {
            throw new InvalidMessageException("The header of the part is cut off or too long.");
        }

        return (LinkJson.Read(message.Span.Slice(Prefix, length), type, maxHeader), message[(Prefix + length)..]);
    }
}
