using System.Text;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Domain.Tests.Events;
using Border.Domain.Time;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Records;

public sealed class RecordTests
{
    private static readonly NodeName Node = new("north", "n1");
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void EveryEvent_AsARecordAndBack_IsTheSame()
    {
        var key = SubjectKey.Create("t-1");
        foreach (var e in EventSamples.All)
        {
            var record = RecordCodec.Decode(RecordCodec.Encode(Node, new(1, 2), new(3, 4), At, EventCodec.ToDraft(e, "l1", key)));
            Assert.Equal((e.Kind, "north/n1", new RecordPosition(1, 2), new HlcTimestamp(3, 4)), (record.Kind, record.Node, record.Position, record.Hlc));
            Assert.Equal(e.IsPersonal, record.Sealed is not null);
            Assert.Equal(EventSamples.Json(e), EventSamples.Json(EventCodec.FromRecord(record, key)!));
            if (e.IsPersonal)
                Assert.Null(EventCodec.FromRecord(record, null));
        }
    }

    [Fact]
    public void PersonalEvent_WithoutKeyOrWithAnother_IsNotToBeHad()
    {
        var e = EventSamples.All.OfType<PlateRead>().First();
        Assert.Throws<ArgumentException>(() => EventCodec.ToDraft(e, "l1"));
        var record = RecordCodec.Decode(RecordCodec.Encode(Node, new(1, 1), default, At, EventCodec.ToDraft(e, "l1", SubjectKey.Create("v-1"))));
        Assert.Throws<InvalidRecordException>(() => EventCodec.FromRecord(record, SubjectKey.Create("v-1")));
        Assert.Throws<InvalidRecordException>(() => EventCodec.FromRecord(record with { Kind = "decided" }, SubjectKey.Create("v-1")));
    }

    [Fact]
    public void Payload_EmptyTooLargeOrNoJson_IsRefused()
    {
        foreach (var payload in new[] { [], new byte[RecordDraft.MaxPayloadBytes + 1], "{"u8.ToArray() })
            Assert.Throws<ArgumentException>(() => RecordCodec.Encode(Node, new(1, 1), default, At, new RecordDraft("x", payload)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"v\":1}")]
    [InlineData("{\"v\":3,\"node\":\"a/b\",\"epoch\":1,\"seq\":1,\"hlc\":\"1.0\",\"at\":\"2026-01-01T00:00:00Z\",\"kind\":\"x\",\"event\":{}}")]
    [InlineData("{\"v\":1,\"node\":\"a/b\",\"epoch\":1,\"seq\":1,\"hlc\":\"1.0\",\"at\":\"2026-01-01T00:00:00Z\",\"kind\":\"x\"}")]
    [InlineData("{\"v\":1,\"node\":\"a/b\",\"epoch\":1,\"seq\":1,\"hlc\":\"yesterday\",\"at\":\"2026-01-01T00:00:00Z\",\"kind\":\"x\",\"event\":{}}")]
    public void Body_ThatIsNoRecord_IsRefusedInWords(string body) =>
        Assert.Throws<InvalidRecordException>(() => RecordCodec.Decode(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Body_OfAnyBytes_IsARecordOrRefused() =>
        Properties.Hold(Gen.Choose(0, 255).Select(i => (byte)i).ArrayOf(), bytes =>
            Assert.Throws<InvalidRecordException>(() => RecordCodec.Decode(bytes)));

    [Fact]
    public void Body_TooLarge_IsRefusedBeforeItIsRead() =>
        Assert.Throws<InvalidRecordException>(() => RecordCodec.Decode(new byte[RecordCodec.MaxBodyBytes + 1]));

    /// <summary>I2: any change, drop or swap shows in every later hash.</summary>
    [Fact]
    public void Chain_OverChangedDroppedOrSwappedBodies_EndsElsewhere() =>
        Properties.Hold(Gen.Choose(2, 12).Zip(Gen.Choose(0, 1_000_000)), pair =>
        {
            var (count, at) = (pair.Item1, pair.Item2 % (pair.Item1 - 1));
            byte[][] bodies = [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes($"body {i}"))];
            var honest = Chain(bodies);
            byte[][] changed = [.. bodies];
            changed[at] = Encoding.UTF8.GetBytes("forged");
            byte[][] swapped = [.. bodies];
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            Assert.NotEqual(honest, Chain(changed));
            Assert.NotEqual(honest, Chain(swapped));
            Assert.NotEqual(honest, Chain([.. bodies.Where((_, i) => i != at)]));
            Assert.NotEqual(honest, Chain(bodies, epoch: 2));
            Assert.Equal(honest, Chain(bodies));
        });

    private static byte[] Chain(byte[][] bodies, long epoch = 1) =>
        bodies.Aggregate(HashChain.Start(Node, epoch), (hash, body) => HashChain.Next(hash, body));
}
