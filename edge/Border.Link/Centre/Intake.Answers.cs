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
            await AnswerAsync(node, header.Instance, header.Attempt, Receipt.Busy(RecordPosition.None, _options.BusyRetry));
        }
        catch (Exception e) when (e is InvalidMessageException or MqttClosedException)
        {
            // It comes again or was never worth an answer.
        }
    }

    private Task AnswerAsync(NodeName node, Guid instance, long attempt, Receipt receipt) => PublishAsync(node, LinkChannel.Ack, LinkJson.Write(
        new Ack
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
        },
        LinkJson.Default.Ack));

    private static string? Shorten(string? reason) => reason?.Length > LinkLimits.MaxReasonLength ? reason[..LinkLimits.MaxReasonLength] : reason;

    private Task PublishAsync(NodeName node, LinkChannel channel, byte[] payload) =>
        Connection is { } connection ? connection.PublishAsync(new(LinkTopic.For(node, channel), payload), _stop.Token) : Task.CompletedTask;
}
