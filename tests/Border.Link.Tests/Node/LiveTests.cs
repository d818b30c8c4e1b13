using System.Collections.Concurrent;
using System.Text;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Centre;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Node;

/// <summary>Records that come ahead of a backlog, and again in their turn.</summary>
public class LiveTests(BrokerFixture fixture)
{
    private const int Backlog = 1000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-11.1", "P-11.2", "P-11.3")]
    public async Task Live_RecordedDuringADrain_IsCommittedAheadAndJoinsOnceInItsTurn()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var gate = new TaskCompletionSource();
        world.Centre.Gate = gate.Task;
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        world.Journal.Append(Backlog);
        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(() => !world.Centre.Batches.IsEmpty, detail: () => $"{link.Status}", cancellation: Token);

        world.Journal.Append(1, "urgent");
        await Eventually.Async(() => Seen(world, $"urgent 1:{Backlog + 1}"), detail: () => $"{link.Status}", cancellation: Token);
        world.Journal.Append(1, "next");
        await Eventually.Async(() => Seen(world, $"next 1:{Backlog + 2}"), cancellation: Token);

        Assert.Empty(world.Centre.Committed(LinkWorld.N1));
        Assert.Equal(Backlog + 2, world.Journal.Backlog);
        gate.SetResult();
        await world.UntilCommittedAsync(Backlog + 2);
        string[] committed = world.Centre.Committed(LinkWorld.N1);
        Assert.Equal(Backlog + 2, committed.Length);
        Assert.Equal([$"urgent 1:{Backlog + 1}", $"next 1:{Backlog + 2}"], committed[^2..]);
    }

    [Fact]
    [Clause("P-11.5")]
    public async Task Live_WithNoMoreThanABatchToSend_IsNotUsed()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        await world.StartNodeAsync();
        for (int i = 1; i <= 5; i++)
        {
            world.Journal.Append(1);
            await world.UntilCommittedAsync(i);
        }

        Assert.Empty(world.Centre.Ahead);
    }

    [Fact]
    [Clause("P-11.4")]
    public async Task Live_NotAnswered_IsGivenUpAndTheNextIsSent()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var gate = new TaskCompletionSource();
        world.Centre.Gate = gate.Task;
        world.Centre.FailingAhead = 1;
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        world.Journal.Append(Backlog);
        await world.StartNodeAsync(world.NodeOptions() with { AckTimeout = TimeSpan.FromMilliseconds(500) });
        await Eventually.Async(() => !world.Centre.Batches.IsEmpty, cancellation: Token);

        world.Journal.Append(1, "unanswered");
        await Eventually.Async(() => world.Centre.Ahead.Count == 1, cancellation: Token);
        world.Journal.Append(1, "answered");
        await Eventually.Async(() => Seen(world, $"answered 1:{Backlog + 2}"), cancellation: Token);

        Assert.Equal(2, world.Centre.Ahead.Count);
        gate.SetResult();
        await world.UntilCommittedAsync(Backlog + 2);
    }

    [Fact]
    [Clause("P-11.5")]
    public async Task Live_CentreOfMinorZero_GetsTheBacklogOnly()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var topics = new ConcurrentQueue<string>();
        await using IMqttConnection old = await world.ConnectRawCentreAsync(m => topics.Enqueue(m.Topic));
        await old.SubscribeAsync(["border/v1/+/+/up/#"], Token);
        world.Journal.Append(Backlog);
        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(() => topics.Contains("border/v1/north/n1/up/batch"), cancellation: Token);
        var ack = new Ack { Outcome = AckOutcome.Busy, Instance = Guid.Empty, Through = new(1, 0), RetryAfterMs = 60_000, Minor = 0 };
        await old.PublishAsync(new("border/v1/north/n1/down/ack", LinkJson.Write(ack, LinkJson.Default.Ack)), Token);
        await Eventually.Async(() => link.Status.State == LinkState.Connected, detail: () => $"{link.Status}", cancellation: Token);

        world.Journal.Append(1);
        await link.StopAsync(Token);

        await Eventually.Async(() => topics.Count(t => t.EndsWith("up/state", StringComparison.Ordinal)) == 2, cancellation: Token);
        Assert.DoesNotContain("border/v1/north/n1/up/live", topics);
    }

    [Fact]
    [Clause("P-11.1")]
    public async Task Live_MoreRecordedThanTheLineTakes_TheNewestGoFirstAndAllInTheirTurn()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var gate = new TaskCompletionSource();
        world.Centre.Gate = gate.Task;
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        world.Journal.Append(Backlog);
        await world.StartNodeAsync();
        await Eventually.Async(() => !world.Centre.Batches.IsEmpty, cancellation: Token);

        world.Journal.Append(1, "first");
        await Eventually.Async(() => Seen(world, $"first 1:{Backlog + 1}"), cancellation: Token);
        world.Journal.Append(1500, "flood");
        world.Journal.Append(1, "newest");
        world.Journal.Append(1, "newer still");
        await Eventually.Async(
            () =>
            {
                world.Journal.Append(1, "tick");
                return world.Centre.Ahead.Any(b => b.Batch.Last.Sequence > Backlog + 1503);
            },
            cancellation: Token);

        Assert.InRange(world.Centre.Ahead.Sum(b => b.Batch.Records.Count), 2, 1000);
        gate.SetResult();
        int all = (int)world.Journal.Head.Sequence;
        await world.UntilCommittedAsync(all);
        Assert.Equal(all, world.Centre.Committed(LinkWorld.N1).Length);
    }

    [Fact]
    [Clause("P-11.6")]
    public async Task Live_Rubbish_ChangesNothing()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        await using IMqttConnection hostile = await world.ConnectRawAsync("north/n2");
        var tooMany = new RecordBatch(new byte[32], [.. Enumerable.Range(1, 51).Select(i => new LinkRecord(new(1, i), new byte[] { 1 }))], []);
        foreach (byte[] payload in (byte[][])[[], [1], [0xFF, 0xFE], "{}"u8.ToArray(), new byte[800_000], BatchCodec.Write(tooMany, Guid.NewGuid(), 1)])
        {
            await hostile.PublishAsync(new("border/v1/north/n2/up/live", payload), Token);
        }

        world.Journal.Append(100);
        await world.StartNodeAsync();

        await world.UntilCommittedAsync(100);
        Assert.Empty(world.Centre.Ahead);
    }

    [Fact]
    [Clause("P-11.7")]
    public async Task Alerts_InTheMiddleOfABacklog_OvertakeItOldestFirstAndJoinOnceInTheirTurn()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var gate = new TaskCompletionSource();
        world.Centre.Gate = gate.Task;
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre);
        world.Journal.Append(Backlog - 300);
        world.Journal.Append(2, "alert");
        world.Journal.Append(150);
        world.Journal.Append(1, "alert");
        world.Journal.Append(147);
        NodeLink link = await world.StartNodeAsync();

        await Eventually.Async(() => Seen(world, "alert 1:853"), detail: () => $"{link.Status}", cancellation: Token);
        world.Journal.Append(1, "new");
        await Eventually.Async(() => Seen(world, "new 1:1001"), cancellation: Token);

        Assert.Empty(world.Centre.Committed(LinkWorld.N1));
        Assert.Equal(["alert 1:701", "alert 1:702", "alert 1:853", "new 1:1001"], Ahead(world));
        gate.SetResult();
        await world.UntilCommittedAsync(Backlog + 1);
        Assert.Equal(Backlog + 1, world.Centre.Committed(LinkWorld.N1).Length);
    }

    [Fact]
    [Clause("P-11.7")]
    public async Task Alerts_NotAnswered_AreSentAgainAndOnANewConnectionOnlyWhatIsLeft()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        bool open = false;
        // Busy instead of blocked: whichever of the two is back first after the cut, the birth is answered.
        world.Centre.Instead = _ => Volatile.Read(ref open) ? null : Receipt.Busy(RecordPosition.None, TimeSpan.FromMilliseconds(100));
        world.Centre.FailingAhead = 1;
        await world.StartCentreAsync();
        world.Journal.Append(Backlog - 1);
        world.Journal.Append(1, "alert");
        world.Journal.Append(1);
        world.Journal.Append(1, "alert");
        NodeLink link = await world.StartNodeAsync(world.NodeOptions() with { AckTimeout = TimeSpan.FromMilliseconds(500) });

        // The second goes when the first was answered.
        await Eventually.Async(() => Seen(world, "alert 1:1002"), detail: () => $"{link.Status}", cancellation: Token);
        await world.Broker.KillAsync();
        await world.Broker.StartAgainAsync(Token);
        int batches = world.Centre.Batches.Count;
        await Eventually.Async(() => world.Centre.Batches.Count > batches, detail: () => $"{link.Status}", cancellation: Token);
        world.Journal.Append(1, "new");
        await Eventually.Async(() => Seen(world, "new 1:1003"), detail: () => $"{link.Status}\n{string.Join('\n', world.Log)}", cancellation: Token);

        string[] ahead = Ahead(world);
        Assert.Equal(["alert 1:1000", "alert 1:1000", "alert 1:1002"], ahead[..3]);
        Assert.DoesNotContain("alert 1:1000", ahead[3..]);
        Volatile.Write(ref open, true);
        await world.UntilCommittedAsync(Backlog + 3);
    }

    private static string[] Ahead(LinkWorld world) => [.. world.Centre.Ahead.SelectMany(p => p.Batch.Records).Select(r => Encoding.UTF8.GetString(r.Body.Span))];

    private static bool Seen(LinkWorld world, string body) =>
        world.Centre.Ahead.SelectMany(p => p.Batch.Records).Any(r => Encoding.UTF8.GetString(r.Body.Span) == body);
}
