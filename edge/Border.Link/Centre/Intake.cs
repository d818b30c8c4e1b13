using System.Diagnostics;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Bundles;
using Border.Link.Protocol;
using Border.Link.Transport;
using Microsoft.Extensions.Logging;

namespace Border.Link.Centre;

/// <summary>
/// Takes what one connection brings. Messages of one node keep their order (<see cref="NodeQueues"/>); what waits is bounded in bytes, and above the bound nodes
/// are told to come back later.
/// </summary>
internal sealed partial class Intake : IAsyncDisposable
{
    private readonly CentreLinkOptions _options;
    private readonly ICentreHandler _handler;
    private readonly IBundleSource _bundles;
    private readonly IEvidenceHandler? _evidence;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop;
    private readonly NodeQueues[] _queues; // see QueueOf
    private long _lastComplaint;

    public Intake(
        CentreLinkOptions options,
        ICentreHandler handler,
        IBundleSource bundles,
        IEvidenceHandler? evidence,
        TimeProvider time,
        ILogger logger,
        CancellationToken stopping)
    {
        (_options, _handler, _bundles, _evidence, _time, _logger) = (options, handler, bundles, evidence, time, logger);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _queues = [.. Enumerable.Range(0, Queues).Select(_ => new NodeQueues(options.NodesAtOnce, HandleAsync))];
    }

    /// <summary>Where answers go; set right after connecting, before the first subscription can bring anything.</summary>
    public IMqttConnection? Connection { get; set; }

