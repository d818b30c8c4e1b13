using System.Text.Json;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Domain.Subjects;
using Border.Grains.Lanes;
using Border.Grains.Nodes;
using Border.Grains.Routing;
using Border.Ledger;

namespace Border.Grains.Posts;

/// <summary>See <see cref="IPostGrain"/>.</summary>
public sealed class PostGrain(CentreStore store) : Grain, IPostGrain
{
    private const int MaxClockJumps = 20;
    private const int MaxDevices = 200;
    private const int MaxOnDuty = 500;
    private const int MaxLanes = 500;

    private PostMemory _memory = new();
    private long _version;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await store.Snapshots.FindAsync(SnapshotKey, cancellationToken) is not { } snapshot)
            return;
        _version = snapshot.Version;
        _memory = JsonSerializer.Deserialize(snapshot.Content.Span, PostJson.Default.PostMemory) ?? new();
    }

    /// <inheritdoc />
    public async Task<PoisonRecord[]> FoldAsync(RoutedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var node = NodeName.Parse(page.Node);
        var folded = _memory.Folded.TryGetValue(page.Node, out var place) ? new RecordPosition(place.Epoch, place.Sequence) : default;
        var fresh = page.Records.Select(r => (Key: new RecordKey(node, new RecordPosition(r.Epoch, r.Sequence)), (ReadOnlyMemory<byte>)r.Body))
            .Where(r => r.Key.Position > folded).ToArray();
        var known = _memory.Folded.ContainsKey(page.Node) && page.Lanes.All(_memory.Lanes.Contains);
        if (fresh.Length == 0 && known)
            return [];
        try
        {
            var poison = new List<PoisonRecord>();
            _memory.Lanes.UnionWith(page.Lanes.Take(MaxLanes - _memory.Lanes.Count));
            foreach (var read in await RecordReader.ReadAsync(store.Ledger, fresh, poison))
                await FoldAsync(node, read);
            var last = fresh.Length > 0 ? fresh[^1].Key.Position : folded;
            _memory.Folded[page.Node] = new Place(last.Epoch, last.Sequence);
            var json = JsonSerializer.SerializeToUtf8Bytes(_memory, PostJson.Default.PostMemory);
            _version = await store.Snapshots.SaveAsync(SnapshotKey, _version, json, CancellationToken.None);
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
    public async Task<PostStatus> GetStatusAsync()
    {
        var post = this.GetPrimaryKeyString();
        var lanes = await Task.WhenAll(_memory.Lanes.Order(StringComparer.Ordinal).Select(l => GrainFactory.GetGrain<ILaneGrain>($"{post}/{l}").GetStatusAsync()));
        var nodes = await Task.WhenAll(_memory.Folded.Keys.Order(StringComparer.Ordinal).Select(n => GrainFactory.GetGrain<INodeGrain>(n).GetStatusAsync()));
        var today = lanes.Max(l => l.Today);
        return new PostStatus(
            post,
            lanes,
            nodes,
            [.. _memory.Devices.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => d.Value)],
            [.. _memory.ClockJumps],
            [.. _memory.OnDuty.Select(d => d[(d.LastIndexOf('/') + 1)..]).Distinct().Order(StringComparer.Ordinal)],
            lanes.Sum(l => l.InProgress),
            lanes.Where(l => l.Today == today).Sum(l => l.EndedToday),
            lanes.Where(l => l.Open != false).Max(l => l.WaitMilliseconds));
    }

    private string SnapshotKey => $"post:{this.GetPrimaryKeyString()}";

    private async Task FoldAsync(NodeName node, ReadRecord read)
    {
        switch (read.Event)
        {
            case DeviceChanged e when _memory.Devices.Count < MaxDevices || _memory.Devices.ContainsKey($"{node}/{e.Device}"):
                _memory.Devices[$"{node}/{e.Device}"] =
                    new DeviceStatus(node.Node, e.Device, e.State, e.Explanation, e.Simulated, read.Record.At);
                break;
            case ClockJumped e:
                _memory.ClockJumps.Add(new ClockJumpNow(node.Node, e.Jump.ToString(), e.Expected, e.Shown));
                if (_memory.ClockJumps.Count > MaxClockJumps)
                    _memory.ClockJumps.RemoveAt(0);
                break;
            case StaffSignedIn e when _memory.OnDuty.Count < MaxOnDuty:
                _memory.OnDuty.Add($"{node}/{e.Staff}");
                break;
            case StaffSignedOut e:
                _memory.OnDuty.Remove($"{node}/{e.Staff}");
                break;
            case SubjectErased when read.Record.Subject is { } subject && Pseudonym.IsUnidentified(subject):
                // Whose pages these were was not known here, only to the node that was told to erase the person. Named subjects are erased
                // by who orders it: no node may do that to another's.
                await store.Ledger.EraseSubjectAsync(subject, CancellationToken.None);
                break;
            case NodeStarted:
                // Nobody is signed in at a node that has just started.
                _memory.OnDuty.RemoveWhere(d => d.StartsWith($"{node}/", StringComparison.Ordinal));
                break;
        }

        if (PostAlerts.Of(node, read) is { } alert)
            await store.Alerts.RaiseAsync(alert, CancellationToken.None);
    }
}
