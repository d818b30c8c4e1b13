using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Protocol;
using Border.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Border.Link.Tests.Protocol;

/// <summary>Batches of format 2: every byte comes back, and nothing from outside makes them more than they may be.</summary>
public class CompactBatchTests
{
    private static readonly Guid Instance = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    [Clause("P-13.1")]
    public void Batch_WrittenAndRead_KeepsEveryByteKeyAndPlace()
    {
        byte[][] bodies = [[0], [.. Enumerable.Range(0, 256).Select(i => (byte)i)], Encoding.UTF8.GetBytes("{\"naïve\":1}"), new byte[LinkLimits.MaxRecordBytes]];
        RecordBatch batch = Batch(bodies) with { Keys = [new(Guid.NewGuid(), "t-0123456789abcdef0123456789abcdef", [1, 2, 3])] };

        (BatchHeader header, RecordBatch read) = BatchCodec.Read(BatchCodec.Write(batch, Instance, attempt: 7, compact: true));

        Assert.Equal((Instance, 7L, true), (header.Instance, header.Attempt, header.IsCompact));
        Assert.Equal(bodies, read.Records.Select(r => r.Body.ToArray()));
        Assert.Equal(batch.Records.Select(r => r.Position), read.Records.Select(r => r.Position));
        Assert.Equal(batch.PreviousHash.ToArray(), read.PreviousHash.ToArray());
        Assert.Equal((batch.Keys[0].Id, batch.Keys[0].Subject), (read.Keys[0].Id, read.Keys[0].Subject));
        Assert.Equal([1, 2, 3], read.Keys[0].Sealed);
    }

