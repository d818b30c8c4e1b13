using System.Collections.Concurrent;
using Border.Domain.Records;
using Border.Link.Node;
using Border.Link.Protocol;
using Border.Link.Tests.Protocol;
using Border.Link.Tests.World;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Link.Tests.Node;

// Where the two ends hold different histories: restored disks, forks, new epochs.
public partial class NodeLinkTests
{
    [Fact]
    [Clause("P-4.8")]
    public async Task Centre_RestoredFromABackup_GetsTheMissingRecordsAgain()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        world.Journal.Append(100);
        await world.StartNodeAsync();
        await world.UntilCommittedAsync(100);

        world.Centre.RestoreTo(LinkWorld.N1, 30);
        world.Journal.Append(1);

        await world.UntilCommittedAsync(101);
        Assert.Equal(Enumerable.Range(1, 101).Select(i => $"record 1:{i}"), world.Centre.Committed(LinkWorld.N1));
    }

    [Fact]
    [Clause("P-4.13", "P-4.8")]
    public async Task Checkpoint_SignedByACentreThatThenLosesRecords_IsShownToItBeforeTheyAreSentAgain()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var signed = new SignedCheckpoint(new(1, 100), new byte[32], DateTimeOffset.UnixEpoch, [1, 2, 3]);
        world.Centre.Checkpoint = signed;
        await world.StartCentreAsync();
        world.Journal.Append(100);
        await world.StartNodeAsync();
        await world.UntilCommittedAsync(100);
        await Eventually.Async(() => !world.Journal.Checkpoints.IsEmpty, cancellation: Token);

        world.Centre.RestoreTo(LinkWorld.N1, 30);
        world.Journal.Append(1);
        await world.UntilCommittedAsync(101);

        // While the centre still held 30: on a busy machine it may come once more.
        (NodeState again, _) = world.Centre.AtBirth.First(b => b is { State.Checkpoint: not null, Held: 30 });
        Assert.Equal((signed.Through, 100L), (again.Checkpoint!.Through, again.Acknowledged!.Value.Sequence));
        Assert.Equal(signed.Signature, again.Checkpoint.Signature);
    }

    [Fact]
    [Clause("P-4.10", "P-3.2")]
    public async Task Chain_DiffersAtTheCentre_NodeStartsANewEpochAndNothingIsMissing()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        var original = new MemoryJournal(LinkWorld.N1);
        original.Append(20, "original");
        NodeLink first = await world.StartNodeAsync(journal: original);
        await Eventually.Async(() => original.Backlog == 0, cancellation: Token);
        await first.StopAsync(Token);

        world.Journal.Append(25, "clone"); // another history under the same name and epoch
        await world.StartNodeAsync();

        await Eventually.Async(
            () => world.Centre.Committed(LinkWorld.N1).Length >= 45 && world.Centre.Through(LinkWorld.N1).Epoch == 2, detail: () => string.Join('\n', world.Log), cancellation: Token);
        Assert.Single(world.Journal.Forks);
        string[] committed = world.Centre.Committed(LinkWorld.N1);
        Assert.Equal(20, committed.Count(c => c.StartsWith("original", StringComparison.Ordinal)));
        Assert.Equal(25, committed.Count(c => c.StartsWith("clone", StringComparison.Ordinal)));
    }

    [Fact]
    [Clause("P-4.10", "P-2.7")]
    public async Task Disk_RestoredFromAnOlderState_IsFoundAtTheBirth()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        await world.StartCentreAsync();
        var original = new MemoryJournal(LinkWorld.N1);
        original.Append(20);
        NodeLink first = await world.StartNodeAsync(journal: original);
        await Eventually.Async(() => original.Backlog == 0, cancellation: Token);
        await first.StopAsync(Token);

        world.Journal.Append(5);
        await world.StartNodeAsync();

        await Eventually.Async(() => world.Journal.Forks.Count == 1 && world.Journal.Backlog == 0, cancellation: Token);
        Assert.Equal(2, world.Centre.Through(LinkWorld.N1).Epoch);
    }

    [Fact]
    [Clause("P-3.2")]
    public async Task Epoch_EndsInTheMiddleOfTheBacklog_BothAreCommittedInOrder()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        world.Journal.Append(70);
        world.Journal.NewEpoch();
        world.Journal.Append(10);
        await world.StartCentreAsync();

        await world.StartNodeAsync();

        await world.UntilCommittedAsync(80);
        Assert.Equal(new RecordPosition(2, 10), world.Journal.Acknowledged);
    }

    [Fact]
    [Clause("P-3.2")]
    public async Task Epoch_New_IsNotSentBeforeTheOldOneIsAnswered()
    {
        await using LinkWorld world = await LinkWorld.StartAsync(fixture);
        var sent = new ConcurrentQueue<MqttMessage>();
        await using IMqttConnection deaf = await world.ConnectRawCentreAsync(sent.Enqueue);
        await deaf.SubscribeAsync(["border/v1/+/+/up/#"], Token);
        world.Journal.Append(60);
        world.Journal.NewEpoch();
        world.Journal.Append(20);

        NodeLink link = await world.StartNodeAsync();
        await Eventually.Async(() => Batches(sent).Length >= 2, detail: () => $"{link.Status}", cancellation: Token);
        await link.StopAsync(Token);

        await Eventually.Async(() => sent.Count(m => m.Topic.EndsWith("up/state", StringComparison.Ordinal)) == 2, cancellation: Token);
        Assert.All(Batches(sent), first => Assert.Equal(1, first.Epoch));
    }
}
