using Border.Link.Protocol;

namespace Border.Link.Centre;

// Which lanes a message waits in, and how much may wait there.
internal sealed partial class Intake
{
    private long _queuedBytes;
    private long _queuedLiveBytes;
    private long _queuedEvidenceBytes;

    // The second third is for live batches, which wait for no backlog, the last for evidence, which nothing waits for.
    private int LanesOf(LinkChannel channel) => channel switch
    {
        LinkChannel.Live => _options.Lanes,
        LinkChannel.EvidenceOffer or LinkChannel.EvidencePart => 2 * _options.Lanes,
        _ => 0,
    };

    private long LimitOf(LinkChannel channel) => channel switch
    {
        LinkChannel.Batch => _options.MaxQueuedBytes,
        LinkChannel.Live => _options.MaxQueuedLiveBytes,
        LinkChannel.EvidenceOffer or LinkChannel.EvidencePart => _options.MaxQueuedEvidenceBytes,
        _ => long.MaxValue, // small, and bounded in number
    };

    // Live batches have a bound of their own: a backlog that fills the other must not keep them out.
    private ref long Queued(LinkChannel channel)
    {
        switch (LanesOf(channel) / _options.Lanes)
        {
            case 1:
                return ref _queuedLiveBytes;
            case 2:
                return ref _queuedEvidenceBytes;
            default:
                return ref _queuedBytes;
        }
    }
}