    /// <summary>Takes a message on the library's thread.</summary>
    public void Take(MqttMessage message)
    {
        if (!LinkTopic.TryParse(message.Topic, out LinkTopic? topic, out string problem))
        {
            Drop("topic", problem);
            return;
        }

        ref long queued = ref Queued(topic.Channel);
        if (Volatile.Read(ref queued) + message.Payload.Length > LimitOf(topic.Channel))
        {
            Drop("queue", "too much waits to be committed");
            if (topic.Channel == LinkChannel.Batch)
            {
                _ = RefuseAsync(topic.Node, message);
            }

            return;
        }

        Interlocked.Add(ref queued, message.Payload.Length);
        if (!_queues[QueueOf(topic.Channel)].TryAdd(new(topic, message)))
        {
            Interlocked.Add(ref queued, -message.Payload.Length);
            Drop("queue", "too many messages wait");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        foreach (NodeQueues queue in _queues)
        {
            await queue.DisposeAsync();
        }

        _stop.Dispose();
    }

    private async Task HandleAsync(QueuedMessage message, QueuedMessage? behind)
    {
        behind?.ReadAhead();
        LinkTopic topic = message.Topic;
        try
        {
            if (!_stop.IsCancellationRequested)
            {
                await DispatchAsync(message);
            }
        }
        catch (InvalidMessageException e)
        {
            Drop("malformed", e.Message);
        }
        catch (Exception e) when (e is MqttClosedException or OperationCanceledException)
        {
            // The connection or the silo ends; the node sends again.
        }
        catch (Exception e)
        {
            LogHandlerFailed(topic.Node, topic.Channel, e);
        }
        finally
        {
            Interlocked.Add(ref Queued(topic.Channel), -message.Mqtt.Payload.Length);
        }
    }

    private Task DispatchAsync(QueuedMessage queued)
    {
        (LinkTopic topic, MqttMessage message) = (queued.Topic, queued.Mqtt);
        ReadOnlySpan<byte> payload = message.Payload.Span;
        return topic.Channel switch
        {
            LinkChannel.Batch => AcceptAsync(topic.Node, queued),
            LinkChannel.Live => AcceptAheadAsync(topic.Node, message.Payload),
            LinkChannel.State when message.Payload.IsEmpty => Task.CompletedTask, // the node was taken away and its state cleared
            LinkChannel.State => StateAsync(topic.Node, LinkJson.Read(payload, LinkJson.Default.NodeState), message.Retain),
            LinkChannel.Reply => _handler.ReplyAsync(topic.Node, LinkJson.Read(payload, LinkJson.Default.CommandReply), _stop.Token),
            LinkChannel.BundleReport => _handler.BundleAsync(topic.Node, LinkJson.Read(payload, LinkJson.Default.BundleReport), _stop.Token),
            LinkChannel.EvidenceOffer => OfferedAsync(topic.Node, LinkJson.Read(payload, LinkJson.Default.EvidenceOffer)),
            LinkChannel.EvidencePart => PartAsync(topic.Node, message.Payload),
            LinkChannel.BundleRequest => ServeAsync(topic.Node, LinkJson.Read(payload, LinkJson.Default.BundleRequest)),
            _ => throw new InvalidMessageException("nothing that the centre takes"),
        };
    }

    private async Task AcceptAsync(NodeName node, QueuedMessage message)
    {
        using Activity? activity = LinkTelemetry.Source.StartActivity("border.link.accept", ActivityKind.Consumer, message.Mqtt.TraceParent);
        BatchHeader header;
        RecordBatch batch;
        try
        {
            (header, batch) = message.Read is { } read ? await read : ReadBatch.Of(message.Mqtt);
        }
        catch (InvalidMessageException e)
        {
            // Who wrote it cannot be read either, so the answer goes to whoever has the name (P-10.1).
            await AnswerAsync(node, Guid.Empty, new Receipt(AckOutcome.Malformed, RecordPosition.None, e.Message));
            throw;
        }

        activity?.SetTag("border.node", $"{node}").SetTag("border.records", header.Count);
        Receipt receipt;
        try
        {
            receipt = await _handler.AcceptAsync(new(node, header.Instance, batch), _stop.Token);
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            LogHandlerFailed(node, LinkChannel.Batch, e);
            receipt = Receipt.Busy(RecordPosition.None, _options.BusyRetry);
        }

        LinkTelemetry.BatchesReceived.Add(1, new KeyValuePair<string, object?>("outcome", receipt.Outcome.ToString()));
        await AnswerAsync(node, header, receipt);
    }

    // A failure is not answered: the node gives the batch up after a while, and its records come in their turn (P-11.4).
    private async Task AcceptAheadAsync(NodeName node, ReadOnlyMemory<byte> payload)
    {
        (BatchHeader header, RecordBatch batch) = BatchCodec.Read(payload);
        if (header.Count > LinkLimits.MaxLiveRecords)
        {
            throw new InvalidMessageException($"A live batch has at most {LinkLimits.MaxLiveRecords} records, not {header.Count}.");
        }

        int held = await _handler.AcceptAheadAsync(new(node, header.Instance, batch), _stop.Token);
        await AnswerAsync(node, header, new(AckOutcome.Ahead, RecordPosition.None) { Held = held });
    }

    private async Task StateAsync(NodeName node, NodeState state, bool retained)
    {
        if (await _handler.StateAsync(node, state, retained, _stop.Token) is { } receipt && state.Online)
        {
            await AnswerAsync(node, state.Instance, receipt);
        }
    }

    private async Task ServeAsync(NodeName node, BundleRequest request)
    {
        if (!BundleAnnouncement.IsKind(request.Kind) || request.Offset < 0 || request.Length is < 1 or > LinkLimits.MaxChunkBytes || request.Sha256.Length != 64)
        {
            throw new InvalidMessageException("a request for a part of a bundle that breaks a limit");
        }

        ReadOnlyMemory<byte>? part = await _bundles.ReadAsync(node, request, _stop.Token);
        var header = new ChunkHeader { Sha256 = request.Sha256, Offset = request.Offset, Problem = part is null or { Length: 0 } ? "there is no such bundle" : null };
        await PublishAsync(node, LinkChannel.Chunk, ChunkCodec.Write(header, part is { } bytes ? bytes.Span : default));
    }

    // One line a minute, however many messages a broken or hostile node sends; the metric counts them all.
    private void Drop(string cause, string problem)
    {
        LinkTelemetry.Dropped.Add(1, new KeyValuePair<string, object?>("cause", cause));
        long last = Volatile.Read(ref _lastComplaint);
        if ((last == 0 || _time.GetElapsedTime(last) > TimeSpan.FromMinutes(1)) && Interlocked.CompareExchange(ref _lastComplaint, _time.GetTimestamp(), last) == last)
        {
            LogDropped(problem);
        }
    }
}
