using System.Buffers;
using System.IO.Compression;
using Border.Domain.Records;
using Border.Link.Protocol;

namespace Border.Link.Batches;

/// <summary>
/// A batch in the compact format 2 (P-13.1): format byte, one byte that says how the rest was made smaller, the header in binary, then keys and
/// records, each with its length. Written only for a centre that knows it; read by every centre of minor 3.
/// </summary>
internal static class CompactBatch
{
    public const byte Format = 2;

    private const byte WithPhrases = 1;
    private const byte WithBrotli = 2;
    private const int HeaderBytes = 2 + 16 + HashChain.HashBytes + (4 * ByteWriter.MaxNumberBytes);

    /// <summary>Writes a batch whose sizes were checked.</summary>
    /// <param name="header">What format 1 says in JSON.</param>
    /// <param name="records">The records.</param>
    /// <param name="quality">Of Brotli.</param>
    /// <param name="phrases">Whether to look for phrases: worth its time in small batches.</param>
    public static byte[] Write(BatchHeader header, IReadOnlyList<LinkRecord> records, int quality, bool phrases)
    {
        int length = LengthOf(header, records);
        byte[] plain = ArrayPool<byte>.Shared.Rent(length);
        byte[] coded = ArrayPool<byte>.Shared.Rent(phrases ? PhraseWriter.MostBytes(length) : 1);
        byte[] message = ArrayPool<byte>.Shared.Rent(HeaderBytes + BrotliEncoder.GetMaxCompressedLength(PhraseWriter.MostBytes(length)));
        try
        {
            ReadOnlySpan<byte> content = plain.AsSpan(0, WriteContent(header, records, plain));
            content = phrases ? coded.AsSpan(0, PhraseWriter.Write(content, coded)) : content;
            int at = WriteHeader(header, message);
            bool smaller = BrotliEncoder.TryCompress(content, message.AsSpan(at), out int written, quality, BatchCodec.Window) && written < content.Length;
            written = smaller ? written : ByteWriter.Write(message.AsSpan(at), 0, content);
            message[1] = (byte)((phrases ? WithPhrases : 0) | (smaller ? WithBrotli : 0));
            return message[..(at + written)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
            ArrayPool<byte>.Shared.Return(coded);
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    /// <summary>Reads a batch from outside; the header's values are not checked yet, but its count is.</summary>
    /// <exception cref="InvalidMessageException">Truncated, larger than allowed at any step, or no batch.</exception>
    public static (BatchHeader Header, LinkRecord[] Records) Read(ReadOnlyMemory<byte> message)
    {
        var reader = new ByteReader(message.Span[1..]);
        byte ways = reader.Take(1)[0];
        BatchCodec.Require(ways <= (WithPhrases | WithBrotli), "The batch was made smaller in a way that is not known here.");
        var header = new BatchHeader
        {
            IsCompact = true,
            Instance = reader.TakeGuid(),
            PreviousHash = reader.Take(HashChain.HashBytes).ToArray(),
            Attempt = reader.TakeNumber(),
            First = new(reader.TakeNumber(), reader.TakeNumber()),
            Count = reader.TakeNumber(LinkLimits.MaxBatchRecords),
        };
        ReadOnlyMemory<byte> content = message[(1 + reader.At)..];
        content = (ways & WithBrotli) == 0 ? content : BatchCodec.Decompress(content.Span);
        content = (ways & WithPhrases) == 0 ? content : PhraseReader.Read(content.Span, LinkLimits.MaxBatchContentBytes);
        return ReadContent(header, content);
    }

    private static (BatchHeader Header, LinkRecord[] Records) ReadContent(BatchHeader header, ReadOnlyMemory<byte> content)
    {
        var reader = new ByteReader(content.Span);
        var keys = new SealedKey[reader.TakeNumber(LinkLimits.MaxBatchRecords)];
        for (int i = 0; i < keys.Length; i++)
        {
            Guid id = reader.TakeGuid();
            string subject = BatchCodec.Text(reader.Take(reader.TakeNumber(BatchCodec.MaxSubjectBytes)));
            keys[i] = new(id, subject, reader.Take(reader.TakeNumber(LinkLimits.MaxSealedKeyBytes)).ToArray());
        }

        var records = new LinkRecord[header.Count];
        for (int i = 0; i < records.Length; i++)
        {
            int length = reader.TakeNumber(LinkLimits.MaxRecordBytes);
            BatchCodec.Require(length > 0, "A record is empty.");
            int from = reader.At;
            reader.Take(length);
            records[i] = new(BatchCodec.PlaceOf(header, i), content.Slice(from, length));
        }

        BatchCodec.Require(reader.IsEmpty, "The batch holds more than its header says.");
        return (header with { Keys = keys }, records);
    }

    private static int LengthOf(BatchHeader header, IReadOnlyList<LinkRecord> records) => ByteWriter.MaxNumberBytes
        + header.Keys.Sum(k => 16 + (2 * ByteWriter.MaxNumberBytes) + BatchCodec.Bytes(k.Subject).Length + k.Sealed.Length)
        + records.Sum(r => ByteWriter.MaxNumberBytes + r.Body.Length);

    private static int WriteHeader(BatchHeader header, Span<byte> bytes)
    {
        bytes[0] = Format;
        int at = ByteWriter.WriteGuid(bytes, 2, header.Instance);
        at = ByteWriter.Write(bytes, at, header.PreviousHash);
        at = ByteWriter.WriteNumber(bytes, at, header.Attempt);
        at = ByteWriter.WriteNumber(bytes, at, header.First.Epoch);
        at = ByteWriter.WriteNumber(bytes, at, header.First.Sequence);
        return ByteWriter.WriteNumber(bytes, at, header.Count);
    }

    private static int WriteContent(BatchHeader header, IReadOnlyList<LinkRecord> records, Span<byte> bytes)
    {
        int at = ByteWriter.WriteNumber(bytes, 0, header.Keys.Count);
        foreach (SealedKey key in header.Keys)
        {
            byte[] subject = BatchCodec.Bytes(key.Subject);
            at = ByteWriter.WriteGuid(bytes, at, key.Id);
            at = ByteWriter.Write(bytes, ByteWriter.WriteNumber(bytes, at, subject.Length), subject);
            at = ByteWriter.Write(bytes, ByteWriter.WriteNumber(bytes, at, key.Sealed.Length), key.Sealed);
        }

        foreach (LinkRecord record in records)
        {
            at = ByteWriter.Write(bytes, ByteWriter.WriteNumber(bytes, at, record.Body.Length), record.Body.Span);
        }

        return at;
    }
}
