using Border.Domain.Records;
using Border.Grains.Lanes;
using Border.Grains.Posts;
using Border.Ledger;
using Border.Ledger.Alerts;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Routing;

/// <summary>
/// See <see cref="IRouterGrain"/>. While a backlog is being drained, commits and live records need the processors and the database more than
/// pictures of the past do: between full pages the router rests for longer than the page took (<see cref="RoutingRest"/>), until batches stop coming.
/// </summary>
public sealed partial class RouterGrain(CentreStore store, TimeProvider time, ILogger<RouterGrain> logger) : Grain, IRouterGrain
{
    private const int PageRecords = 500;
    private static readonly TimeSpan Fallback = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private NodeName _node = null!;
    private RecordPosition _routed;
    private IGrainTimer? _timer;
    private long _woken;
    private long _rested;
    private TimeSpan _rest;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _node = NodeName.Parse(this.GetPrimaryKeyString());
        _routed = await store.Ledger.ReadRoutingCursorAsync(_node, cancellationToken);
        _timer = this.RegisterGrainTimer(RouteAsync, TimeSpan.Zero, Fallback);
    }

    /// <inheritdoc />
    public Task WakeAsync()
    {
        _woken = time.GetTimestamp();
        var left = _rest - time.GetElapsedTime(_rested);
        _timer?.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Fallback);
        return Task.CompletedTask;
    }

    private async Task RouteAsync(CancellationToken cancellation)
    {
        try
        {
            var started = time.GetTimestamp();
            var page = await store.Ledger.ReadNodeAsync(_node, _routed, PageRecords, cancellation);
            if (page.Count == 0)
                return;
            await RoutePageAsync(page);
            _routed = page[^1].Key.Position;
            await store.Ledger.SaveRoutingCursorAsync(_node, _routed, cancellation);
            _rest = RoutingRest.After(time.GetElapsedTime(started), page.Count == PageRecords, _woken == 0 ? null : time.GetElapsedTime(_woken));
            _rested = time.GetTimestamp();
            _timer?.Change(_rest, Fallback);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Nothing is lost: the cursor has not moved, and receivers skip what they have.
            LogRetry(e, _routed);
            _timer?.Change(Retry, Fallback);
        }
    }

    private async Task RoutePageAsync(IReadOnlyList<LedgerRecord> page)
    {
        var lanes = new Dictionary<string, List<RoutedRecord>>(StringComparer.Ordinal);
        var rest = new List<RoutedRecord>();
        var poison = new List<PoisonRecord>();
        foreach (var record in page)
        {
            var routed = new RoutedRecord(record.Key.Position.Epoch, record.Key.Position.Sequence, record.Body.ToArray());
            try
            {
                if (RecordReader.LaneOf(RecordReader.Open(record.Key, routed.Body)) is not { } lane)
                    rest.Add(routed);
                else if (lanes.TryGetValue(lane, out var known))
                    known.Add(routed);
                else
                    lanes[lane] = [routed];
            }
            catch (InvalidRecordException e)
            {
                poison.Add(new PoisonRecord(routed.Epoch, routed.Sequence, e.Message));
            }
        }

        var calls = lanes.Select(lane => GrainFactory.GetGrain<ILaneGrain>($"{_node.Post}/{lane.Key}")
            .FoldAsync(new RoutedPage(_node.ToString(), [.. lane.Value], [])));
        foreach (var found in await Task.WhenAll(calls))
            poison.AddRange(found);
        var post = GrainFactory.GetGrain<IPostGrain>(_node.Post);
        poison.AddRange(await post.FoldAsync(new RoutedPage(_node.ToString(), [.. rest], [.. lanes.Keys])));
        foreach (var record in poison)
            await QuarantineAsync(record);
    }

    private async Task QuarantineAsync(PoisonRecord record)
    {
        var position = new RecordPosition(record.Epoch, record.Sequence);
        if (await store.Quarantine.NoteAsync(new RecordKey(_node, position), record.Reason, CancellationToken.None))
            LogPoison(position, record.Reason);
        await store.Alerts.RaiseAsync(
            new AlertDraft(
                $"poison|{_node}|{position}",
                AlertSeverity.Warning,
                "record.quarantined",
                $"Record {position} of node {_node} is kept but could not be understood: {record.Reason} Nothing waits for it; "
                + "tell whoever looks after the node's software.",
                _node.Post,
                _node.ToString()),
            CancellationToken.None);
    }
}
