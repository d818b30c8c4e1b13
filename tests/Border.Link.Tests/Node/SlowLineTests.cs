using Border.Domain.Records;
using Border.Link.Centre;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Node;

/// <summary>How long a node waits for an answer, and how much it puts on the line, follow what it measures.</summary>
public class SlowLineTests(BrokerFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-4.4", "P-4.6")]
    public async Task SlowLine_Backlog_GoesInSmallBatchesAndNoneIsSentTwice()
    {
        const int bytesPerSecond = 32_000; // 256 kbit/s
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await using var line = new SlowLine(world.Broker.NodesPort, bytesPerSecond, TimeSpan.FromMilliseconds(100));
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        for (int i = 0; i < 300; i++)
        {
            world.Journal.Append(1, Incompressible(seed: i, bytes: 600));
        }

        // 180 KB in one batch would be 4 s on the line and more, beyond the shortest timeout.
        await world.StartNodeAsync(world.NodeOptions() with { Port = line.Port, BatchRecords = 500, AckTimeout = TimeSpan.FromSeconds(10), LongestRetry = TimeSpan.FromSeconds(30) });
        await Eventually.Async(() => world.Journal.Backlog == 0, TimeSpan.FromMinutes(1), () => string.Join('\n', world.Log), Token);

        Assert.Equal(300, world.Centre.Batches.Sum(b => b.Batch.Records.Count));
        Assert.All(world.Centre.Batches.Skip(1), b => Assert.InRange(b.Batch.Bytes, 1, bytesPerSecond));
    }

    [Fact]
    [Clause("P-4.6")]
    public async Task Answer_MissingOnALineThatIsKnown_IsNotWaitedForAsOnAnUnknownOne()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        int received = 0;
        RecordPosition unanswered = new(1, 3);
        IMqttConnection? connection = null;
        await using IMqttConnection centre = await world.ConnectRawCentreAsync(m => Take(m, connection!, unanswered, ref received));
        connection = centre;
        await centre.SubscribeAsync([LinkTopic.OfAllNodes(LinkChannel.Batch)], Token);
        NodeLink link = await world.StartNodeAsync(world.NodeOptions() with { AckTimeout = TimeSpan.FromHours(1), LongestRetry = TimeSpan.FromHours(2) });
        for (int i = 1; i <= 2; i++)
        {
            world.Journal.Append(1);
            await Eventually.Async(() => world.Journal.Backlog == 0, detail: () => $"{link.Status}", cancellation: Token);
        }

        world.Journal.Append(1);

        await Eventually.Async(() => received == 4, detail: () => $"{received} batches, {link.Status}", cancellation: Token);
    }

    private static void Take(MqttMessage message, IMqttConnection connection, RecordPosition unanswered, ref int received)
    {
        (Batches.BatchHeader header, Batches.RecordBatch batch) = Batches.BatchCodec.Read(message.Payload);
        Interlocked.Increment(ref received);
        if (batch.Last != unanswered)
        {
            var ack = new Ack { Outcome = AckOutcome.Accepted, Instance = header.Instance, Attempt = header.Attempt, Through = batch.Last };
            _ = connection.PublishAsync(new("border/v1/north/n1/down/ack", LinkJson.Write(ack, LinkJson.Default.Ack)), Token);
        }
    }

    private static string Incompressible(int seed, int bytes)
    {
        byte[] content = new byte[bytes * 3 / 4];
        new Random(seed).NextBytes(content);
        return Convert.ToBase64String(content);
    }
}
