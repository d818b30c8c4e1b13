using System.Collections.Concurrent;
using Border.Link.Centre;
using Border.Link.Evidence;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.Transport;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Node;

/// <summary>Evidence goes up behind everything else, in parts, once.</summary>
public class EvidenceTests(BrokerFixture fixture)
{
    private readonly MemoryEvidence _evidence = new();
    private readonly MemoryArchive _archive = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-12.2", "P-12.3")]
    public async Task Evidence_OfAnySize_ComesInPartsAndEachByteOnce()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        EvidenceItem[] items = [_evidence.Add(1, 1), _evidence.Add(100_000, 2), _evidence.Add(1_000_000, 3)];
        await world.StartCentreAsync(evidence: _archive);

        await world.StartNodeAsync(evidence: _evidence);
        await ConfirmedAsync(items);
        EvidenceItem later = _evidence.Add(70_000, 4);
        await ConfirmedAsync([.. items, later]);

        Assert.All([.. items, later], item => Assert.True(_archive.Has(item)));
        Assert.Equal(items.Sum(i => i.Bytes) + later.Bytes, _archive.Parts.Sum(p => p.Bytes));
        Assert.All(_archive.Parts, p => Assert.InRange(p.Bytes, 1, LinkLimits.MaxEvidencePartBytes));
    }

    [Fact]
    [Clause("P-12.2")]
    public async Task Evidence_ThatTheCentreHasAlready_IsOfferedAndNotSent()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        EvidenceItem item = _evidence.Add(200_000);
        await world.StartCentreAsync(evidence: _archive);
        NodeLink link = await world.StartNodeAsync(evidence: _evidence);
        await ConfirmedAsync([item]);
        await link.StopAsync(Token);
        int sent = _archive.Parts.Count;

        _evidence.Add(200_000); // the same again, as after a restart that forgot the answer
        await world.StartNodeAsync(evidence: _evidence);
        await ConfirmedAsync([item, item]);

        Assert.Equal(sent, _archive.Parts.Count);
    }

    [Fact]
    [Clause("P-12.4")]
    public async Task Evidence_LineCutInTheMiddle_GoesOnWhereItStopped()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        EvidenceItem item = _evidence.Add(500_000);
        var half = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        _archive.BeforePart = () =>
        {
            if (_archive.Parts.Count < 5)
            {
                return Task.CompletedTask;
            }

            half.TrySetResult();
            return go.Task;
        };
        CentreLink centre = await world.StartCentreAsync(evidence: _archive);
        NodeLink link = await world.StartNodeAsync(evidence: _evidence);
        await half.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);

        await world.Broker.KillAsync();
        go.SetResult();
        await Eventually.Async(() => !centre.IsConnected && link.Status.State == LinkState.Disconnected, cancellation: Token);
        await world.Broker.StartAgainAsync(Token);

        await ConfirmedAsync([item]);
        Assert.True(_archive.Has(item));
        int at = 0;
        Assert.All(_archive.Parts, p => Assert.Equal((at, at += p.Bytes).Item1, p.Header.Offset));
    }

    [Fact]
    [Clause("P-12.1")]
    public async Task Evidence_WhileRecordsWait_IsNotSent()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var gate = new TaskCompletionSource();
        world.Centre.Gate = gate.Task;
        EvidenceItem item = _evidence.Add(100_000);
        CentreLink centre = await world.StartCentreAsync(evidence: _archive);
        await world.UntilConnectedAsync(centre);
        world.Journal.Append(500);
        NodeLink link = await world.StartNodeAsync(evidence: _evidence);
        await Eventually.Async(() => !world.Centre.Batches.IsEmpty && link.Status.State == LinkState.Connected, cancellation: Token);

        Assert.Empty(_archive.Offers);
        gate.SetResult();
        await ConfirmedAsync([item]);

        Assert.Equal(500, world.Centre.Committed(LinkWorld.N1).Length);
    }

    [Theory]
    [InlineData(EvidenceOutcome.Unknown)]
    [InlineData(EvidenceOutcome.Busy)]
    [InlineData(EvidenceOutcome.Refused)]
    [Clause("P-12.5", "P-12.6")]
    public async Task Evidence_NotTakenNow_WaitsAndOthersGoFirst(EvidenceOutcome outcome)
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        EvidenceItem unwanted = _evidence.Add(30_000, 1);
        EvidenceItem other = _evidence.Add(40_000, 2);
        bool now = false;
        _archive.Instead = item => item == unwanted && !now ? outcome : null;
        await world.StartCentreAsync(evidence: _archive);
        NodeLink link = await world.StartNodeAsync(evidence: _evidence);
        await ConfirmedAsync([other]);
        Assert.DoesNotContain(unwanted, _evidence.Confirmed);

        now = true;
        await link.StopAsync(Token); // what was refused twice is offered again after the next connection
        await world.StartNodeAsync(evidence: _evidence);

        await ConfirmedAsync([other, unwanted]);
        Assert.True(_archive.Has(unwanted));
    }

    [Fact]
    [Clause("P-12.1")]
    public async Task Evidence_CentreOfMinorOne_GetsNone()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var topics = new ConcurrentQueue<string>();
        await using IMqttConnection watcher = await world.ConnectRawCentreAsync(m => topics.Enqueue(m.Topic));
        await watcher.SubscribeAsync(["border/v1/+/+/up/#"], Token);
        _evidence.Add(1000);
        await world.StartCentreAsync();
        NodeLink link = await world.StartNodeAsync(evidence: _evidence);
        world.Journal.Append(10);
        await world.UntilCommittedAsync(10);

        await link.StopAsync(Token);

        await Eventually.Async(() => topics.Count(t => t.EndsWith("up/state", StringComparison.Ordinal)) == 2, cancellation: Token);
        Assert.DoesNotContain(topics, t => t.Contains("evidence", StringComparison.Ordinal));
    }

    private Task ConfirmedAsync(EvidenceItem[] items) => Eventually.Async(
        () => items.Order(By).SequenceEqual(_evidence.Confirmed.Order(By)), detail: () => $"{_evidence.Confirmed.Count} confirmed, {_archive.Parts.Count} parts", cancellation: Token);

    private static Comparer<EvidenceItem> By { get; } = Comparer<EvidenceItem>.Create((a, b) => string.CompareOrdinal(a.Digest, b.Digest));
}
