using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Protocol;
using Border.Link.Transport;

namespace Border.Link.Centre;

// What goes back to the nodes.
internal sealed partial class Intake
{
    // A batch that is not taken for lack of room is told so; only its header would say which attempt it was, so it is read all the same.
    private async Task RefuseAsync(NodeName node, MqttMessage message)
    {
        try
        {
            (BatchHeader header, _) = await Task.Run(() => BatchCodec.Read(message.Payload));
            await AnswerAsync(node, header, Receipt.Busy(RecordPosition.None, _options.BusyRetry));
        }
        catch (Exception e) when (e is InvalidMessageException or MqttClosedException)
        {
            // It comes again or was never worth an answer.
        }
    }

    // Whoever sends compact batches reads compact acks. A lost one is made up for by the next or by the node's asking again, so the broker need not
    // confirm it; what needs words or a signature goes as ever.
    private Task AnswerAsync(NodeName node, BatchHeader header, Receipt receipt)
    {
        Ack ack = ToAck(header.Instance, header.Attempt, receipt);
        return header.IsCompact && AckCodec.IsPlain(ack)
            ? PublishAsync(node, LinkChannel.Ack, AckCodec.WriteCompact(ack), unconfirmed: true)
            : PublishAsync(node, LinkChannel.Ack, LinkJson.Write(ack, LinkJson.Default.Ack));
    }

    private Task AnswerAsync(NodeName node, Guid instance, Receipt receipt) =>
        PublishAsync(node, LinkChannel.Ack, LinkJson.Write(ToAck(instance, attempt: 0, receipt), LinkJson.Default.Ack));

    private Ack ToAck(Guid instance, long attempt, Receipt receipt) => new()
    {
        Outcome = receipt.Outcome,
        Instance = instance,
        Attempt = attempt,
        Through = receipt.Through,
        Quarantined = receipt.Quarantined,
        Reason = Shorten(receipt.Reason),
        RetryAfterMs = (int?)receipt.RetryAfter?.TotalMilliseconds,
        Held = receipt.Held,
        Checkpoint = receipt.Checkpoint,
        Minor = _evidence is null ? LinkLimits.MinorWithLive : LinkLimits.Minor,
        Hlc = receipt.Hlc,
    };

    private static string? Shorten(string? reason) => reason?.Length > LinkLimits.MaxReasonLength ? reason[..LinkLimits.MaxReasonLength] : reason;

    private Task PublishAsync(NodeName node, LinkChannel channel, byte[] payload, bool unconfirmed = false) => Connection is { } connection
        ? connection.PublishAsync(new(LinkTopic.For(node, channel), payload, Unconfirmed: unconfirmed), _stop.Token)
        : Task.CompletedTask;
}
