using Border.Domain.Records;
using Border.Grains.Routing;
using Border.Ledger;
using Border.Ledger.Alerts;
using Microsoft.Extensions.Logging;

namespace Border.Grains.Nodes;

/// <summary>See <see cref="INodeGrain"/>. Births and ends are in the sibling file.</summary>
public sealed partial class NodeGrain(CentreStore store, TimeProvider time, ILogger<NodeGrain> logger) : Grain, INodeGrain
{
    private NodeName _name = null!;
    private NodeMemory _memory = new();
    private long _version;
    private NodeHead? _head;
    private DateTimeOffset? _lastBatchAt;
    private Task _waking = Task.CompletedTask;

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _name = NodeName.Parse(this.GetPrimaryKeyString());
        if (await store.Snapshots.FindAsync(SnapshotKey, cancellationToken) is { } snapshot)
        {
            _memory = NodeMemory.Read(snapshot.Content.Span);
            _version = snapshot.Version;
        }

        _head = await store.Ledger.FindHeadAsync(_name, cancellationToken);

        // A silo may have died between commit and routing: the router goes on from its cursor.
        if (_head is not null)
            WakeRouter();
    }

    /// <inheritdoc />
    public async Task<BatchReceipt> AcceptAsync(NodeBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_memory.Replaced.Contains(batch.Instance))
            return await SupersededAsync(batch.Instance);
        if (batch.Bodies.Any(body => RecordSchema.IsNewer(body)))
            return Receipt(ReceiptOutcome.Schema, "A record's schema is newer than this centre's; it waits for the centre's upgrade.");
        try
        {
            var result = await store.Ledger.CommitAsync(batch.ToLedger(_name), CancellationToken.None);
            _head = result.Head;
            _lastBatchAt = time.GetUtcNow();
            if (result.Committed > 0)
                WakeRouter();
            return result.Outcome switch
            {
                CommitOutcome.Accepted => Receipt(ReceiptOutcome.Accepted, null),
                CommitOutcome.Gap => Receipt(ReceiptOutcome.Gap, $"The record after {result.Head.Position} is next."),
                _ => await ForkAsync(),
            };
        }
        catch (ArgumentException e)
        {
            LogMalformed(e.Message);
            return Receipt(ReceiptOutcome.Malformed, e.Message);
        }
        catch (LedgerUnavailableException e)
        {
            LogUnavailable(e.Message);
            return Receipt(ReceiptOutcome.Busy, "The centre's database is away; send again.");
        }
    }

    private string SnapshotKey => NodeMemory.KeyOf(_name);

    private BatchReceipt Receipt(ReceiptOutcome outcome, string? reason) =>
        new(outcome, _head?.Position.Epoch ?? 0, _head?.Position.Sequence ?? 0, reason, _head?.Hash.ToArray());

    private async Task<BatchReceipt> ForkAsync()
    {
        LogFork(_head?.Position ?? RecordPosition.None);
        await store.Alerts.RaiseAsync(
            new AlertDraft(
                $"fork|{_name}|{_head?.Position}",
                AlertSeverity.Critical,
                "node.fork",
                $"Node {_name} sent a history that differs from the one it had sent before: a restored or copied disk, or two nodes with one "
                + "name. It starts a new epoch. Find out which before trusting either.",
                _name.Post,
                _name.ToString()),
            CancellationToken.None);
        return Receipt(ReceiptOutcome.Fork, "The centre holds another history of this node: start a new epoch.");
    }

    // Not awaited: a router in the middle of a page must not hold up the next batch. Should the call be lost, or the router's silo,
    // the next batch or the silos' sweep for records that are not routed makes up for it.
    private void WakeRouter()
    {
        if (_waking.IsCompleted)
            _waking = WakeAsync(GrainFactory.GetGrain<IRouterGrain>(_name.ToString()));
    }

    private async Task WakeAsync(IRouterGrain router)
    {
        try
        {
            await router.WakeAsync();
        }
        catch (Exception e)
        {
            LogRouterAsleep(e);
        }
    }
}
