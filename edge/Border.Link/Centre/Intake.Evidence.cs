using Border.Domain.Records;
using Border.Link.Evidence;
using Border.Link.Protocol;

namespace Border.Link.Centre;

// Evidence has lanes and a bound of its own: however much of it comes, records pass.
internal sealed partial class Intake
{
    private async Task OfferedAsync(NodeName node, EvidenceOffer offer)
    {
        if (offer.Items is not { Count: > 0 and <= LinkLimits.MaxEvidenceOffers } items || items.Any(i => i is null))
        {
            throw new InvalidMessageException($"An offer of evidence has 1 to {LinkLimits.MaxEvidenceOffers} items.");
        }

        if (_evidence is not null)
        {
            await AnswerAsync(node, offer.Instance, await _evidence.OfferedAsync(node, items, _stop.Token));
        }
    }

    private async Task PartAsync(NodeName node, ReadOnlyMemory<byte> payload)
    {
        (EvidencePartHeader header, ReadOnlyMemory<byte> bytes) = EvidencePartCodec.Read(payload);
        if (_evidence is not null)
        {
            await AnswerAsync(node, header.Instance, await _evidence.PartAsync(node, header, bytes, _stop.Token));
        }
    }

    private Task AnswerAsync(NodeName node, Guid instance, EvidenceReply reply) => PublishAsync(node, LinkChannel.EvidenceAnswer, LinkJson.Write(
        new EvidenceAnswer
        {
            Instance = instance,
            Items = reply.Items,
            Reason = Shorten(reply.Reason),
            RetryAfterMs = (int?)reply.RetryAfter?.TotalMilliseconds,
        },
        LinkJson.Default.EvidenceAnswer));
}
