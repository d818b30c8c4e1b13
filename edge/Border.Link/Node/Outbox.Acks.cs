using Border.Domain.Records;
using Border.Link.Protocol;
using Border.Link.Transport;

namespace Border.Link.Node;

internal sealed partial class Outbox
{
    private static readonly TimeSpan LongestBusy = TimeSpan.FromMinutes(1);

    private async Task HandleAsync(Signal signal, Guid instance, Func<Task> announce, CancellationToken cancellation)
    {
        if (signal.Published is { } published)
        {
            HandlePublished(published);
        }

        if (signal.Ack is { } ack)
        {
            await HandleAsync(ack, instance, announce, cancellation);
        }
    }

    private async Task HandleAsync(Ack ack, Guid instance, Func<Task> announce, CancellationToken cancellation)
    {
        if (ack.Instance != instance && ack.Instance != Guid.Empty)
        {
            return; // for an earlier run of this node
        }

        status.Answered();
        _absence.Reset();
        if (ack.Attempt == 0)
        {
            _roundTrip.Heard();
        }

        await TakeAsync(ack, announce, cancellation);
        switch (ack.Outcome)
        {
            case AckOutcome.Accepted when ack.Attempt == 0 && ack.Through > source.Describe().Head:
                await ForkAsync(ack with { Reason = "The centre holds more records of this node than its journal: the disk was restored from an older state." }, cancellation);
                break;
            case AckOutcome.Accepted or AckOutcome.Gap:
                _pause = ack.Attempt == 0 || ack.Attempt == _window.Attempt ? TimeSpan.Zero : _pause;
                status.Set(LinkState.Connected);
                break;
            case AckOutcome.Superseded:
                throw new SupersededException(
                    $"Another node uses the name {options.Node}, or this disk was cloned: switch one of the two off. {ack.Reason}");
            case var _ when ack.Attempt != _window.Attempt && ack.Attempt != 0:
                break; // about something already sent again
            case AckOutcome.Busy:
                Pause(Clamp(ack.RetryAfterMs));
                status.Set(LinkState.Connected);
                Rewind("busy");
                break;
            case AckOutcome.Fork:
                await ForkAsync(ack, cancellation);
                break;
            case AckOutcome.Malformed when _compactUnderWay > 0 && ack.Minor < LinkLimits.MinorWithCompact:
                _compactUnderWay--; // an older silo among newer ones: it reads the same records in the older format
                Rewind("format");
                break;
            case AckOutcome.Schema or AckOutcome.Malformed:
                Pause(options.LongestRetry);
                status.Set(LinkState.Refused, $"The centre cannot read our records: {ack.Reason} Records wait until the centre is upgraded.");
                Rewind(ack.Outcome == AckOutcome.Schema ? "schema" : "malformed");
                break;
        }
    }

    private async Task TakeAsync(Ack ack, Func<Task> announce, CancellationToken cancellation)
    {
        RecordPosition before = _window.Acknowledged;
        WindowMove move = _window.Take(ack, time.GetTimestamp(), out Confirmation confirmed);
        LinkTelemetry.RecordsAccepted.Add(confirmed.Records);
        if (confirmed.SentAt is { } sentAt)
        {
            _roundTrip.Answered(time.GetElapsedTime(sentAt));
        }

        if (ack.Quarantined is { Count: > 0 } poison)
        {
            LogQuarantined(poison.Count, ack.Reason ?? "");
            await source.QuarantinedAsync(poison, ack.Reason ?? "", cancellation);
        }

        if (_window.Acknowledged > before)
        {
            await source.AcknowledgeAsync(_window.Acknowledged, cancellation);
        }

        if (ack is { Outcome: AckOutcome.Accepted, Checkpoint: { } checkpoint })
        {
            await source.KeepCheckpointAsync(checkpoint, cancellation);
        }

        if (move == WindowMove.Rewound)
        {
            LinkTelemetry.Rewinds.Add(1, new KeyValuePair<string, object?>("cause", "gap"));
            LogGap(ack.Through);
        }

        if (_window.Acknowledged < before)
        {
            LogLostThere(before, _window.Acknowledged);
            if (ack.Attempt != 0)
            {
                // The centre must see what it had signed for before it has all of it again: its answer to the birth lets us go on.
                await announce();
                Pause(options.AckTimeout);
            }
        }
    }

    private async Task ForkAsync(Ack ack, CancellationToken cancellation)
    {
        LogFork(ack.Through, ack.Reason ?? "");
        status.Set(LinkState.Waiting, "The centre holds another history of this node; a new epoch of the journal is being started.");
        long epoch = await source.ForkedAsync(ack.Through, ack.Reason ?? "The chain differs from the one that the centre committed.", cancellation);
        _window.RewindTo(new RecordPosition(epoch, 0));
    }

    private void HandlePublished(Published published)
    {
        if (published.Outcome == PublishOutcome.Delivered)
        {
            bool alone = published.SentAt >= _lastConfirmedAt;
            _pace.Confirmed(published.Bytes, time.GetElapsedTime(alone ? published.SentAt : _lastConfirmedAt, published.ConfirmedAt), alone);
            _lastConfirmedAt = published.ConfirmedAt;
        }
        else if (published.Attempt == _window.Attempt)
        {
            HandleRefusedPublish(published.Outcome);
        }
    }

    private void HandleRefusedPublish(PublishOutcome outcome)
    {
        if (outcome == PublishOutcome.NotAuthorized)
        {
            status.Set(LinkState.Refused, $"The broker does not let this certificate write as {options.Node}: check the certificate's name and the access rules.");
            Pause(options.LongestRetry);
        }
        else
        {
            status.Set(LinkState.Waiting, "The broker is there, but the centre is not connected to it.");
            Pause(_absence.Next());
        }

        Rewind("absent");
    }

    private static TimeSpan Clamp(int? milliseconds)
    {
        var wish = TimeSpan.FromMilliseconds(Math.Max(0, milliseconds ?? 1000));
        return wish < LongestBusy ? wish : LongestBusy;
    }
}
