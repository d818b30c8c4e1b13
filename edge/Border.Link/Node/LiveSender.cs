using System.Threading.Channels;
using Border.Domain.Records;
using Border.Link.Batches;
using Border.Link.Protocol;
using Border.Link.Transport;

namespace Border.Link.Node;

/// <summary>
/// Shows the centre what is recorded while a backlog is on its way, ahead of it (PROTOCOL.md §11). It moves no cursor and owes nothing:
/// the same records go in their turn. Lives as long as one connection.
/// </summary>
internal sealed class LiveSender(NodeLinkOptions options, IRecordSource source, Guid instance, TimeProvider time)
{
    private const int MostRecords = 50;
    private readonly TaskCompletionSource _understood = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Ack> _seen = Channel.CreateBounded<Ack>(
        new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private long _attempt;

    /// <summary>An ack came: any tells whether the centre knows live batches, and one may be about a live batch.</summary>
    /// <returns>True when it was; it is no business of the outbox then.</returns>
    public bool Take(Ack ack)
    {
        if (ack.Minor >= LinkLimits.MinorWithLive)
        {
            _understood.TrySetResult();
        }

        return ack.Outcome == AckOutcome.Seen && (ack.Instance != instance || _seen.Writer.TryWrite(ack));
    }

    /// <summary>Sends until the connection ends.</summary>
    public async Task RunAsync(IMqttConnection connection, CancellationToken cancellation)
    {
        RecordPosition shown = source.Describe().Head;
        await _understood.Task.WaitAsync(cancellation);
        while (true)
        {
            await source.WaitForRecordsAsync(shown, cancellation);

            // With less than a batch to send, a record's own turn comes soon enough.
            shown = source.Backlog > options.BatchRecords
                ? await ShowAsync(connection, shown, cancellation)
                : source.Describe().Head;
        }
    }

    private async Task<RecordPosition> ShowAsync(IMqttConnection connection, RecordPosition after, CancellationToken cancellation)
    {
        try
        {
            if (await source.ReadAsync(after, MostRecords, options.BatchBytes, cancellation) is not { } batch)
            {
                return source.Describe().Head;
            }

            byte[] payload = BatchCodec.Write(batch, instance, ++_attempt);
            if (await connection.PublishAsync(new(LinkTopic.For(options.Node, LinkChannel.Live), payload), cancellation) == PublishOutcome.Delivered)
            {
                LinkTelemetry.RecordsShown.Add(batch.Records.Count);
                await SeenAsync(cancellation);
            }

            return batch.Last;
        }
        catch (Exception e) when (e is IOException or InvalidMessageException)
        {
            // The outbox meets the same trouble and says so; here nothing depends on it.
            await Task.Delay(options.FirstRetry, time, cancellation);
            return source.Describe().Head;
        }
    }

    // One at a time, so that a slow line or centre is not flooded; without an answer the next is sent all the same.
    private async Task SeenAsync(CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.AckTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            while ((await _seen.Reader.ReadAsync(either.Token)).Attempt != _attempt)
            {
                // About one that was given up.
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Its records come in their turn.
        }
    }
}