    [Fact]
    [Clause("P-13.1")]
    public void Batch_OfOneRecord_IsAsFrozen()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"v":2,"node":"north/n1","epoch":1,"seq":1,"crossing":"01234567-89ab-cdef-0123-456789abcdef","event":{"type":"decided"}}""");

        byte[] message = BatchCodec.Write(Batch([body]), Instance, attempt: 3, compact: true);

        Assert.Equal(
            "0201" + "0f8fad5bd9cb469fa16570867728950e" + Convert.ToHexStringLower(HashChain.Start(new("north", "n1"), 1)) + "03010101"
            + "00007801006e6f7274682f6e310101310144030123456789abcdef0123456789abcdef010e012e010f",
            Convert.ToHexStringLower(message));
    }

    [Fact]
    [Clause("P-13.2")]
    public void Phrases_Table_IsTheOneThatTheProtocolNames()
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(Phrases.ReadFile()));

        Assert.Contains(digest, File.ReadAllText(RepositoryFolder.PathOf("edge/Border.Link/PROTOCOL.md")), StringComparison.Ordinal);
        Assert.True(Phrases.Count is > 100 and <= 256);
    }

    [Fact]
    [Clause("P-13.2")]
    public void Phrases_AnyBytes_ComeBackAsTheyWere()
    {
        string[] pieces =
        [
            "\"", "-", ":", "{\"v\":2,\"node\":\"", "\",\"crossing\":\"", "01234567-89ab-cdef-0123-456789abcdef", "01234567-89AB-cdef-0123-456789abcdef", "0123456789abcdef0123456789abcdef",
            new('a', 64), new('a', 65), "1763790000123", "00012345", "99999999999999999999", "123456789012345678", Convert.ToBase64String(new byte[40]), "AAAAAAAAAAAAAAAAAAAAAAAAAB==",
            "QUJDREVGR0hJSktMTU5PUFFSU1RVVldY=", "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007", "é",
        ];
        Gen<byte[]> text = Gen.Elements(pieces).ListOf().Select(list => Encoding.UTF8.GetBytes(string.Concat(list)));
        Gen<byte[]> bytes = Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf();

        Prop.ForAll(Gen.OneOf(text, bytes).ToArbitrary(), plain =>
        {
            byte[] coded = new byte[PhraseWriter.MostBytes(plain.Length)];
            int length = PhraseWriter.Write(plain, coded);
            return PhraseReader.Read(coded.AsSpan(0, length), plain.Length).AsSpan().SequenceEqual(plain);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    [Clause("P-13.2", "P-13.5")]
    public void Phrases_AnyBytesFromOutside_AreRefusedOrStayWithinTheLimit()
    {
        const int limit = 500;
        Gen<byte[]> marks = Gen.Frequency((3, Gen.Choose(0, 7)), (1, Gen.Choose(0, 255))).Select(i => (byte)i).ArrayOf();

        Prop.ForAll(marks.ToArbitrary(), coded =>
        {
            try
            {
                return PhraseReader.Read(coded, limit).Length <= limit;
            }
            catch (InvalidMessageException)
            {
                return true;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    [Clause("P-13.5")]
    public void Batch_OfPhrasesThatGrow_IsRefusedWithoutTakingTheMemory()
    {
        byte[] phrases = [.. Enumerable.Repeat((byte[])[1, 0], 500_000).SelectMany(p => p)];
        byte[] message = Message(ways: 3, Compress(phrases));
        Assert.True(message.Length < 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        InvalidMessageException error = Assert.Throws<InvalidMessageException>(() => BatchCodec.Read(message));

        Assert.Contains("phrases are written out", error.Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 6L * LinkLimits.MaxBatchContentBytes);
    }

    [Fact]
    [Clause("P-13.5")]
    public void Batch_DecompressionBomb_IsRefused()
    {
        InvalidMessageException error = Assert.Throws<InvalidMessageException>(() => BatchCodec.Read(Message(ways: 2, Compress(new byte[64 * 1024 * 1024]))));

        Assert.Contains("when decompressed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("P-13.5")]
    public void Batch_CutAnywhereOrWithAnyByteChanged_IsRefusedOrReadsWithinItsLimits()
    {
        byte[] good = BatchCodec.Write(
            Batch([.. Enumerable.Range(0, 20).Select(i => Encoding.UTF8.GetBytes($"{{\"v\":2,\"node\":\"north/n{i}\"}}"))]) with { Keys = [new(Guid.NewGuid(), "t-1", [1, 2, 3])] }, Instance, 1, compact: true);
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
    [Clause("P-13.5")]
    [InlineData("00")] // one record says the header, none is there
    [InlineData("0000")] // an empty record
    [InlineData("00016100")] // more than one
    [InlineData("00ffffffffffffffffff7f61")] // longer than any record
    [InlineData("00ffffffffffffffffffff01")] // a number without end
    [InlineData("e907")] // 1,001 keys
    [InlineData("01" + "0f8fad5bd9cb469fa16570867728950e" + "0001610161")] // a key without a subject
    [InlineData("01" + "0f8fad5bd9cb469fa16570867728950e" + "0161000161")] // a key without bytes
    public void Batch_WithContentThatItsHeaderDoesNotSay_IsRefused(string content) =>
        Assert.Throws<InvalidMessageException>(() => BatchCodec.Read(Message(ways: 0, Convert.FromHexString(content))));

    [Fact]
    [Clause("P-13.1")]
    public void Batch_OfALiveRecord_IsMuchSmallerThanInTheFirstFormat()
    {
        byte[] body = Encoding.UTF8.GetBytes(
            """{"v":2,"node":"north/n1","epoch":1,"seq":1001,"hlc":"1763790001124.0","at":"2026-11-23T02:35:37.8322658+00:00","kind":"crossing.closed","lane":"l3","crossing":"e7eb4f8c-aba7-425c-9e33-9268f70370d4","subject":"t-045af71e9b91cc9a30d60e8039948721","event":{"type":"crossing.closed","outcome":"Admit","kind":"crossing.closed","crossing":"e7eb4f8c-aba7-425c-9e33-9268f70370d4","number":7}}""");

        int compact = BatchCodec.Write(Batch([body]), Instance, 1, compact: true).Length;

        Assert.True(compact <= 200, $"{compact} bytes");
        Assert.True(compact < 0.65 * BatchCodec.Write(Batch([body]), Instance, 1).Length);
    }

    private static byte[] Message(byte ways, byte[] content) =>
        [2, ways, .. Instance.ToByteArray(bigEndian: true), .. HashChain.Start(new("north", "n1"), 1), 1, 1, 1, 1, .. content];

    private static byte[] Compress(byte[] content)
    {
        byte[] compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        Assert.True(BrotliEncoder.TryCompress(content, compressed, out int length, 5, 20));
        return compressed[..length];
    }

    private static RecordBatch Batch(byte[][] bodies) =>
        new(HashChain.Start(new("north", "n1"), 1), [.. bodies.Select((b, i) => new LinkRecord(new(1, i + 1), b))], []);
}
