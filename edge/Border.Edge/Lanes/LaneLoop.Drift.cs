using Border.Domain.Drift;
using Border.Domain.Events;

namespace Border.Edge.Lanes;

internal sealed partial class LaneLoop
{
    private const int SaveDriftEvery = 25;

    private LaneDrift _drift;
    private int _unsavedReadings;

    /// <summary>
    /// Weighs the readings that were just recorded against the lane's own. A drift is journalled before it is remembered: a power cut
    /// between the two may tell it twice, never not at all. Its record names no lane, as those of the post as a whole do: the centre then
    /// folds it for commanders.
    /// </summary>
    private async Task WatchDriftAsync(IReadOnlyList<CrossingEvent> events)
    {
        foreach (var e in events)
        {
            var (drift, changes) = _drift.Observe(e);
            if (drift == _drift)
                continue;
            foreach (var change in changes)
            {
                if (await RecordAsync(() => _services.Recorder.RecordAsync(change)) is not null)
                    return;
                LogDrift(_settings.Name, change.What, change.Drifted, change.Distance);
            }

            _drift = drift;
            if (++_unsavedReadings >= SaveDriftEvery || changes.Count > 0)
                SaveDrift();
        }
    }

    private void SaveDrift()
    {
        _unsavedReadings = 0;
        _services.Drift.Save(_drift);
    }
}
