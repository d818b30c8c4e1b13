using System.Threading.Channels;
using Border.Link.Evidence;
using Border.Link.Protocol;
using Border.Link.Transport;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

/// <summary>
/// Brings the centre the evidence that it lacks, behind everything else (PROTOCOL.md §12): one part is under way at a time, none while
/// records wait. It keeps nothing: the centre says where to go on, after a cut or a restart of either side. Lives as long as one connection.
/// </summary>
internal sealed partial class EvidenceSender(
    NodeLinkOptions options, IEvidenceSource evidence, IRecordSource records, Guid instance, TimeProvider time, ILogger logger)
{
    private const int MostSilences = 3;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBusy = TimeSpan.FromHours(1);

    private readonly TaskCompletionSource _understood = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<EvidenceAnswer> _answers = Channel.CreateBounded<EvidenceAnswer>(
        new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly RoundTrip _roundTrip = new(options.ChunkTimeout, options.ShortestAckTimeout, options.LongestRetry);
    private readonly LinePace _pace = new(LinkLimits.MaxEvidencePartBytes);
    private readonly HashSet<EvidenceItem> _doubted = [];
    private readonly HashSet<EvidenceItem> _refused = [];

    /// <summary>An ack came: it tells whether the centre takes evidence.</summary>
    public void Take(Ack ack)
    {
        if (ack.Minor >= LinkLimits.MinorWithEvidence)
        {
            _understood.TrySetResult();
        }
    }

    /// <summary>The centre answered an offer or a part.</summary>
    public void Take(EvidenceAnswer answer)
    {
        if (answer.Instance == instance)
        {
            _answers.Writer.TryWrite(answer);
        }
    }

    /// <summary>Sends until the connection ends.</summary>
    public async Task RunAsync(IMqttConnection connection, CancellationToken cancellation)
    {
        await _understood.Task.WaitAsync(cancellation);
        while (true)
        {
            await evidence.WaitAsync(cancellation);
            await QuietAsync(cancellation);
            try
            {
                if (!await OfferAsync(connection, cancellation))
                {
                    await Task.Delay(options.EvidenceRetry, time, cancellation);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogDisk(e);
                await Task.Delay(options.LongestRetry, time, cancellation);
            }
        }
    }

    // Returns false when nothing moved: the same would come of doing it again at once.
    private async Task<bool> OfferAsync(IMqttConnection connection, CancellationToken cancellation)
    {
        EvidenceItem[] items =
            [.. (await evidence.NextAsync(LinkLimits.MaxEvidenceOffers + _refused.Count, cancellation)).Where(i => !_refused.Contains(i)).Take(LinkLimits.MaxEvidenceOffers)];
        if (items.Length == 0)
        {
            return _refused.Count == 0;
        }

        byte[] offer = LinkJson.Write(new EvidenceOffer { Instance = instance, Items = items }, LinkJson.Default.EvidenceOffer);
        await connection.PublishAsync(new(LinkTopic.For(options.Node, LinkChannel.EvidenceOffer), offer), cancellation);
        if (await AnswerAsync(items, cancellation) is not { } answer)
        {
            return false;
        }

        bool moved = false;
        for (int i = 0; i < items.Length; i++)
        {
            moved |= await SettleAsync(connection, items[i], answer, answer.Items[i], cancellation);
        }

        return moved;
    }

    // Does what the centre's word about an item asks for; true when the item is done with.
    private async Task<bool> SettleAsync(
        IMqttConnection connection, EvidenceItem item, EvidenceAnswer answer, EvidenceState state, CancellationToken cancellation)
    {
        for (int silences = 0; silences < MostSilences;)
        {
            switch (state.Outcome)
            {
                case EvidenceOutcome.Have or EvidenceOutcome.Gone:
                    await evidence.ConfirmAsync(item, cancellation);
                    return true;
                case EvidenceOutcome.Unknown:
                    evidence.Postpone(item);
                    return false;
                case EvidenceOutcome.Refused:
                    // Once may be a part that the centre lost in a power cut; twice is our file.
                    LogRefused(item.Digest, answer.Reason ?? "");
                    evidence.Postpone(item);
                    if (!_doubted.Add(item))
                    {
                        _refused.Add(item);
                    }

                    return false;
                case EvidenceOutcome.Lacks when state.Next < 0 || state.Next >= item.Bytes:
                    evidence.Postpone(item);
                    return false;
                case EvidenceOutcome.Busy:
                    LogBusy(answer.Reason ?? "");
                    await Task.Delay(Clamp(answer.RetryAfterMs), time, cancellation);
                    return true; // asked again at once: where to go on may have changed
            }

            await QuietAsync(cancellation);
            if (await evidence.ReadAsync(item, state.Next, _pace.BatchBytes, cancellation) is not { Length: > 0 } part)
            {
                LogGone(item.Digest);
                await evidence.ConfirmAsync(item, cancellation);
                return true;
            }

            await SendAsync(connection, new() { Instance = instance, Item = item, Offset = state.Next }, part, cancellation);
            if (await AnswerAsync([item], cancellation) is not { } next)
            {
                silences++;
                continue;
            }

            silences = next.Items[0].Next > state.Next ? 0 : silences + 1;
            (answer, state) = (next, next.Items[0]);
        }

        return false;
    }

    private async Task SendAsync(IMqttConnection connection, EvidencePartHeader header, ReadOnlyMemory<byte> part, CancellationToken cancellation)
    {
        long sent = time.GetTimestamp();
        await connection.PublishAsync(new(LinkTopic.For(options.Node, LinkChannel.EvidencePart), EvidencePartCodec.Write(header, part.Span)), cancellation);
        _pace.Confirmed(part.Length, time.GetElapsedTime(sent), alone: true);
        LinkTelemetry.EvidenceBytesSent.Add(part.Length);
    }

    private async Task<EvidenceAnswer?> AnswerAsync(IReadOnlyList<EvidenceItem> asked, CancellationToken cancellation)
    {
        long sent = time.GetTimestamp();
        using var limit = new CancellationTokenSource(_roundTrip.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            while (true)
            {
                EvidenceAnswer answer = await _answers.Reader.ReadAsync(either.Token);
                if (answer.Items?.Count == asked.Count && answer.Items.Zip(asked).All(p => p.First.Digest == p.Second.Digest && p.First.Key == p.Second.Key))
                {
                    _roundTrip.Answered(time.GetElapsedTime(sent));
                    return answer;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            _roundTrip.Silent();
            return null;
        }
    }

    // Records come first: those of a drain, and those of lanes that are busier than the line.
    private async Task QuietAsync(CancellationToken cancellation)
    {
        while (records.Backlog > LinkLimits.MaxLiveRecords)
        {
            await Task.Delay(Look, time, cancellation);
        }
    }

    private static TimeSpan Clamp(int? milliseconds)
    {
        var wish = TimeSpan.FromMilliseconds(Math.Max(100, milliseconds ?? 1000));
        return wish < LongestBusy ? wish : LongestBusy;
    }
}
