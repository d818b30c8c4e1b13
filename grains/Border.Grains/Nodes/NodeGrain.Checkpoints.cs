using Border.Domain.Records;
using Border.Ledger;
using Border.Ledger.Alerts;

namespace Border.Grains.Nodes;

// A node shows what the centre signed for, and what it was told is committed: a ledger that holds less was cut or restored.
public sealed partial class NodeGrain
{
    /// <summary>True when the ledger lacks records that the node was told are committed.</summary>
    private async Task<bool> LacksAsync(NodeBirth birth)
    {
        var told = new RecordPosition(birth.AcknowledgedEpoch, birth.AcknowledgedSequence);
        var head = _head?.Position ?? RecordPosition.None;
        if (told <= head && birth.Checkpoint is null)
            return false;
        // Another activation may have been writing: what counts is the ledger.
        _head = await store.Ledger.FindHeadAsync(_name, CancellationToken.None);
        head = _head?.Position ?? RecordPosition.None;
        if (birth.Checkpoint is { } signed)
            await CompareAsync(signed, head);
        return told > head;
    }

    private async Task CompareAsync(NodeCheckpoint signed, RecordPosition head)
    {
        var place = new RecordPosition(signed.Epoch, signed.Sequence);
        var found = await store.Ledger.ReadRecordsAsync([new RecordKey(_name, place)], CancellationToken.None);
        if (found is [var record] && record.Hash.Span.SequenceEqual(signed.Hash))
            return;
        LogCheckpointBroken(place, head);
        var (kind, text) = found.Count > 0
            ? ("ledger.changed", $"Record {place} of node {_name} in the ledger is not the one that the centre signed for: the ledger was changed behind the centre's back.")
            : ("ledger.truncated", $"The ledger lacks records of node {_name} that the centre had signed for: it holds them through {head} and had signed through "
                + $"{place}. It was cut, or restored from an older backup. The node sends again what it still has.");
        await store.Alerts.RaiseAsync(
            new AlertDraft(
                $"{kind}|{_name}|{place}|{head}",
                AlertSeverity.Critical,
                kind,
                $"{text} Run 'border ledger verify' and find out who did it.",
                _name.Post,
                _name.ToString()),
            CancellationToken.None);
    }
}
