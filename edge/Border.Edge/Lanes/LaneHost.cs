using Border.Domain.Crossings;

namespace Border.Edge.Lanes;

/// <summary>All lanes of the node.</summary>
/// <param name="lanes">Their loops.</param>
internal sealed class LaneHost(IReadOnlyList<LaneLoop> lanes) : IAsyncDisposable
{
    private readonly Dictionary<string, LaneLoop> _lanes = lanes.ToDictionary(lane => lane.Name, StringComparer.Ordinal);

    /// <summary>The loops.</summary>
    public IEnumerable<LaneLoop> All => _lanes.Values;

    /// <summary>An officer's input for a lane.</summary>
    /// <returns>Null when recorded, else why not.</returns>
    public Task<string?> AskAsync(string? lane, CrossingInput input, CancellationToken cancellation) =>
        Find(lane)?.AskAsync(input, cancellation) ?? NoLane();

    /// <summary>Opens or closes a lane.</summary>
    /// <returns>Null when recorded, else why not.</returns>
    public Task<string?> SwitchAsync(string? lane, bool open, string by, CancellationToken cancellation) =>
        Find(lane)?.SwitchAsync(open, by, cancellation) ?? NoLane();

    /// <summary>Has every lane search again for a traveller about whom an exception changed.</summary>
    public void SearchAgain(string person)
    {
        foreach (var lane in _lanes.Values)
            lane.SearchAgain(person);
    }

    /// <summary>The centre told of a subject's crossings at other posts.</summary>
    public void StaysTold(string subject)
    {
        foreach (var lane in _lanes.Values)
            lane.StaysTold(subject);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes.Values)
            await lane.DisposeAsync();
    }

    private LaneLoop? Find(string? lane) => lane is null ? null : _lanes.GetValueOrDefault(lane);

    private static Task<string?> NoLane() => Task.FromResult<string?>("This node has no lane of that name.");
}
