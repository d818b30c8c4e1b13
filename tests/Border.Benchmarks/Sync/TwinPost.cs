using System.Diagnostics;
using Border.Benchmarks.Reporting;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Time;
using Border.Link.Batches;
using Border.Link.Protocol;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Benchmarks.Sync;

/// <summary>One post that tells its twin something, waits for the answer and tells it the next thing.</summary>
internal sealed class TwinPost : IAsyncDisposable
{
    private readonly NodeName _node;
    private readonly Guid _instance = Guid.NewGuid();
    private IMqttConnection _connection = null!;
    private TaskCompletionSource<(Ack Ack, long At)> _answer = new();
    private byte[] _hash;
    private long _number;

    private TwinPost(NodeName node) => (_node, _hash) = (node, HashChain.Start(node, 1));

    /// <summary>How long each update took, from just before it was published until its answer had come.</summary>
    public Latencies Taken { get; private set; } = new();

    /// <summary>Connects with the post's own certificate.</summary>
    public static async Task<TwinPost> ConnectAsync(string name, TestCertificates certificates, int port, CancellationToken cancellation)
    {
        var post = new TwinPost(NodeName.Parse(name));
        var options = new MqttOptions { Host = "127.0.0.1", Port = port, ClientId = name, Tls = TlsFiles.In(certificates.NodeFolder(name)) };
        post._connection = await LinkTransport.Create(TimeProvider.System).ConnectAsync(options, post.Take, cancellation);
        await post._connection.SubscribeAsync([LinkTopic.AllDown(post._node)], cancellation);
        return post;
    }

    /// <summary>Forgets what it took so far.</summary>
    public void Warm() => Taken = new();

    /// <summary>Tells one state message after the other.</summary>
    public async Task TellStatesAsync(long until, CancellationToken cancellation)
    {
        while (Stopwatch.GetTimestamp() < until)
        {
            var state = new NodeState
            {
                Online = true,
                Instance = _instance,
                Connection = ++_number,
                Minor = LinkLimits.Minor,
                Software = "bench",
                Hlc = new HlcTimestamp(1_763_790_000_000 + _number, 0),
                Head = new RecordPosition(1, _number),
                Bundles = new Dictionary<string, long> { ["policy"] = _number },
            };
            await TellAsync(new MqttMessage(LinkTopic.For(_node, LinkChannel.State), LinkJson.Write(state, LinkJson.Default.NodeState), Retain: true), cancellation);
        }
    }

    /// <summary>Tells one record after the other, each a message of its own.</summary>
    public async Task TellRecordsAsync(long until, CancellationToken cancellation)
    {
        _number = 0;
        while (Stopwatch.GetTimestamp() < until)
        {
            var place = new RecordPosition(1, ++_number);
            var draft = EventCodec.ToDraft(new LaneChanged { Lane = "l1", Open = _number % 2 == 0, By = "node" }, "l1");
            var body = RecordCodec.Encode(_node, place, new HlcTimestamp(1_763_790_000_000 + _number, 0), DateTimeOffset.UnixEpoch.AddMilliseconds(_number), draft);
            var payload = BatchCodec.Write(new RecordBatch(_hash, [new LinkRecord(place, body)], []), _instance, attempt: 1, compact: true);
            var ack = await TellAsync(new MqttMessage(LinkTopic.For(_node, LinkChannel.Batch), payload), cancellation);
            if (ack.Through != place)
                throw new InvalidOperationException($"The centre holds {ack.Through} of {_node} after {place} was sent.");
            _hash = HashChain.Next(_hash, body);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisconnectAsync();
        await _connection.DisposeAsync();
    }

    private async Task<Ack> TellAsync(MqttMessage message, CancellationToken cancellation)
    {
        _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var began = Stopwatch.GetTimestamp();
        await _connection.PublishAsync(message, cancellation);
        var (ack, at) = await _answer.Task.WaitAsync(cancellation);
        if (ack.Outcome != AckOutcome.Accepted)
            throw new InvalidOperationException($"{_node} was answered {ack.Outcome}: {ack.Reason}");
        Taken.Add(at - began);
        return ack;
    }

    // On the library's thread.
    private void Take(MqttMessage message)
    {
        var at = Stopwatch.GetTimestamp();
        if (LinkTopic.TryParse(message.Topic, out var topic, out _) && topic.Channel == LinkChannel.Ack)
            _answer.TrySetResult((AckCodec.Read(message.Payload.Span), at));
    }
}
