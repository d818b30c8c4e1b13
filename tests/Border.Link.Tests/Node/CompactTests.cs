using System.Collections.Concurrent;
using Border.Link.Batches;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Node;

/// <summary>Compact messages between parties of the same and of different minor versions.</summary>
public class CompactTests(BrokerFixture fixture)
{
    private const string AckTopic = "border/v1/north/n1/down/ack";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-13.1", "P-13.3", "P-13.4")]
    public async Task Link_BothOfMinorThree_SendsCompactBatchesAndAcks()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var seen = new ConcurrentQueue<MqttMessage>();
        await using IMqttConnection watcher = await world.ConnectRawCentreAsync(seen.Enqueue);
        await watcher.SubscribeAsync(["border/v1/+/+/up/batch"], Token);
        await world.UntilConnectedAsync(await world.StartCentreAsync(evidence: new MemoryArchive()));
        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(() => link.Status.State == LinkState.Connected, detail: () => $"{link.Status}", cancellation: Token);

        world.Journal.Append(200);
        await world.UntilCommittedAsync(200);

        Assert.Equal(200, world.Centre.Committed(LinkWorld.N1).Length);
        await Eventually.Async(() => !seen.IsEmpty, cancellation: Token);
        Assert.All(seen, m => Assert.True(BatchCodec.Read(m.Payload).Header.IsCompact));
    }

    [Fact]
    [Clause("P-13.4")]
    public async Task Node_WithACentreOfMinorTwo_SendsTheFirstFormatOnly()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var seen = new ConcurrentQueue<MqttMessage>();
        await using IMqttConnection old = await world.ConnectRawCentreAsync(seen.Enqueue);
        await old.SubscribeAsync(["border/v1/+/+/up/#"], Token);
        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(() => !seen.IsEmpty, cancellation: Token);
        await AnswerAsync(old, new Ack { Outcome = AckOutcome.Accepted, Instance = Guid.Empty, Through = new(1, 0), Minor = 2 });
        await Eventually.Async(() => link.Status.State == LinkState.Connected, detail: () => $"{link.Status}", cancellation: Token);

        world.Journal.Append(1);

        await Eventually.Async(() => Batches(seen).Length > 0, cancellation: Token);
        Assert.False(Batches(seen)[0].IsCompact);
    }

    [Fact]
    [Clause("P-13.4")]
    public async Task Node_WhenAnOlderSiloCannotReadABatch_SendsItInTheFirstFormatAtOnce()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var seen = new ConcurrentQueue<MqttMessage>();
        await using IMqttConnection silos = await world.ConnectRawCentreAsync(seen.Enqueue);
        await silos.SubscribeAsync(["border/v1/+/+/up/#"], Token);
        // So long a wait would show: nothing but the answer makes the node send again.
        NodeLink link = await world.StartNodeAsync(world.NodeOptions() with { LongestRetry = TimeSpan.FromMinutes(5), AckTimeout = TimeSpan.FromMinutes(5) });
        await Eventually.Async(() => !seen.IsEmpty, cancellation: Token);
        await AnswerAsync(silos, new Ack { Outcome = AckOutcome.Accepted, Instance = Guid.Empty, Through = new(1, 0), Minor = 3 });
        await Eventually.Async(() => link.Status.State == LinkState.Connected, detail: () => $"{link.Status}", cancellation: Token);
        world.Journal.Append(1);
        await Eventually.Async(() => Batches(seen) is [{ IsCompact: true }], cancellation: Token);
        world.Journal.Append(1);
        await Eventually.Async(() => Batches(seen) is [_, { IsCompact: true, First.Sequence: 2 }], cancellation: Token);

        var unread = new Ack { Outcome = AckOutcome.Malformed, Instance = Guid.Empty, Through = new(1, 0), Minor = 2, Reason = "Batch format 2 is not known here." };
        await AnswerAsync(silos, unread);
        await Eventually.Async(() => Batches(seen).Any(b => b is { IsCompact: false, First.Sequence: 1, Count: 2 }), cancellation: Token);
        await AnswerAsync(silos, unread); // about the second

        await Eventually.Async(() => Batches(seen).Count(b => b is { IsCompact: false, First.Sequence: 1, Count: 2 }) == 2, cancellation: Token);
        Assert.NotEqual(LinkState.Refused, link.Status.State);
    }

    [Fact]
    [Clause("P-13.3", "P-13.4")]
    public async Task Centre_WithANodeOfMinorTwo_AnswersInJson()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.UntilConnectedAsync(await world.StartCentreAsync(evidence: new MemoryArchive()));
        var answers = new ConcurrentQueue<byte[]>();
        await using IMqttConnection old = await world.ConnectRawAsync("north/n1", m => answers.Enqueue(m.Payload.ToArray()));
        await old.SubscribeAsync([LinkTopic.AllDown(LinkWorld.N1)], Token);
        world.Journal.Append(1);
        RecordBatch batch = (await world.Journal.ReadAsync(new(1, 0), 1, 10_000, Token))!;

        await old.PublishAsync(new("border/v1/north/n1/up/batch", BatchCodec.Write(batch, Guid.NewGuid(), 1)), Token);
        await Eventually.Async(() => answers.Count == 1, cancellation: Token);
        await old.PublishAsync(new("border/v1/north/n1/up/batch", BatchCodec.Write(batch, Guid.NewGuid(), 1, compact: true)), Token);
        await Eventually.Async(() => answers.Count == 2, cancellation: Token);

        Assert.Equal([(byte)'{', (byte)2], answers.Select(a => a[0]));
        Assert.All(answers, a => Assert.Equal(AckOutcome.Accepted, AckCodec.Read(a).Outcome));
    }

    private static Task AnswerAsync(IMqttConnection centre, Ack ack) => centre.PublishAsync(new(AckTopic, LinkJson.Write(ack, LinkJson.Default.Ack)), Token);

    private static BatchHeader[] Batches(IEnumerable<MqttMessage> messages) =>
        [.. messages.Where(m => m.Topic.EndsWith("up/batch", StringComparison.Ordinal)).Select(m => BatchCodec.Read(m.Payload).Header)];
}
