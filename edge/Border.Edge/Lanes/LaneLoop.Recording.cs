using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Journal;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private string? _problem;
    private string? _notice;

    private Task<string?> ApplyAsync(LaneCrossing crossing, params CrossingInput[] inputs) =>
        ApplyAsync(crossing, AppendUrgency.InProgress, inputs);

    /// <summary>Decides, journals, and only then folds: what the screen shows is on disk (invariant I1).</summary>
    /// <returns>Null when accepted and recorded; else why not, from the first refused input on.</returns>
    private async Task<string?> ApplyAsync(LaneCrossing crossing, AppendUrgency urgency, IReadOnlyList<CrossingInput> inputs)
    {
        var (state, events) = (crossing.State, new List<CrossingEvent>());
        string? refusal = null;
        foreach (var input in inputs)
        {
            var decision = Crossing.Decide(state, input, _services.Rules.Policy);
            state = decision.Events.Aggregate(state, Crossing.Evolve);
            events.AddRange(decision.Events);
            // What follows belongs to what was refused: a search for a document that is not the crossing's must not count for it.
            if ((refusal = decision.Refusal) is not null)
                break;
        }

        if (events.Count > 0)
        {
            var failure = await RecordAsync(async () =>
            {
                var first = await _services.Recorder.RecordAsync(crossing, state, events, urgency);
                crossing.First ??= first;
            });
            if (failure is not null)
                return failure;
            crossing.State = state;
            events.ForEach(e => crossing.Note(e, _services.Time.GetUtcNow()));
            if (crossing.IsOver || state.Status == CrossingStatus.InSecondary)
                Leave(crossing);
            RebuildSecondary();
            _services.Recorder.NoteOpen(_settings.Name, _isOpen, _open.Values);
            await WatchDriftAsync(events);
        }

        return refusal;
    }

    /// <summary>Runs an append; a journal that takes nothing is shown on the lane, in words, until it takes records again (I10).</summary>
    private async Task<string?> RecordAsync(Func<Task> append)
    {
        try
        {
            await append();
            _problem = null;
            return null;
        }
        catch (Exception e) when (e is JournalFullException or JournalFailedException)
        {
            LogNotRecorded(_settings.Name, e.Message);
            _problem = e is JournalFullException
                ? $"The journal is full: no new party is taken, those in progress go on. {e.Message}"
                : $"The journal's disk failed: nothing can be recorded, so nobody may pass by this node. {e.Message}";
            return _problem;
        }
    }
}
