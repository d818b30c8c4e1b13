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

/// <summary>A node and a centre over a real broker, while parts of the line come and go.</summary>
public partial class NodeLinkTests(BrokerFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Clause("P-4.1", "P-4.3", "P-1.3", "P-2.1")]
    public async Task Records_AppendedBeforeAndWhileConnected_AreCommittedOnceInOrder()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        world.Journal.Append(120);
        await world.StartCentreAsync();
        NodeLink link = await world.StartNodeAsync();
        await world.UntilCommittedAsync(120);

        world.Journal.Append(30);
        await world.UntilCommittedAsync(150);

        Assert.Equal(Enumerable.Range(1, 150).Select(i => $"record 1:{i}"), world.Centre.Committed(LinkWorld.N1));
        Assert.Equal(new RecordPosition(1, 150), world.Journal.Acknowledged);
        Assert.Equal((LinkState.Connected, "", 0L), (link.Status.State, link.Status.Reason, link.Status.Backlog));
        Assert.NotNull(link.Status.AcknowledgedAt);
    }

    [Fact]
    [Clause("P-4.2")]
    public async Task Ack_CommitStillUnderWay_DoesNotComeBeforeIt()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var commit = new TaskCompletionSource();
        world.Centre.Gate = commit.Task;
        await world.StartCentreAsync();
        world.Journal.Append(10);
        await world.StartNodeAsync();
        await Eventually.Async(() => !world.Centre.Batches.IsEmpty, cancellation: Token);
        Assert.Equal(new RecordPosition(1, 0), world.Journal.Acknowledged);

        commit.SetResult();

        await world.UntilCommittedAsync(10);
    }

    [Fact]
    [Clause("P-10.3", "P-4.3")]
    public async Task Broker_AbsentAtStartAndKilledInTheMiddle_CostsNoRecordAndNoException()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.Broker.StopAsync();
        world.Journal.Append(500);
        NodeLink link = await world.StartNodeAsync();
        await world.StartCentreAsync();
        await Eventually.Async(() => link.Status is { State: LinkState.Disconnected, Backlog: 500 } s && s.Reason.Contains("No connection", StringComparison.Ordinal), cancellation: Token);

        await world.Broker.StartAgainAsync(Token);
        await Eventually.Async(() => world.Centre.Committed(LinkWorld.N1).Length > 0, detail: () => string.Join('\n', world.Log), cancellation: Token);
        await world.Broker.KillAsync();
        world.Journal.Append(500);
        await Eventually.Async(() => link.Status.State == LinkState.Disconnected, cancellation: Token);
        await world.Broker.StartAgainAsync(Token);

        await world.UntilCommittedAsync(1000);
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => $"record 1:{i}"), world.Centre.Committed(LinkWorld.N1));
        Assert.Equal(2, world.Log.Count(l => l.StartsWith("Warning Link Disconnected", StringComparison.Ordinal))); // one line for each outage
    }

    [Fact]
    [Clause("P-4.1", "P-4.3")]
    public async Task Broker_KilledAfterPuback_WhatItHadNotHandedOnIsSentAgain()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        int received = 0;
        await using (IMqttConnection deaf = await world.ConnectRawCentreAsync(_ => Interlocked.Increment(ref received)))
        {
            await deaf.SubscribeAsync([LinkTopic.OfAllNodes(LinkChannel.Batch)], Token);
            world.Journal.Append(100);
            await world.StartNodeAsync();
            await Eventually.Async(() => Volatile.Read(ref received) == 2, detail: () => string.Join('\n', world.Log), cancellation: Token);
            await world.Broker.KillAsync();
        }
        Assert.Equal(100, world.Journal.Backlog); // what the broker took counts for nothing

        await world.Broker.StartAgainAsync(Token);
        await world.StartCentreAsync();

        await world.UntilCommittedAsync(100);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"record 1:{i}"), world.Centre.Committed(LinkWorld.N1));
    }

    [Fact]
    [Clause("P-4.2", "P-4.3")]
    public async Task Ack_LostAfterTheCommit_RecordsAreSentAgainAndAreThereOnce()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        world.Centre.Instead = _ =>
        {
            world.Broker.Freeze(); // from here on no ack gets through
            return null;
        };
        await world.StartCentreAsync();
        world.Journal.Append(100);
        await world.StartNodeAsync();
        await Eventually.Async(() => world.Centre.Committed(LinkWorld.N1).Length > 0, cancellation: Token);
        await world.Broker.KillAsync();
        Assert.Equal(100, world.Journal.Backlog);

        world.Centre.Instead = null;
        await world.Broker.StartAgainAsync(Token);

        await world.UntilCommittedAsync(100);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"record 1:{i}"), world.Centre.Committed(LinkWorld.N1));
    }

    [Fact]
    [Clause("P-4.7")]
    public async Task Centre_Absent_ShowsWaitingAndGoesOnWhenItComes()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        world.Journal.Append(10);
        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(
            () => link.Status is { State: LinkState.Waiting } s && s.Reason.Contains("centre is not connected", StringComparison.Ordinal), cancellation: Token);

        await world.StartCentreAsync();

        await world.UntilCommittedAsync(10);
        await Eventually.Async(() => link.Status.State == LinkState.Connected, cancellation: Token);
    }

    [Fact]
    [Clause("P-4.6", "P-4.4")]
    public async Task Centre_Silent_GetsAtMostAWindowThenTheSameAgain()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        int received = 0;
        await using IMqttConnection silent = await world.ConnectRawCentreAsync(_ => Interlocked.Increment(ref received));
        await silent.SubscribeAsync([LinkTopic.OfAllNodes(LinkChannel.Batch)], Token);
        world.Journal.Append(1000);
        NodeLink link = await world.StartNodeAsync(world.NodeOptions() with { AckTimeout = TimeSpan.FromSeconds(1), Window = 3 });

        await Eventually.Async(() => received == 3, cancellation: Token);
        await Eventually.Async(() => received == 6 && link.Status.Reason.Contains("does not answer", StringComparison.Ordinal), cancellation: Token);
        Assert.Equal(1000, link.Status.Backlog);
    }

    [Fact]
    [Clause("P-4.6")]
    public async Task Batch_RefusedWithBusyOrLostByAFailure_IsSentAgain()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        int calls = 0;
        world.Centre.Instead = _ => ++calls switch
        {
            1 => Receipt.Busy(new(1, 0), TimeSpan.FromMilliseconds(20)),
            2 => throw new IOException("the ledger is away"),
            _ => null,
        };
        await world.StartCentreAsync(world.CentreOptions() with { BusyRetry = TimeSpan.FromMilliseconds(20) });
        world.Journal.Append(200);

        await world.StartNodeAsync();

        await world.UntilCommittedAsync(200);
        Assert.Equal(200, world.Centre.Committed(LinkWorld.N1).Distinct().Count());
        Assert.True(calls > 2);
    }

    [Fact]
    [Clause("P-4.11")]
    public async Task Schema_UnknownAtTheCentre_IsShownAndRecordsWaitUntilItIsUpgraded()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        world.Centre.Instead = _ => Receipt.UnknownSchema(new(1, 0), "Record schema 9 is not known.");
        await world.StartCentreAsync();
        world.Journal.Append(10);
        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(() => link.Status is { State: LinkState.Refused } s && s.Reason.Contains("schema 9", StringComparison.Ordinal), cancellation: Token);

        world.Centre.Instead = null;

        await world.UntilCommittedAsync(10);
        await Eventually.Async(() => link.Status.State == LinkState.Connected, cancellation: Token);
    }

    [Fact]
    [Clause("P-4.12")]
    public async Task Record_UnreadableAtTheCentre_IsReportedToTheJournalAndBlocksNothing()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        world.Centre.Instead = batch => batch.Batch.First.Sequence == 1
            ? Receipt.Accepted(batch.Batch.Last) with { Quarantined = [new(1, 7)], Reason = "not JSON" }
            : Receipt.Accepted(batch.Batch.Last);
        CentreLink centre = await world.StartCentreAsync();
        await world.UntilConnectedAsync(centre); // this centre takes what comes: the first batch must not be missed
        world.Journal.Append(120);

        await world.StartNodeAsync();

        await Eventually.Async(() => world.Journal.Backlog == 0, cancellation: Token);
        Assert.Equal([new RecordPosition(1, 7)], world.Journal.Quarantined);
    }

    private static RecordPosition[] Batches(IEnumerable<MqttMessage> messages) =>
        [.. messages.Where(m => m.Topic.EndsWith("up/batch", StringComparison.Ordinal)).Select(m => BatchCodec.Read(m.Payload).Header.First)];
}
