using System.Text.Json;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Grains.Routing;
using Border.Ledger;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Lanes;

/// <summary>
/// See <see cref="ILaneGrain"/>. Every effect outside (index, alerts, sightings) may be repeated; the snapshot, saved last and fenced by
/// its version, says what has been folded.
/// </summary>
public sealed partial class LaneGrain(CentreStore store, ILogger<LaneGrain> logger) : Grain, ILaneGrain
{
    private const int MaxShown = 50;
    private const int MaxInProgress = 200;
    private const int ManyRecords = 100;

    private readonly Dictionary<Guid, TrackedCrossing> _crossings = [];
    private LaneMemory _memory = new();
    private long _version;
    private string _post = "";
    private string _lane = "";

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var name = NodeName.Parse(this.GetPrimaryKeyString());
        (_post, _lane) = (name.Post, name.Node);
        if (await store.Snapshots.FindAsync(SnapshotKey, cancellationToken) is not { } snapshot)
            return;
        _version = snapshot.Version;
        _memory = JsonSerializer.Deserialize(snapshot.Content.Span, LaneJson.Default.LaneMemory) ?? new();
        foreach (var (id, stretches) in _memory.InProgress)
            await LoadAsync(id, stretches, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<PoisonRecord[]> FoldAsync(RoutedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var node = NodeName.Parse(page.Node);
        var folded = _memory.Folded.TryGetValue(page.Node, out var place) ? new RecordPosition(place.Epoch, place.Sequence) : default;
        var fresh = page.Records.Select(r => (Key: new RecordKey(node, new RecordPosition(r.Epoch, r.Sequence)), (ReadOnlyMemory<byte>)r.Body))
            .Where(r => r.Key.Position > folded).ToArray();
        if (fresh.Length == 0)
            return [];
        try
        {
            var poison = new List<PoisonRecord>();
            var touched = new HashSet<Guid>();
            foreach (var read in await RecordReader.ReadAsync(store.Ledger, fresh, poison))
                Fold(read, touched);
            await TellAsync(node, touched);
            await KeepEndedAsync(touched);
            var last = fresh[^1].Key.Position;
            _memory.Folded[page.Node] = new Place(last.Epoch, last.Sequence);
            await RememberAsync(touched);
            return [.. poison];
        }
        catch
        {
            // Half of the page is folded in memory: the next activation starts from what is saved.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <inheritdoc />
    public Task<LaneStatus> GetStatusAsync() => Task.FromResult(new LaneStatus(
        _post,
        _lane,
        _memory.Open,
        _memory.Direction,
        _memory.Kind,
        [.. _crossings.Values.Where(c => c.IsKnown).OrderBy(c => c.OpenedAt).Take(MaxShown).Select(c => c.Now())],
        _crossings.Count,
        _crossings.Values.Count(c => c.State.Status == CrossingStatus.InSecondary),
        _memory.EndedToday,
        _memory.Today is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null,
        _memory.Waits.Count == 0 ? null : (long)_memory.Waits.Average(),
        _memory.LastEventAt,
        _version));

    /// <inheritdoc />
    public Task<RecordRef[]> GetRecordsAsync(Guid crossing) => Task.FromResult<RecordRef[]>(
        _crossings.TryGetValue(crossing, out var tracked)
            ? [.. tracked.Records.Select(r => new RecordRef(r.Node.ToString(), r.Position.Epoch, r.Position.Sequence))]
            : []);

    /// <inheritdoc />
    public Task<string[]> GetNodesAsync() => Task.FromResult<string[]>([.. _memory.Folded.Keys.Order(StringComparer.Ordinal)]);

    private string SnapshotKey => $"lane:{_post}/{_lane}";

    private void Fold(ReadRecord read, HashSet<Guid> touched)
    {
        _memory.LastEventAt = read.Record.At;
        if (read.Event is LaneChanged change)
            _memory.Open = change.Open;
        if (read.Event is CrossingOpened opened)
            (_memory.Direction, _memory.Kind) = (opened.Direction.ToString(), opened.LaneKind.ToString());
        var crossing = (read.Event as CrossingEvent)?.Crossing ?? (read.Event is null ? read.Record.Crossing : null);
        if (crossing is not { } id)
            return;
        if (!_crossings.TryGetValue(id, out var tracked))
        {
            // The rest of a crossing that has ended changes nothing.
            if (read.Event is not CrossingOpened)
                return;
            if (_crossings.Count >= MaxInProgress)
                Forget(_crossings.MinBy(c => c.Value.OpenedAt).Key, touched);
            tracked = _crossings[id] = new TrackedCrossing(id);
        }

        tracked.Fold(read);
        touched.Add(id);
    }

    // A lane that never ends its crossings must not fill the centre's memory; the index keeps them as they were.
    private void Forget(Guid id, HashSet<Guid> touched)
    {
        _crossings.Remove(id);
        _memory.InProgress.Remove(id);
        touched.Remove(id);
        LogForgotten(id, MaxInProgress);
    }

    private async Task LoadAsync(Guid id, List<Stretch> stretches, CancellationToken cancellation)
    {
        var tracked = new TrackedCrossing(id);
        foreach (var chunk in stretches.SelectMany(s => s.Keys()).Chunk(RecordBatch.MaxRecords))
        {
            var records = await store.Ledger.ReadRecordsAsync(chunk, cancellation);
            foreach (var read in await RecordReader.ReadAsync(store.Ledger, [.. records.Select(r => (r.Key, r.Body))], []))
                tracked.Fold(read);
        }

        _crossings[id] = tracked;
    }

    // The whole history of a crossing in one place, for those who look at it later. A conflict means that an activation before this one wrote
    // it and died before it could remember that.
    private async Task KeepEndedAsync(HashSet<Guid> touched)
    {
        var ended = touched.Where(id => _crossings[id].HasEnded).Select(id => (Stream: LaneStreams.OfCrossing(id), _crossings[id].Records)).ToArray();
        foreach (var some in ended.Where(e => e.Records.Count <= ManyRecords).Chunk(AtOnce))
            await store.Ledger.AppendStreamsAsync([.. some.Select(e => new StreamAppend(e.Stream, 0, e.Records))], CancellationToken.None);
        foreach (var (stream, records) in ended.Where(e => e.Records.Count > ManyRecords))
            await KeepAsync(stream, records);
    }

    private async Task KeepAsync(string stream, List<RecordKey> records)
    {
        var version = 0L;
        foreach (var chunk in records.Chunk(RecordBatch.MaxRecords))
        {
            if (await store.Ledger.AppendStreamsAsync([new StreamAppend(stream, version, chunk)], CancellationToken.None) is not [{ } next])
                return;
            version = next;
        }
    }

    private async Task RememberAsync(HashSet<Guid> touched)
    {
        foreach (var id in touched)
        {
            var tracked = _crossings[id];
            if (!tracked.HasEnded)
            {
                _memory.InProgress[id] = Stretch.Of(tracked.Records);
                continue;
            }

            _memory.InProgress.Remove(id);
            _crossings.Remove(id);
            Count(tracked);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(_memory, LaneJson.Default.LaneMemory);
        _version = await store.Snapshots.SaveAsync(SnapshotKey, _version, json, CancellationToken.None);
    }

    private void Count(TrackedCrossing ended)
    {
        const int keptWaits = 20;
        var day = DateOnly.FromDateTime((ended.EndedAt ?? ended.OpenedAt).UtcDateTime);
        _memory.EndedToday = _memory.Today == day ? _memory.EndedToday + 1 : 1;
        _memory.Today = day;
        _memory.Waits.Add(ended.WaitMilliseconds ?? 0);
        if (_memory.Waits.Count > keptWaits)
            _memory.Waits.RemoveAt(0);
    }
}
