using Border.Devices;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Recommendations;
using Border.Journal;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private static readonly TimeSpan GateTimeout = TimeSpan.FromSeconds(5);

    /// <summary>A party arrives: opens a crossing on disk.</summary>
    /// <returns>Null, or why the lane takes no new party.</returns>
    private async Task<string?> ArriveAsync()
    {
        if (!_isOpen)
            return "this lane is closed. Open it, or send the party to another lane.";
        var (now, timestamp) = (_services.Time.GetUtcNow(), _services.Time.GetTimestamp());
        var crossing = new LaneCrossing(Guid.CreateVersion7(now), now, timestamp, _services.Recorder.NewKeys());
        _open[crossing.Id] = crossing;
        if (await ApplyAsync(crossing, AppendUrgency.NewWork, [new Arrive(_settings.Lane) { Crossing = crossing.Id }]) is { } refusal)
        {
            _open.Remove(crossing.Id);
            return refusal;
        }

        _notice = null;
        _current = crossing;
        return null;
    }

    private async Task OnPersonAsync(PersonAsks asks)
    {
        var refusal = _open.GetValueOrDefault(asks.Input.Crossing) is { } crossing
            ? await (asks.Input switch
            {
                TypePlate typed => OnTypedAsync(crossing, typed),
                TypeDocument typed => OnTypedAsync(crossing, typed),
                CountParty counted => OnCountedAsync(crossing, counted),
                DescribeVehicle described => OnDescribedAsync(crossing, described),
                var input => ApplyAsync(crossing, input),
            })
            : "This crossing has ended or belongs to another lane: nothing was recorded.";
        // The screen first: whoever asked looks at it next.
        Publish();
        asks.Answer.TrySetResult(refusal);
    }

    private async Task OnSwitchAsync(Switch change)
    {
        string? refusal = null;
        if (_isOpen != change.Open)
        {
            var changed = new LaneChanged { Lane = _settings.Name, Open = change.Open, By = change.By };
            refusal = await RecordAsync(() => _services.Recorder.RecordAsync(changed, _settings.Name));
            if (refusal is null)
            {
                _isOpen = change.Open;
                _services.Recorder.NoteOpen(_settings.Name, _isOpen, _open.Values);
            }
        }

        Publish();
        change.Answer.TrySetResult(refusal);
    }

    private async Task OnWaitOverAsync(WaitOver over)
    {
        if (_open.GetValueOrDefault(over.Crossing) is not { IsOver: false } crossing)
            return;
        crossing.Waited.Add(over.Traveller);
        await NoteLateChipAsync(crossing, over.Traveller);
        await RecommendAsync(crossing);
    }

    private void StartWait(LaneCrossing crossing, int traveller) => crossing.StartWait(traveller, () => _services.Time.CreateTimer(
        _ => _mailbox.Writer.TryWrite(new WaitOver(crossing.Id, traveller)),
        null,
        TimeSpan.FromSeconds(_services.Limits.MissingFactSeconds),
        Timeout.InfiniteTimeSpan));

    /// <summary>Recommends for everyone whose facts are complete, or whose wait for the missing ones is over.</summary>
    private async Task RecommendAsync(LaneCrossing crossing)
    {
        foreach (var traveller in Crossing.NeedRecommendation(crossing.State).ToArray())
        {
            if (!crossing.Waited.Contains(traveller) && !crossing.IsComplete(traveller, _devices.HasFaceCamera, _devices.ChipReader is not null))
                continue;
            var page = PageOf(crossing, traveller);
            double? milliseconds = page is null ? null : _services.Time.GetElapsedTime(page.ReceivedTimestamp).TotalMilliseconds;
            var today = DateOnly.FromDateTime(_services.Time.GetLocalNow().DateTime);
            var recommend = new Recommend(traveller, today, milliseconds) { Crossing = crossing.Id, HasFaceCamera = _devices.HasFaceCamera };
            if (await ApplyAsync(crossing, recommend) is null && page is not null)
                _services.Timings.Recommended(_settings.Name, _services.Time.GetElapsedTime(page.ReceivedTimestamp));
            if (Crossing.AutomaticDecision(crossing.State, traveller, _services.Rules.Policy) is { } automatic)
                await ApplyAsync(crossing, automatic);
        }
    }

    /// <summary>Where a recommendation's time is taken from: the page that was read; what was typed takes as long as typing does.</summary>
    private static CapturedImage? PageOf(LaneCrossing crossing, int traveller) =>
        crossing.State.Plate?.TypedBy is null && crossing.State.Travellers.GetValueOrDefault(traveller)?.Document is { TypedBy: null }
            ? crossing.Pages.GetValueOrDefault(traveller)
            : null;

    /// <summary>The party has left the lane: for secondary inspection, or for good.</summary>
    private void Leave(LaneCrossing crossing)
    {
        if (crossing.IsOver)
        {
            _open.Remove(crossing.Id);
            crossing.Dispose();
            var elapsed = _services.Time.GetElapsedTime(crossing.OpenedTimestamp);
            Finished(elapsed);
            LogFinished(_settings.Name, crossing.Id, crossing.State.Status.ToString(), elapsed.TotalSeconds);
        }

        if (_current != crossing)
            return;
        _current = null;
        _pages.Clear();
        _departing = crossing.State.Plate?.Text;
        _still = null;
        _leftAt = _services.Time.GetTimestamp();
        if (crossing.State.Closed is { Outcome: Outcome.Admit })
            OpenGate();
        _devices.PartyLeft(crossing.State);
    }

    private void OpenGate()
    {
        if (_devices.Gate is not { } gate)
            return;
        Outside(async stop =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(GateTimeout);
            try
            {
                await gate.OpenAsync(limit.Token);
                return null;
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return new GateFailed("The gate did not answer in time. Open it by hand.");
            }
            catch (IOException e)
            {
                return new GateFailed(e.Message);
            }
        });
    }

    private Task OnGateFailed(GateFailed failed)
    {
        _notice = failed.Explanation;
        LogGate(_settings.Name, failed.Explanation);
        return Task.CompletedTask;
    }
}
