using System.Text;
using Border.Link.Evidence;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Protocol;

public class HostileEvidenceTests(BrokerFixture fixture)
{
    private static readonly EvidenceItem Item = new(new string('a', 64), Guid.NewGuid(), 1000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-12.3")]
    public void Part_WrittenAndRead_KeepsEveryByte()
    {
        var header = new EvidencePartHeader { Instance = Guid.NewGuid(), Item = Item, Offset = 900 };
        byte[] bytes = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

        (EvidencePartHeader read, ReadOnlyMemory<byte> part) = EvidencePartCodec.Read(EvidencePartCodec.Write(header, bytes));

        Assert.Equal(header, read);
        Assert.Equal(bytes, part.ToArray());
    }

    [Theory]
    [Clause("P-12.7")]
    [InlineData(0, 0)] // empty
    [InlineData(-1, 10)]
    [InlineData(991, 10)] // beyond its item
    [InlineData(int.MaxValue, 10)]
    [InlineData(0, LinkLimits.MaxEvidencePartBytes + 1)]
    public void Part_OutsideItsItemOrTooLarge_IsRefused(int offset, int length)
    {
        byte[] message = EvidencePartCodec.Write(new() { Instance = Guid.NewGuid(), Item = Item, Offset = offset }, new byte[length]);

        Assert.Throws<InvalidMessageException>(() => EvidencePartCodec.Read(message));
    }

    [Fact]
    [Clause("P-12.7")]
    public void Part_CutAnywhereOrWithAnyByteChanged_IsRefusedOrReadsWithinItsLimits()
    {
        byte[] good = EvidencePartCodec.Write(new() { Instance = Guid.NewGuid(), Item = Item, Offset = 0 }, new byte[50]);
        for (int i = 0; i < good.Length; i++)
        {
            byte[] changed = [.. good];
            changed[i] ^= 0x55;
            int length = i;
            Assert.True(Record.Exception(() => EvidencePartCodec.Read(changed)) is null or InvalidMessageException, $"byte {i}");
            Assert.True(Record.Exception(() => EvidencePartCodec.Read(good.AsMemory(0, length))) is null or InvalidMessageException, $"length {i}");
        }
    }

    [Fact]
    [Clause("P-12.7")]
    public async Task Evidence_BrokenOffersAndParts_ChangeNothingAndTheNextGoodOneIsAnswered()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var archive = new MemoryArchive();
        var evidence = new MemoryEvidence();
        await world.StartCentreAsync(evidence: archive);
        NodeLinkOptions node = world.NodeOptions();
        IMqttConnection hostile = await LinkTransport.Create(TimeProvider.System).ConnectAsync(
            new() { Host = node.Host, Port = node.Port, ClientId = "north/n1", Tls = node.Tls }, _ => { }, Token);
        string many = string.Join(',', Enumerable.Repeat("""{"digest":"a","key":"0f8fad5b-d9cb-469f-a165-70867728950e","bytes":1}""", LinkLimits.MaxEvidenceOffers + 1));
        string[] offers =
        [
            "", "null", "{", """{"instance":"0f8fad5b-d9cb-469f-a165-70867728950e","items":[]}""", """{"instance":"0f8fad5b-d9cb-469f-a165-70867728950e","items":[null]}""",
            $$"""{"instance":"0f8fad5b-d9cb-469f-a165-70867728950e","items":[{{many}}]}""",
        ];
        foreach (string offer in offers)
        {
            await hostile.PublishAsync(new("border/v1/north/n1/up/evidence/offer", Encoding.UTF8.GetBytes(offer)), Token);
            await hostile.PublishAsync(new("border/v1/north/n1/up/evidence/part", Encoding.UTF8.GetBytes(offer)), Token);
        }

        await hostile.DisposeAsync();
        EvidenceItem good = evidence.Add(10_000);
        await world.StartNodeAsync(evidence: evidence);

        await Eventually.Async(() => evidence.Confirmed.Contains(good), cancellation: Token);
        Assert.All(archive.Offers, items => Assert.Equal([good], items));
    }
}
