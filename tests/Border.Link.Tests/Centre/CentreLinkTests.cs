using System.Collections.Concurrent;
using Border.Link.Centre;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Centre;

public class CentreLinkTests(BrokerFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-10.1", "P-1.3")]
    public async Task Rubbish_FromANodeWithAGoodCertificate_ChangesNothingAndOthersAreServed()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        // Once the centre has committed something it is known to listen: what is published before would be dropped by the broker.
        world.Journal.Append(50);
        await world.StartNodeAsync();
        await world.UntilCommittedAsync(50);
        var answers = new ConcurrentQueue<Ack>();
        await using IMqttConnection hostile = await world.ConnectRawAsync("north/n2", m => answers.Enqueue(LinkJson.Read(m.Payload.Span, LinkJson.Default.Ack)));
        await hostile.SubscribeAsync(["border/v1/north/n2/down/#"], Token);
        foreach (string path in (string[])["state", "batch", "reply", "bundle/request", "bundle/report", "nonsense", "nonsense/deep"])
        {
            foreach (byte[] payload in (byte[][])[[], [1], [0xFF, 0xFE], "{}"u8.ToArray(), "[[[["u8.ToArray(), "null"u8.ToArray(), new byte[800_000]])
            {
                await hostile.PublishAsync(new($"border/v1/north/n2/up/{path}", payload), Token);
            }
        }

        world.Journal.Append(50);

        await world.UntilCommittedAsync(100);
        await Eventually.Async(() => answers.Count == 7, cancellation: Token);
        Assert.All(answers, a => Assert.Equal((AckOutcome.Malformed, Guid.Empty), (a.Outcome, a.Instance)));
        Assert.Empty(world.Centre.Committed(new("north", "n2")));
        Assert.True(world.Log.Count(l => l.Contains("were not taken", StringComparison.Ordinal)) <= 1);
    }

    [Fact]
    [Clause("P-10.3")]
    public async Task Broker_AbsentAtStartAndKilledInTheMiddle_IsSaidAndNothingIsLost()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.Broker.StopAsync();
        world.Journal.Append(50);
        await world.StartNodeAsync();
        CentreLink centre = await world.StartCentreAsync();
        await Eventually.Async(() => centre.Reason.Contains($"{world.Broker.CentrePort}", StringComparison.Ordinal), detail: () => centre.Reason, cancellation: Token);

        await world.Broker.StartAgainAsync(Token);
        await world.UntilCommittedAsync(50);
        await world.Broker.KillAsync();
        await Eventually.Async(() => !centre.IsConnected && centre.Reason.Length > 0, detail: () => centre.Reason, cancellation: Token);
        world.Journal.Append(50);
        await world.Broker.StartAgainAsync(Token);

        await world.UntilCommittedAsync(100);
        await Eventually.Async(() => centre is { IsConnected: true, Reason: "" }, detail: () => centre.Reason, cancellation: Token);
        Assert.Contains(world.Log, line => line.Contains("nodes keep their records meanwhile", StringComparison.Ordinal));
    }

    [Fact]
    [Clause("P-10.2")]
    public async Task Certificate_ExpiredOrOfANode_IsSaidWithWhatToDo()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        ClientCertificate expired = fixture.Certificates.Expired("centre");
        (TlsFiles Files, string Words)[] cases =
        [
            (new(expired.CaFile, expired.CertificateFile, expired.KeyFile), $"{expired.CertificateFile} expired on"),
            (TlsFiles.In(fixture.Certificates.NodeFolder("north/n1")), "deploy/certs.sh"),
        ];

        foreach ((TlsFiles files, string words) in cases)
        {
            CentreLink centre = await world.StartCentreAsync(world.CentreOptions() with { Tls = files });
            await Eventually.Async(() => centre.Reason.Contains(words, StringComparison.Ordinal), detail: () => centre.Reason, cancellation: Token);
            Assert.False(centre.IsConnected);
            await centre.StopAsync(Token);
        }
    }

    [Fact]
    [Clause("P-9.2")]
    public async Task Queue_Full_NodesAreToldToComeBackAndMemoryIsBounded()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var gate = new TaskCompletionSource();
        world.Centre.Gate = gate.Task;
        await world.StartCentreAsync(world.CentreOptions() with { MaxQueuedBytes = 1500, BusyRetry = TimeSpan.FromMilliseconds(50) });
        world.Journal.Append(1000);
        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(() => world.Log.Any(l => l.Contains("too much waits", StringComparison.Ordinal)), detail: () => $"{link.Status}", cancellation: Token);

        gate.SetResult();

        await world.UntilCommittedAsync(1000);
        Assert.Equal(1000, world.Centre.Committed(LinkWorld.N1).Distinct().Count());
    }

    [Fact]
    [Clause("P-4.9", "P-2.5")]
    public async Task TwoSilos_OneLedger_CommitEverythingOnceAlsoWhenOneStops()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var first = await world.StartCentreAsync();
        var second = await world.StartCentreAsync();
        await Eventually.Async(() => first.IsConnected && second.IsConnected, cancellation: Token);
        world.Journal.Append(1000);
        await world.StartNodeAsync();
        await Eventually.Async(() => world.Centre.Committed(LinkWorld.N1).Length > 100, cancellation: Token);

        await first.StopAsync(Token);

        await world.UntilCommittedAsync(1000);
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => $"record 1:{i}"), world.Centre.Committed(LinkWorld.N1));
    }

    [Fact]
    public async Task Nodes_OfTwoPosts_AreKeptApart()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        var south = new MemoryJournal(new("south", "n1"));
        south.Append(60, "south");
        world.Journal.Append(60, "north");

        await world.StartNodeAsync();
        await world.StartNodeAsync(world.NodeOptions("south/n1") with { DownloadFolder = world.Folder("south") }, south);

        await world.UntilCommittedAsync(60);
        await Eventually.Async(() => south.Backlog == 0, cancellation: Token);
        Assert.All(world.Centre.Committed(new("south", "n1")), body => Assert.StartsWith("south", body, StringComparison.Ordinal));
        Assert.All(world.Centre.Committed(LinkWorld.N1), body => Assert.StartsWith("north", body, StringComparison.Ordinal));
    }
}
