using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Border.Domain.Records;

namespace Border.Domain.Events;

/// <summary>
/// What is sealed of a personal event since schema 2: the JSON as it is, or a byte 1 and the JSON compressed with Brotli where that is shorter. Sealed bytes
/// look random, so nothing that carries or keeps them can make them smaller later.
/// </summary>
public static class SealedContent
{
    private const byte Brotli = 1;
    private const int Quality = 5;
    private const int Window = 16;

    /// <summary>Packs an event's JSON, which begins with a brace.</summary>
    /// <param name="json">1 byte to <see cref="RecordDraft.MaxPayloadBytes"/>.</param>
    /// <exception cref="ArgumentException">It is empty or larger.</exception>
    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        if (json.Length is 0 or > RecordDraft.MaxPayloadBytes)
            throw new ArgumentException($"An event has 1 to {RecordDraft.MaxPayloadBytes} bytes; this one has {json.Length}.");
        Span<byte> packed = new byte[json.Length];
        packed[0] = Brotli;
        return BrotliEncoder.TryCompress(json, packed[1..], out var written, Quality, Window) && written + 1 < json.Length
            ? packed[..(written + 1)].ToArray()
            : json.ToArray();
    }

    /// <summary>The JSON that was packed.</summary>
    /// <exception cref="CryptographicException">It does not unpack to at most <see cref="RecordDraft.MaxPayloadBytes"/>.</exception>
    public static byte[] Unpack(byte[] opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        if (opened is not [Brotli, ..])
            return opened;
        var json = ArrayPool<byte>.Shared.Rent(RecordDraft.MaxPayloadBytes);
        try
        {
            return BrotliDecoder.TryDecompress(opened.AsSpan(1), json.AsSpan(0, RecordDraft.MaxPayloadBytes), out var written)
                ? json[..written]
                : throw new CryptographicException($"The sealed event does not unpack to at most {RecordDraft.MaxPayloadBytes} bytes.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
            ArrayPool<byte>.Shared.Return(json);
        }
    }
}
