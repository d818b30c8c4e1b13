using System.IO.Compression;
using System.Text;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Bundles;
using Border.Link.Protocol;

namespace Border.Link.Tests.Protocol;

public class HostileMessageTests
{
    private static readonly Guid Instance = Guid.NewGuid();

    [Fact]
    [Clause("P-3.1", "P-3.2", "P-3.3")]
    public void Batch_WrittenAndRead_KeepsEveryByteKeyAndPlace()
    {
        byte[][] bodies = [[0], [10, 13, 0, 255], Encoding.UTF8.GetBytes("{\"naïve\":1}"), new byte[LinkLimits.MaxRecordBytes]];
        RecordBatch batch = Batch(bodies) with { Keys = [new(Guid.NewGuid(), "subject", [1, 2, 3])] };

        (BatchHeader header, RecordBatch read) = BatchCodec.Read(BatchCodec.Write(batch, Instance, attempt: 7));

        Assert.Equal((Instance, 7L), (header.Instance, header.Attempt));
        Assert.Equal(bodies, read.Records.Select(r => r.Body.ToArray()));
        Assert.Equal(batch.Records.Select(r => r.Position), read.Records.Select(r => r.Position));
        Assert.Equal(batch.PreviousHash.ToArray(), read.PreviousHash.ToArray());
        Assert.Equal((batch.Keys[0].Id, "subject"), (read.Keys[0].Id, read.Keys[0].Subject));
        Assert.Equal([1, 2, 3], read.Keys[0].Sealed);
    }

    [Fact]
    [Clause("P-9.1")]
    public void Batch_DecompressionBomb_IsRefusedWithoutTakingTheMemory()
    {
        byte[] bomb = Compress(new byte[1024 * 1024 * 1024 / 4]);
        Assert.True(bomb.Length < LinkLimits.MaxBatchBytes);
        long before = GC.GetAllocatedBytesForCurrentThread();

        InvalidMessageException error = Assert.Throws<InvalidMessageException>(() => BatchCodec.Read(bomb));

        Assert.Contains("when decompressed", error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4L * LinkLimits.MaxBatchContentBytes);
    }

    [Fact]
    [Clause("P-10.1")]
    public void Batch_CutAnywhereOrWithAnyByteChanged_IsRefusedOrReadsWithinItsLimits()
    {
        byte[] good = BatchCodec.Write(Batch([.. Enumerable.Range(0, 20).Select(i => Encoding.UTF8.GetBytes($"record {i}"))]), Instance, 1);
        for (int length = 0; length < good.Length; length++)
        {
            Assert.Throws<InvalidMessageException>(() => BatchCodec.Read(good.AsMemory(0, length)));
        }

        for (int i = 0; i < good.Length; i++)
        {
            byte[] changed = [.. good];
            changed[i] ^= 0x55;
            Exception? error = Record.Exception(() => BatchCodec.Read(changed));
            Assert.True(error is null or InvalidMessageException, $"byte {i}: {error}");
        }
    }

    [Theory]
    [Clause("P-9.1")]
    [InlineData("""{"instance":"X","attempt":0,"first":"1:1","count":1,"previousHash":"H"}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:0","count":1,"previousHash":"H"}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:9223372036854775807","count":1,"previousHash":"H"}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"-1:1","count":1,"previousHash":"H"}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:1","count":2,"previousHash":"H"}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:1","count":0,"previousHash":"H"}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:1","count":2000000000,"previousHash":"H"}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:1","count":1,"previousHash":"AAAA"}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:1","count":1,"previousHash":null}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:1","count":1,"previousHash":"H","keys":null}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:1","count":1,"previousHash":"H","keys":[null]}""")]
    [InlineData("""{"instance":"X","attempt":1,"first":"1:1","count":1,"previousHash":"H","keys":[{"id":"X","subject":null,"sealed":""}]}""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Batch_HeaderThatLies_IsRefused(string header)
    {
        string json = header.Replace("\"X\"", $"\"{Instance}\"", StringComparison.Ordinal)
            .Replace("\"H\"", $"\"{Convert.ToBase64String(new byte[32])}\"", StringComparison.Ordinal);

        Assert.Throws<InvalidMessageException>(() => BatchCodec.Read(Compress(Frames(Encoding.UTF8.GetBytes(json), "body"u8.ToArray()))));
    }

    [Fact]
    public void Batch_TooLargeForTheLine_CannotBeWritten()
    {
        var random = new Random(1);
        byte[][] bodies = [.. Enumerable.Range(0, 20).Select(_ => RandomBytes(random, 90 * 1024))];

        Assert.Throws<InvalidMessageException>(() => BatchCodec.Write(Batch(bodies), Instance, 1));
    }

    [Theory]
    [Clause("P-7.3", "P-1.1")]
    [InlineData("border/v2/north/n1/up/batch", "v1")]
    [InlineData("border/v1/north/n1/up/batch/more", "unknown")]
    [InlineData("border/v1/North/n1/up/batch", "unknown")]
    [InlineData("border/v1/north/n1/down/bundle/../x", "unknown")]
    [InlineData("border/v1/north/n1/down/bundle/", "unknown")]
    [InlineData("border/v1/north/n1", "not a topic")]
    [InlineData("", "not a topic")]
    public void Topic_OfAnotherVersionOrForm_IsRefusedWithAReason(string topic, string reason)
    {
        Assert.False(LinkTopic.TryParse(topic, out _, out string problem));
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory]
    [Clause("P-6.3")]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 0 })]
    [InlineData(new byte[] { 2, 0, 2, (byte)'{', (byte)'}' })]
    [InlineData(new byte[] { 1, 255, 255, (byte)'{' })]
    [InlineData(new byte[] { 1, 0, 2, (byte)'{', (byte)'}' })]
    public void Chunk_Malformed_IsRefused(byte[] message) => Assert.Throws<InvalidMessageException>(() => ChunkCodec.Read(message));

    [Fact]
    public void Chunk_WrittenAndRead_KeepsItsBytes()
    {
        (ChunkHeader header, ReadOnlyMemory<byte> bytes) = ChunkCodec.Read(ChunkCodec.Write(new() { Sha256 = "x", Offset = 5 }, [1, 2, 3]));

        Assert.Equal(5, header.Offset);
        Assert.Equal([1, 2, 3], bytes.ToArray());
        Assert.Throws<InvalidMessageException>(() => ChunkCodec.Read(ChunkCodec.Write(header, new byte[LinkLimits.MaxChunkBytes + 5000])));
    }

    [Fact]
    public void Json_LargerThanTheLimit_IsRefusedBeforeItIsParsed()
    {
        byte[] large = Encoding.UTF8.GetBytes("{\"reason\":\"" + new string('x', LinkLimits.MaxJsonBytes) + "\"}");

        Assert.Contains("at most", Assert.Throws<InvalidMessageException>(() => LinkJson.Read(large, LinkJson.Default.Ack)).Message, StringComparison.Ordinal);
    }

    private static RecordBatch Batch(byte[][] bodies) =>
        new(HashChain.Start(new("north", "n1"), 1), [.. bodies.Select((b, i) => new LinkRecord(new(1, i + 1), b))], []);

    private static byte[] RandomBytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Frames(params byte[][] frames) =>
        [.. frames.SelectMany(f => (byte[])[(byte)(f.Length >> 24), (byte)(f.Length >> 16), (byte)(f.Length >> 8), (byte)f.Length, .. f])];

    private static byte[] Compress(byte[] content)
    {
        using var message = new MemoryStream();
        message.WriteByte(1);
        using (var brotli = new BrotliStream(message, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(content);
        }

        return message.ToArray();
    }
}
