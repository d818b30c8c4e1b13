using System.Text.Json;
using Border.Ledger;
using Border.Ledger.Alerts;

namespace Border.Grains.Nodes;

// Births, ends and what pages show of them.
public sealed partial class NodeGrain
{
    private static readonly TimeSpan DarkBucket = TimeSpan.FromHours(1);
    private IReadOnlyList<string>? _told;

    /// <inheritdoc />
    public async Task<BatchReceipt> BornAsync(NodeBirth birth)
    {
        ArgumentNullException.ThrowIfNull(birth);
        if (_memory.Replaced.Contains(birth.Instance))
            return await SupersededAsync(birth.Instance);
        try
        {
            await RememberAsync(_memory.Born(birth, time.GetUtcNow()));
            await TellReplacedAsync();
            return await LacksAsync(birth)
                ? Receipt(ReceiptOutcome.Gap, "The ledger holds less than this node was told: send again what you have.")
                : Receipt(ReceiptOutcome.Accepted, null);
        }
        catch (Exception e) when (e is LedgerUnavailableException or StreamConflictException)
        {
            LogUnavailable(e.Message);
            return Receipt(ReceiptOutcome.Busy, "The centre cannot remember this now; say it again.");
        }
    }

    /// <inheritdoc />
    public async Task LostAsync(NodeLoss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var memory = _memory.Lost(loss, time.GetUtcNow());
        if (ReferenceEquals(memory, _memory))
            return;
        await RememberAsync(memory);
        if (loss.Reason != "lost")
            return;

        // A line that flaps raises one alert an hour, not one a minute.
        var hour = memory.Since!.Value.Ticks / DarkBucket.Ticks;
        await store.Alerts.RaiseAsync(
            new AlertDraft(
                $"dark|{_name}|{hour}",
                AlertSeverity.Warning,
                "node.dark",
                $"The line to node {_name} is lost. The node goes on by itself and sends what it has when the line is back.",
                _name.Post,
                _name.ToString()),
            CancellationToken.None);
    }

    /// <inheritdoc />
    public Task<NodeStatus> GetStatusAsync() => Task.FromResult(new NodeStatus(
        _name.Post,
        _name.Node,
        _memory.Online,
        _memory.Since,
        _memory.Reason,
        _memory.Software,
        _memory.Instance,
        _head?.Position.Epoch ?? 0,
        _head?.Position.Sequence ?? 0,
        Backlog(),
        _lastBatchAt,
        _memory.Bundles));

    private long? Backlog()
    {
        var (epoch, sequence) = (_head?.Position.Epoch ?? 0, _head?.Position.Sequence ?? 0);
        if (_memory.HeadEpoch == 0)
            return null;
        return _memory.HeadEpoch == epoch
            ? Math.Max(0, _memory.HeadSequence - sequence)
            : _memory.HeadEpoch > epoch ? _memory.HeadSequence : 0;
    }

    // Should this fail, the gateway asks again.
    private async Task TellReplacedAsync()
    {
        if (ReferenceEquals(_told, _memory.Replaced))
            return;
        await GrainFactory.GetGrain<IAheadGrain>(_name.ToString()).ReplacedAsync([.. _memory.Replaced]);
        _told = _memory.Replaced;
    }

    private async Task<BatchReceipt> SupersededAsync(string instance)
    {
        await store.Alerts.RaiseAsync(
            new AlertDraft(
                $"superseded|{_name}|{instance}",
                AlertSeverity.Critical,
                "node.superseded",
                $"Two computers use the name {_name}: a run that a newer one had replaced is sending again. Stop one and give it its own name.",
                _name.Post,
                _name.ToString()),
            CancellationToken.None);
        return Receipt(ReceiptOutcome.Superseded, "Another run of this node has taken this one's place: stop.");
    }

    private async Task RememberAsync(NodeMemory memory)
    {
        try
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(memory, NodeJson.Default.NodeMemory);
            _version = await store.Snapshots.SaveAsync(SnapshotKey, _version, json, CancellationToken.None);
            _memory = memory;
        }
        catch (StreamConflictException)
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
