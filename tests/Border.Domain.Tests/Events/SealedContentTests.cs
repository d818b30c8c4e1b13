using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Domain.Tests.Events;

/// <summary>What is sealed of a personal event.</summary>
public sealed class SealedContentTests
{
    private static readonly SubjectKey Key = SubjectKey.Create("t-1");

    [Fact]
    public void PersonalEvents_Packed_ComeBackAsTheyWereAndNeverLarger()
    {
        foreach (var @event in EventSamples.All)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(@event, EventJson.Default.BorderEvent);
            var packed = SealedContent.Pack(json);
            Assert.Equal(json, SealedContent.Unpack(packed));
            Assert.True(packed.Length <= json.Length, $"{@event.Kind}: {packed.Length} of {json.Length}");
        }
    }

    [Fact]
    public void DocumentRead_Packed_TakesLessThanSixTenths()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes<BorderEvent>(EventSamples.All.OfType<DocumentRead>().First(), EventJson.Default.BorderEvent);
        Assert.True(SealedContent.Pack(json).Length < 0.6 * json.Length);
    }

    [Fact]
    public void Record_OfTheFirstSchema_WhoseEventWasSealedAsItIs_IsRead()
    {
        var read = EventSamples.All.OfType<PlateRead>().First();
        var payload = PayloadSeal.Seal(
            Key.Key, JsonSerializer.SerializeToUtf8Bytes<BorderEvent>(read, EventJson.Default.BorderEvent), PayloadSeal.RecordLabel(read.Kind, read.Crossing, Key.Subject));
        var body = RecordCodec.Encode(new("north", "n1"), new(1, 1), default, default, new RecordDraft(read.Kind, payload, "l1", read.Crossing, Key.Subject, Key.Id));
        var old = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("{\"v\":2,", "{\"v\":1,", StringComparison.Ordinal));

        Assert.Equivalent(read, EventCodec.FromRecord(RecordCodec.Decode(old), Key), strict: true);
    }

    [Fact]
    public void Content_ThatGrowsBeyondAnEvent_OrIsCutOff_IsRefusedInWords()
    {
        var bomb = new byte[4096];
        Assert.True(BrotliEncoder.TryCompress(new byte[RecordDraft.MaxPayloadBytes + 1], bomb, out var length, 5, 16));
        foreach (byte[] content in new byte[][] { [1, .. bomb.AsSpan(0, length)], [1], [1, .. SealedContent.Pack(new byte[500]).AsSpan(1, 3)] })
        {
            Assert.Throws<CryptographicException>(() => SealedContent.Unpack(content));
            var record = RecordCodec.Decode(RecordCodec.Encode(
                new("north", "n1"), new(1, 1), default, default,
                new RecordDraft("decided", PayloadSeal.Seal(Key.Key, content, PayloadSeal.RecordLabel("decided", null, Key.Subject)), null, null, Key.Subject, Key.Id)));
            Assert.Throws<InvalidRecordException>(() => EventCodec.FromRecord(record, Key));
        }
    }

    [Fact]
    public void Event_LargerThanARecordTakes_IsRefusedInWords() =>
        Assert.Contains("bytes", Assert.Throws<ArgumentException>(() => SealedContent.Pack(new byte[RecordDraft.MaxPayloadBytes + 1])).Message, StringComparison.Ordinal);
}
