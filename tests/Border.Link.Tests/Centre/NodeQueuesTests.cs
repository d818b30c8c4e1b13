using System.Collections.Concurrent;
using Border.Domain.Records;
using Border.Link.Centre;
using Border.Link.Protocol;
using Border.Testing;

namespace Border.Link.Tests.Centre;

/// <summary>In which order the centre takes what nodes send.</summary>
public sealed class NodeQueuesTests
{
    private readonly ConcurrentQueue<(NodeName Node, int Number)> _handled = new();
    private readonly ConcurrentDictionary<NodeName, TaskCompletionSource> _held = new();

    [Fact]
    public async Task Messages_OfOneNode_KeepTheirOrderAndKnowWhatIsBehind()
    {
        var behind = new ConcurrentQueue<int?>();
        await using (var queues = new NodeQueues(4, (message, next) =>
        {
            behind.Enqueue(next?.Mqtt.Payload.Length);
            return HandleAsync(message, next);
        }))
        {
            var first = Hold(Node(1));
            queues.TryAdd(Message(Node(1), 0));
            await Until(() => _held.IsEmpty); // it is being handled
            for (int i = 1; i < 1000; i++)
            {
                Assert.True(queues.TryAdd(Message(Node(1), i)));
            }

            first.SetResult();
        }

        Assert.Equal(Enumerable.Range(0, 1000), _handled.Select(h => h.Number));
        Assert.Equal([null, .. Enumerable.Range(2, 998).Select(i => (int?)i), null], behind);
    }

    [Fact]
    public async Task Node_WhoseMessageTakesLong_HoldsUpNoOther()
    {
        await using var queues = new NodeQueues(100, HandleAsync);
        var slow = Hold(Node(0));
        for (int node = 0; node < 64; node++)
        {
            Assert.True(queues.TryAdd(Message(Node(node), 1)));
        }

        await Until(() => _handled.Count == 63);
        Assert.DoesNotContain(Node(0), _handled.Select(h => h.Node));
        slow.SetResult();
        await Until(() => _handled.Count == 64);
    }

    [Fact]
    public async Task Nodes_MoreThanAreServedAtOnce_TakeTurnsAfterEachMessage()
    {
        await using var queues = new NodeQueues(1, HandleAsync);
        var first = Hold(Node(1));
        queues.TryAdd(Message(Node(1), 1));
        queues.TryAdd(Message(Node(1), 2));
        queues.TryAdd(Message(Node(1), 3));
        queues.TryAdd(Message(Node(2), 1));
        await Until(() => _held.IsEmpty); // the first is being handled

        first.SetResult();

        await Until(() => _handled.Count == 4);
        Assert.True(_handled.ToList().IndexOf((Node(2), 1)) < 3, "the second node waited until the first had nothing more");
    }

    [Fact]
    public async Task Messages_TooManyOfANode_AreTurnedDown_AndNothingIsTakenAfterTheEnd()
    {
        var queues = new NodeQueues(2, HandleAsync);
        var first = Hold(Node(1));
        int taken = Enumerable.Range(0, 2000).Count(_ => queues.TryAdd(Message(Node(1), 1)));
        Assert.InRange(taken, 1024, 1025);
        Assert.True(queues.TryAdd(Message(Node(2), 1)));

        var end = queues.DisposeAsync().AsTask();
        Assert.False(queues.TryAdd(Message(Node(3), 1)));
        Assert.False(end.IsCompleted);
        first.SetResult();
        await end;

        Assert.Equal(taken + 1, _handled.Count);
    }

    private static Task Until(Func<bool> condition) => Eventually.Async(condition, cancellation: TestContext.Current.CancellationToken);

    private TaskCompletionSource Hold(NodeName node) => _held[node] = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task HandleAsync(QueuedMessage message, QueuedMessage? behind)
    {
        if (_held.TryRemove(message.Topic.Node, out var held))
        {
            await held.Task;
        }

        _handled.Enqueue((message.Topic.Node, message.Mqtt.Payload.Length));
    }

    private static NodeName Node(int number) => new("north", $"n{number}");

    private static QueuedMessage Message(NodeName node, int number) => new(new(node, LinkChannel.Reply), new("t", new byte[number]));
}
