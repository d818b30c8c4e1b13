using System.Threading.Channels;
using Border.Link.Batches;
using Border.Link.Protocol;
using Border.Link.Transport;
using Microsoft.Extensions.Logging;

namespace Border.Link.Node;

/// <summary>Another run of this node has taken its place at the centre.</summary>
internal sealed class SupersededException(string reason) : Exception(reason);

/// <summary>Sends records in order and answers acks (PROTOCOL.md §3, §4). Lives as long as the link; runs once per connection.</summary>
internal sealed partial class Outbox(
    NodeLinkOptions options, IRecordSource source, LinkStatusBoard status, TimeProvider time, Random random, ILogger logger)
{
    private readonly OutboxWindow _window = new(source.Acknowledged, options.Window);
    private readonly Backoff _absence = new(options.FirstRetry, options.LongestRetry, random);
    private readonly RoundTrip _roundTrip = new(options.AckTimeout, options.ShortestAckTimeout, options.LongestRetry);
    private readonly LinePace _pace = new(options.BatchBytes);
    private Channel<Signal> _signals = Channel.CreateUnbounded<Signal>();
    private long _lastConfirmedAt = long.MinValue;
    private long _pauseStart;
    private TimeSpan _pause;
    private bool _epochEnds;
    private int _compactUnderWay; // at most: answers do not say which batch could not be read

    /// <summary>What the centre reads on this connection.</summary>
    public SpokenMinor Spoken { get; } = new();

    /// <summary>An ack came; from any thread.</summary>
    public void Take(Ack ack) => _signals.Writer.TryWrite(new(ack, null));

    /// <summary>Forgets what came for an earlier connection.</summary>
    public void Restart()
    {
        _signals = Channel.CreateBounded<Signal>(
            new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        _pause = TimeSpan.Zero;
        _lastConfirmedAt = long.MinValue;
        _roundTrip.Forget();
        Spoken.Forget();
        _compactUnderWay = 0;
        _pace.Forget();
        _window.Rewind();
    }

    /// <summary>The broker confirmed a short message after so long: the way there and back.</summary>
    public void Greeted(TimeSpan elapsed) => _pace.Confirmed(0, elapsed, alone: true);

    /// <summary>Sends until the connection ends or the link stops.</summary>
    /// <exception cref="SupersededException">See there.</exception>
    /// <param name="connection">The broker.</param>
    /// <param name="instance">This run of the node.</param>
    /// <param name="announce">Publishes the birth again, with what the centre signed for.</param>
    /// <param name="cancellation">The connection ended or the link stops.</param>
    public async Task RunAsync(IMqttConnection connection, Guid instance, Func<Task> announce, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            while (_signals.Reader.TryRead(out Signal signal))
            {
                await HandleAsync(signal, instance, announce, cancellation);
            }

            if (PauseLeft() is { } pause)
            {
                await WaitAsync(pause, forRecords: false, cancellation);
            }
            else if (SilenceLeft() is { } left && left <= TimeSpan.Zero)
            {
                _roundTrip.Silent();
                status.Set(LinkState.Waiting, "The centre does not answer; records are sent again until it does.");
                Rewind("silence");
            }
            else if (!await TrySendAsync(connection, instance, cancellation))
            {
                await WaitAsync(SilenceLeft(), forRecords: HasRoom && !_epochEnds, cancellation);
            }
        }
    }

    // On a line of which nothing is known, a full window would be minutes of sending where it is slow.
    private bool HasRoom => _window.HasRoom && (_pace.IsKnown || _window.IsEmpty);

    private async Task<bool> TrySendAsync(IMqttConnection connection, Guid instance, CancellationToken cancellation)
    {
        _epochEnds = false;
        for (int limit = options.BatchRecords; HasRoom; limit /= 2)
        {
            RecordBatch? batch;
            try
            {
                batch = await source.ReadAsync(_window.Cursor, Math.Max(1, limit), _pace.BatchBytes, cancellation);
            }
            catch (IOException e)
            {
                LogJournalFailed(e);
                Pause(options.LongestRetry);
                return true;
            }

            // The centre cannot know where an epoch ended: were a batch of the old one lost, the new one would be committed over the gap.
            _epochEnds = batch is not null && batch.First.Epoch != _window.Cursor.Epoch && !_window.IsEmpty;
            if (batch is null || _epochEnds)
            {
                return false;
            }

            try
            {
                bool compact = Spoken.IsCompact;
                Send(connection, batch, BatchCodec.Write(batch, instance, _window.Attempt, compact), cancellation);
                _compactUnderWay = compact ? Math.Min(options.Window, _compactUnderWay + 1) : _compactUnderWay;
                return true;
            }
            catch (InvalidMessageException) when (limit > 1)
            {
                // Too large together; half of them will fit.
            }
        }

        return false;
    }

    private void Send(IMqttConnection connection, RecordBatch batch, byte[] payload, CancellationToken cancellation)
    {
        using var activity = LinkTelemetry.Source.StartActivity("border.link.send", System.Diagnostics.ActivityKind.Producer);
        activity?.SetTag("border.node", $"{options.Node}").SetTag("border.records", batch.Records.Count);
        var message = new MqttMessage(LinkTopic.For(options.Node, LinkChannel.Batch), payload, TraceParent: activity?.Id);
        long now = time.GetTimestamp();
        _window.Sent(batch, now);
        LinkTelemetry.RecordsSent.Add(batch.Records.Count);
        LinkTelemetry.BytesSent.Add(payload.Length);
        _ = ObserveAsync(connection.PublishAsync(message, cancellation), new(PublishOutcome.Delivered, _window.Attempt, batch.Bytes, now, now));
    }

    // Batches go out without waiting for each other's PUBACK, or a long line would carry one per round trip.
    private async Task ObserveAsync(Task<PublishOutcome> publish, Published sent)
    {
        try
        {
            PublishOutcome outcome = await publish;
            _signals.Writer.TryWrite(new(null, sent with { Outcome = outcome, ConfirmedAt = time.GetTimestamp() }));
        }
        catch (Exception e) when (e is MqttClosedException or OperationCanceledException)
        {
            // The connection ended; the next one starts again after the last ack.
        }
    }

    private void Rewind(string cause)
    {
        LinkTelemetry.Rewinds.Add(1, new KeyValuePair<string, object?>("cause", cause));
        _window.Rewind();
    }

    private void Pause(TimeSpan span)
    {
        _pauseStart = time.GetTimestamp();
        _pause = span;
    }

    private TimeSpan? PauseLeft()
    {
        TimeSpan left = _pause - time.GetElapsedTime(_pauseStart);
        return _pause > TimeSpan.Zero && left > TimeSpan.Zero ? left : null;
    }

    private TimeSpan? SilenceLeft() => _window.WaitingSince is { } since
        ? _roundTrip.Timeout + 2 * _pace.TimeOf(_window.OldestBytes) - time.GetElapsedTime(since)
        : null;

    private async Task WaitAsync(TimeSpan? atMost, bool forRecords, CancellationToken cancellation)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var any = new List<Task> { _signals.Reader.WaitToReadAsync(rest.Token).AsTask() };
        if (atMost is { } limit)
        {
            any.Add(Task.Delay(limit > TimeSpan.Zero ? limit : TimeSpan.Zero, time, rest.Token));
        }

        if (forRecords)
        {
            any.Add(source.WaitForRecordsAsync(_window.Cursor, rest.Token));
        }

        await Task.WhenAny(any);
        await rest.CancelAsync();
    }

    private readonly record struct Signal(Ack? Ack, Published? Published);

    private readonly record struct Published(PublishOutcome Outcome, long Attempt, int Bytes, long SentAt, long ConfirmedAt);
}
