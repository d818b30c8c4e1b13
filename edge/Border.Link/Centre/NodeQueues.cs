using System.Runtime.InteropServices;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Protocol;
using Border.Link.Transport;

namespace Border.Link.Centre;

/// <summary>
/// Messages of one node keep their order; nodes do not wait for each other, up to a number that are served at once, in the order in which they came. A node of
/// which nothing waits takes no memory.
/// </summary>
/// <param name="most">Most nodes served at once.</param>
/// <param name="handle">Handles a message, told the one that waits behind it; never throws.</param>
internal sealed class NodeQueues(int most, Func<QueuedMessage, QueuedMessage?, Task> handle) : IAsyncDisposable
{
    private const int MostWaitingOfANode = 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<NodeName, Queue<QueuedMessage>> _busy = [];
    private readonly SemaphoreSlim _turns = new(most);
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _closed;

    /// <summary>Queues a message; false when too many of its node wait, or when it is closed.</summary>
    public bool TryAdd(QueuedMessage message)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return false;
            }

            ref Queue<QueuedMessage>? queue = ref CollectionsMarshal.GetValueRefOrAddDefault(_busy, message.Topic.Node, out bool isServed);
            queue ??= [];
            if (queue.Count >= MostWaitingOfANode)
            {
                return false;
            }

            queue.Enqueue(message);
            if (!isServed)
            {
                _ = Task.Run(() => ServeAsync(message.Topic.Node));
            }

            return true;
        }
    }

    /// <summary>Takes nothing more and waits until what was taken is handled.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _closed = true;
            if (_busy.Count == 0)
            {
                _idle.TrySetResult();
            }
        }

        await _idle.Task;
        _turns.Dispose();
    }

    private async Task ServeAsync(NodeName node)
    {
        while (Next(node) is { } next)
        {
            await _turns.WaitAsync();
            try
            {
                await handle(next.Message, next.Behind);
            }
            finally
            {
                _turns.Release();
            }
        }
    }

    private (QueuedMessage Message, QueuedMessage? Behind)? Next(NodeName node)
    {
        lock (_lock)
        {
            Queue<QueuedMessage> queue = _busy[node];
            if (queue.TryDequeue(out QueuedMessage? message))
            {
                return (message, queue.TryPeek(out QueuedMessage? behind) ? behind : null);
            }

            _busy.Remove(node);
            if (_closed && _busy.Count == 0)
            {
                _idle.TrySetResult();
            }

            return null;
        }
    }
}

/// <summary>What a node sent.</summary>
internal sealed record QueuedMessage(LinkTopic Topic, MqttMessage Mqtt)
{
    /// <summary>A batch that is being unpacked before its turn; null when nobody began.</summary>
    public Task<ReadBatch>? Read { get; private set; }

    /// <summary>Begins to unpack a batch: the one before it is being committed, which takes the disk's time and not the processor's.</summary>
    public void ReadAhead() => Read ??= Topic.Channel == LinkChannel.Batch ? Task.Run(() => ReadBatch.Of(Mqtt)) : null;
}

/// <summary>An unpacked batch.</summary>
internal sealed record ReadBatch(BatchHeader Header, RecordBatch Batch)
{
    /// <summary>Unpacks a message.</summary>
    /// <exception cref="InvalidMessageException">It is no batch.</exception>
    public static ReadBatch Of(MqttMessage message)
    {
        (BatchHeader header, RecordBatch batch) = BatchCodec.Read(message.Payload);
        return new(header, batch);
    }
}
