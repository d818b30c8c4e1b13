using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Border.Domain.Records;
using Border.Link.Protocol;

namespace Border.Link.Batches;

/// <summary>
/// A batch on the line (P-3.1): one format byte (1), then Brotli over frames; a frame is a length (4 bytes, big-endian) and bytes.
/// The first frame is the <see cref="BatchHeader"/> in JSON, each further one a record's body, byte for byte. For a centre of minor 3 also the compact
/// format 2 (<see cref="CompactBatch"/>); both are read.
/// </summary>
public static class BatchCodec
{
    private const byte Format = 1;
    private const int LengthBytes = 4;

    // Most of a sealed record is base64 of random bytes, of which no quality leaves less than three quarters. Of 500 records quality 1 leaves 42 %
    // in a quarter of the time in which 4 leaves 42 % too; of a few records 5 leaves a twentieth less than either, and its time does not count.
    private const int QualityOfMany = 1;
    private const int QualityOfFew = 5;
    private const int FewBytes = 64 * 1024;
    internal const int Window = 20;
    internal const int MaxSubjectBytes = 128;

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="instance">The run of the node.</param>
    /// <param name="attempt">See <see cref="BatchHeader.Attempt"/>.</param>
    /// <param name="compact">The centre knows format 2.</param>
    /// <exception cref="InvalidMessageException">It is larger than the protocol allows: send fewer records.</exception>
    public static byte[] Write(RecordBatch batch, Guid instance, long attempt, bool compact = false)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var words = new BatchHeader
        {
            Instance = instance,
            Attempt = attempt,
            First = batch.First,
            Count = batch.Records.Count,
            PreviousHash = batch.PreviousHash.ToArray(),
            Keys = batch.Keys,
        };
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(words, LinkJson.Default.BatchHeader);
        int length = LengthBytes + header.Length + batch.Records.Sum(r => LengthBytes + r.Body.Length);
        Require(batch.Records.Count <= LinkLimits.MaxBatchRecords, $"{batch.Records.Count} records in a batch; {LinkLimits.MaxBatchRecords} are allowed.");
        Require(header.Length <= LinkLimits.MaxBatchHeaderBytes && length <= LinkLimits.MaxBatchContentBytes, $"A batch of {length} bytes is too large.");
        if (compact)
        {
            byte[] small = CompactBatch.Write(words, batch.Records, QualityOf(length), phrases: length <= FewBytes);
            Require(small.Length <= LinkLimits.MaxBatchBytes, $"A batch of {small.Length} compressed bytes is too large for the line.");
            return small;
        }

        // A drain writes thousands of these; pooled buffers keep a small node's memory flat.
        byte[] content = ArrayPool<byte>.Shared.Rent(length);
        byte[] message = ArrayPool<byte>.Shared.Rent(1 + BrotliEncoder.GetMaxCompressedLength(length));
        try
        {
            int at = WriteFrame(content, 0, header);
            foreach (LinkRecord record in batch.Records)
            {
                at = WriteFrame(content, at, record.Body.Span);
            }

            message[0] = Format;
            Require(BrotliEncoder.TryCompress(content.AsSpan(0, at), message.AsSpan(1), out int compressed, QualityOf(at), Window), "The batch could not be compressed.");
            Require(1 + compressed <= LinkLimits.MaxBatchBytes, $"A batch of {compressed} compressed bytes is too large for the line.");
            return message[..(1 + compressed)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
            ArrayPool<byte>.Shared.Return(message);
        }
    }

    /// <summary>Reads a batch from outside.</summary>
    /// <exception cref="InvalidMessageException">Too large (also after decompression), truncated, inconsistent, or no batch.</exception>
    public static (BatchHeader Header, RecordBatch Batch) Read(ReadOnlyMemory<byte> message)
    {
        Require(message.Length is > 1 and <= LinkLimits.MaxBatchBytes, $"A batch has 2 to {LinkLimits.MaxBatchBytes} bytes; this one has {message.Length}.");
        if (message.Span[0] == CompactBatch.Format)
        {
            (BatchHeader compact, LinkRecord[] few) = CompactBatch.Read(message);
            Check(compact);
            return (compact, new RecordBatch(compact.PreviousHash, few, compact.Keys));
        }

        Require(message.Span[0] == Format, $"Batch format {message.Span[0]} is not known here, only {Format} and {CompactBatch.Format}.");
        ReadOnlyMemory<byte> content = Decompress(message.Span[1..]);
        ReadOnlyMemory<byte> headerBytes = NextFrame(ref content, LinkLimits.MaxBatchHeaderBytes);
        BatchHeader header = LinkJson.Read(headerBytes.Span, LinkJson.Default.BatchHeader, LinkLimits.MaxBatchHeaderBytes);
        Check(header);
        var records = new LinkRecord[header.Count];
        for (int i = 0; i < records.Length; i++)
        {
            records[i] = new(PlaceOf(header, i), NextFrame(ref content, LinkLimits.MaxRecordBytes));
        }

        Require(content.IsEmpty, "The batch holds more than its header says.");
        return (header, new RecordBatch(header.PreviousHash, records, header.Keys));
    }

