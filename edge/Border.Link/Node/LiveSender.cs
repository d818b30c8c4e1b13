using System.Threading.Channels;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Protocol;
using Border.Link.Transport;

namespace Border.Link.Node;

/// <summary>
/// Brings the centre what is recorded while a backlog is on its way, ahead of it, and between that the alerts that lie in the backlog (PROTOCOL.md §11). It moves
/// no cursor and owes nothing: the same records go in their turn. Lives as long as one connection.
/// </summary>
internal sealed class LiveSender(NodeLinkOptions options, IRecordSource source, UrgentBacklog urgent, SpokenMinor spoken, Guid instance, TimeProvider time)
{
    // When more is recorded than the line takes, the newest is what commanders must see: the rest goes in its turn.
    private const long MostBehind = 1000;

    private readonly RoundTrip _roundTrip = new(options.AckTimeout, options.ShortestAckTimeout, longest: options.AckTimeout);
    private readonly TaskCompletionSource _understood = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Ack> _answers = Channel.CreateBounded<Ack>(
        new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    // From the moment the connection is sought: what is recorded from then on.
    private RecordPosition _sent = source.Describe().Head;
    private RecordPosition _oldEnd = source.Describe().Head;
    private long _attempt;

    /// <summary>An ack came: any tells whether the centre knows live batches, and one may be about a live batch.</summary>
    /// <returns>True when it was; it is no business of the outbox then.</returns>
    public bool Take(Ack ack)
    {
        if (ack.Minor >= LinkLimits.MinorWithLive)
        {
            _understood.TrySetResult();
        }

        return ack.Outcome == AckOutcome.Ahead && (ack.Instance != instance || _answers.Writer.TryWrite(ack));
    }

    /// <summary>Sends until the connection ends.</summary>
    public async Task RunAsync(IMqttConnection connection, CancellationToken cancellation)
    {
        await _understood.Task.WaitAsync(cancellation);
        while (true)
        {
            // With less than a batch to send, a record's own turn comes soon enough.
            if (source.Backlog > options.BatchRecords && !urgent.IsOver(_oldEnd) && source.Describe().Head == _sent)
            {
                await SendUrgentAsync(connection, cancellation);
                continue;
            }

            await source.WaitForRecordsAsync(_sent, cancellation);
            RecordPosition head = source.Describe().Head;
            bool pressing = source.Backlog > options.BatchRecords && head.Epoch == _sent.Epoch && head.Sequence - _sent.Sequence <= MostBehind;
            if (pressing)
            {
                _sent = await SendAsync(connection, _sent, cancellation);
            }
            else
            {
                // What is left out here may hold alerts.
                (_sent, _oldEnd) = (head, head);
            }
        }
    }

    // One record at a time, so that what is recorded meanwhile waits for no more than one.
    private async Task SendUrgentAsync(IMqttConnection connection, CancellationToken cancellation)
    {
        try
        {
            if (await urgent.FindAsync(_oldEnd, cancellation) is not { } place
                || await source.ReadAsync(place with { Sequence = place.Sequence - 1 }, 1, options.BatchBytes, cancellation) is not { } batch)
            {
                return;
            }

            if (await PublishAsync(connection, batch, cancellation))
            {
                urgent.Answered();
            }
            else
            {
                await Task.Delay(options.FirstRetry, time, cancellation); // nobody answers now
            }
        }
        catch (Exception e) when (e is IOException or InvalidMessageException)
        {
            await Task.Delay(options.FirstRetry, time, cancellation);
        }
    }

    private async Task<RecordPosition> SendAsync(IMqttConnection connection, RecordPosition after, CancellationToken cancellation)
    {
        try
        {
            if (await source.ReadAsync(after, LinkLimits.MaxLiveRecords, options.BatchBytes, cancellation) is not { } batch)
            {
                return source.Describe().Head;
            }

            await PublishAsync(connection, batch, cancellation);
            return batch.Last;
        }
        catch (Exception e) when (e is IOException or InvalidMessageException)
        {
            // The outbox meets the same trouble and says so; here nothing depends on it.
            await Task.Delay(options.FirstRetry, time, cancellation);
            return source.Describe().Head;
        }
    }

    // False when there was no answer.
    private async Task<bool> PublishAsync(IMqttConnection connection, RecordBatch batch, CancellationToken cancellation)
    {
        byte[] payload = BatchCodec.Write(batch, instance, ++_attempt, spoken.IsCompact);
        LinkTelemetry.BytesSent.Add(payload.Length);
        if (await connection.PublishAsync(new(LinkTopic.For(options.Node, LinkChannel.Live), payload), cancellation) != PublishOutcome.Delivered
            || await AnswerAsync(cancellation) is not { } held)
        {
            return false;
        }

        LinkTelemetry.RecordsAhead.Add(held);
        return true;
    }

    // One at a time, so that a slow line or centre is not flooded; without an answer the next is sent all the same.
    private async Task<int?> AnswerAsync(CancellationToken cancellation)
    {
        long sent = time.GetTimestamp();
        using var limit = new CancellationTokenSource(_roundTrip.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            while (true)
            {
                // Answers to batches that were given up come late.
                if (await _answers.Reader.ReadAsync(either.Token) is { } answer && answer.Attempt == _attempt)
                {
                    _roundTrip.Answered(time.GetElapsedTime(sent));
                    return answer.Held ?? 0;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            _roundTrip.Silent();
            return null; // its records come in their turn
        }
    }
}
