using Border.Link.Protocol;

namespace Border.Link.Centre;

// Which queues a message waits in, and how much may wait there.
internal sealed partial class Intake
{
    private long _queuedBytes;
    private long _queuedLiveBytes;
    private long _queuedEvidenceBytes;

    private const int Queues = 3;

    // Live batches wait for no backlog, and nothing waits for evidence.
    private static int QueueOf(LinkChannel channel) => channel switch
    {
        LinkChannel.Live => 1,
        LinkChannel.EvidenceOffer or LinkChannel.EvidencePart => 2,
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
        switch (QueueOf(channel))
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