    /// <summary>The place of a batch's record.</summary>
    internal static RecordPosition PlaceOf(BatchHeader header, int index) => header.First with { Sequence = unchecked(header.First.Sequence + index) };

    /// <summary>Text as UTF-8.</summary>
    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>UTF-8 as text; what is none becomes question marks, which no subject's name has.</summary>
    internal static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static int QualityOf(int length) => length > FewBytes ? QualityOfMany : QualityOfFew;

    private static void Check(BatchHeader header)
    {
        Require(header.Count is > 0 and <= LinkLimits.MaxBatchRecords, $"A batch has 1 to {LinkLimits.MaxBatchRecords} records, not {header.Count}.");
        Require(header.First is { Epoch: > 0, Sequence: > 0 and < long.MaxValue - LinkLimits.MaxBatchRecords }, "A batch starts at epoch and sequence 1 or more.");
        Require(header.PreviousHash?.Length == HashChain.HashBytes, $"A chain hash has {HashChain.HashBytes} bytes.");
        Require(header.Attempt > 0, "Attempts count from 1.");
        Require(header.Keys is not null && header.Keys.Count <= LinkLimits.MaxBatchRecords, "More keys than records can need.");
        Require(
            header.Keys!.All(k => k is { Sealed.Length: > 0 and <= LinkLimits.MaxSealedKeyBytes, Subject.Length: > 0 and <= MaxSubjectBytes }),
            "A sealed key without subject or of the wrong size.");
    }

    // Counts what comes out, not what a header promises, so that a small message can never become a large one.
    internal static ReadOnlyMemory<byte> Decompress(ReadOnlySpan<byte> compressed)
    {
        byte[] content = new byte[Math.Min(LinkLimits.MaxBatchContentBytes, Math.Max(4096, compressed.Length * 3))];
        var decoder = new BrotliDecoder();
        try
        {
            int filled = 0;
            while (true)
            {
                var status = decoder.Decompress(compressed, content.AsSpan(filled), out int consumed, out int written);
                compressed = compressed[consumed..];
                filled += written;
                switch (status)
                {
                    case OperationStatus.Done:
                        Require(compressed.IsEmpty, "Bytes follow the batch.");
                        return content.AsMemory(0, filled);
                    case OperationStatus.DestinationTooSmall:
                        Require(filled < LinkLimits.MaxBatchContentBytes, $"The batch is larger than {LinkLimits.MaxBatchContentBytes} bytes when decompressed.");
                        Array.Resize(ref content, Math.Min(LinkLimits.MaxBatchContentBytes, content.Length * 2));
                        break;
                    default:
                        throw new InvalidMessageException("The batch is truncated or not Brotli.");
                }
            }
        }
        finally
        {
            decoder.Dispose();
        }
    }

    private static int WriteFrame(byte[] content, int at, ReadOnlySpan<byte> frame)
    {
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(at), frame.Length);
        frame.CopyTo(content.AsSpan(at + LengthBytes));
        return at + LengthBytes + frame.Length;
    }

    private static ReadOnlyMemory<byte> NextFrame(ref ReadOnlyMemory<byte> content, int limit)
    {
        Require(content.Length >= LengthBytes, "The batch ends before its last record.");
        int length = BinaryPrimitives.ReadInt32BigEndian(content.Span);
        Require(length > 0 && length <= limit && length <= content.Length - LengthBytes, "A record is empty, larger than allowed or cut off.");
        ReadOnlyMemory<byte> frame = content.Slice(LengthBytes, length);
        content = content[(LengthBytes + length)..];
        return frame;
    }

    internal static void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new InvalidMessageException(problem);
        }
    }
}
