using Border.Domain.Records;
using Border.Domain.Time;
using Border.Link.Protocol;

namespace Border.Link.Tests.Protocol;

public class CompactAckTests
{
    private static readonly Guid Instance = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Ack Accepted = new() { Outcome = AckOutcome.Accepted, Instance = Instance, Attempt = 2, Through = new(1, 300), Minor = 3 };

    [Fact]
    [Clause("P-13.3")]
    public void Ack_Compact_IsAsFrozenAndReadBack()
    {
        Ack ahead = Accepted with { Outcome = AckOutcome.Ahead, Through = RecordPosition.None, Held = 5 };

        Assert.Equal("0200" + "0f8fad5bd9cb469fa16570867728950e" + "0201ac0203", Convert.ToHexStringLower(AckCodec.WriteCompact(Accepted)));
        Assert.Equal("0207" + "0f8fad5bd9cb469fa16570867728950e" + "0200000305", Convert.ToHexStringLower(AckCodec.WriteCompact(ahead)));
        Assert.Equal(Accepted, AckCodec.Read(AckCodec.WriteCompact(Accepted)));
        Assert.Equal(ahead, AckCodec.Read(AckCodec.WriteCompact(ahead)));
        Assert.Equal(Accepted, AckCodec.Read(LinkJson.Write(Accepted, LinkJson.Default.Ack)));
    }

    [Fact]
    [Clause("P-13.3")]
    public void Ack_WithWordsASignatureOrForABirth_IsNotCompact()
    {
        Assert.True(AckCodec.IsPlain(Accepted with { Hlc = new HlcTimestamp(1, 0) }));
        Assert.All(
            (Ack[])[
                Accepted with { Attempt = 0 }, Accepted with { Reason = "why" }, Accepted with { RetryAfterMs = 1 }, Accepted with { Quarantined = [] },
                Accepted with { Checkpoint = new(new(1, 1), [], default, []) }, Accepted with { Outcome = AckOutcome.Gap }, Accepted with { Outcome = AckOutcome.Fork },
            ],
            ack => Assert.False(AckCodec.IsPlain(ack)));
    }

    [Fact]
    [Clause("P-13.5")]
    public void Ack_CutChangedOrLonger_IsRefusedOrSaysAcceptedOrAhead()
    {
        byte[] good = AckCodec.WriteCompact(Accepted);
        for (int length = 0; length < good.Length; length++)
        {
            Assert.Throws<InvalidMessageException>(() => AckCodec.Read(good.AsSpan(0, length)));
        }

        Assert.Throws<InvalidMessageException>(() => AckCodec.Read([.. good, 1, 1]));
        for (int outcome = 1; outcome < 256; outcome++)
        {
            byte[] changed = [.. good];
            changed[1] = (byte)outcome;
            Exception? error = Record.Exception(() => AckCodec.Read(changed));
            Assert.Equal(outcome == (int)AckOutcome.Ahead, error is null);
            Assert.True(error is null or InvalidMessageException);
        }
    }
}
