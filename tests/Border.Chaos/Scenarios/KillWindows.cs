using Border.Domain.Records;
using Border.Journal.Verification;
using Border.Ledger;
using Border.Testing.Running;

namespace Border.Chaos.Scenarios;

/// <summary>
/// Looks, right after a kill, between which two steps it fell. Nothing in the product is built for this: what one part has and the next has not
/// says how far a record had come. The counts show whether the seeds of a run hit every step.
/// </summary>
internal sealed class KillWindows
{
    private readonly Dictionary<string, long> _unshown = [];
    private int _kills;
    private int _notShown;
    private int _notSent;
    private int _notAcknowledged;
    private int _notRouted;

    /// <summary>Looks now; with one silo only, since others would go on.</summary>
    public async Task LookAsync(RunningBorder border, CentreStore centre, Part killed, CancellationToken cancellation)
    {
        _kills++;
        var (notShown, notSent, notAcknowledged, notRouted) = (false, false, false, false);
        foreach (var node in border.Load.Nodes)
        {
            var journal = await JournalInspector.VerifyAsync(border.Load.JournalFolder(node), null, cancellation);
            var head = (await centre.Ledger.FindHeadAsync(NodeName.Parse(node), cancellation))?.Position ?? RecordPosition.None;
            var last = journal.Epochs.Count == 0 ? RecordPosition.None : new RecordPosition(journal.Epochs[^1].Epoch, journal.Epochs[^1].Last);
            var unshown = journal.Epochs.Sum(e => e.Kinds.GetValueOrDefault("crossing.closed")) - border.Load.ShownBy(node).Count;
            notShown |= killed == Part.Nodes && unshown > _unshown.GetValueOrDefault(node);
            _unshown[node] = killed == Part.Nodes ? unshown : _unshown.GetValueOrDefault(node);
            notSent |= last > head;
            notAcknowledged |= head > journal.Acknowledged;
            notRouted |= killed == Part.Silo && head > await centre.Ledger.ReadRoutingCursorAsync(NodeName.Parse(node), cancellation);
        }
        (_notShown, _notSent) = (_notShown + (notShown ? 1 : 0), _notSent + (notSent ? 1 : 0));
        (_notAcknowledged, _notRouted) = (_notAcknowledged + (notAcknowledged ? 1 : 0), _notRouted + (notRouted ? 1 : 0));
    }

    /// <inheritdoc />
    public override string ToString() => _kills == 0
        ? ""
        : $"Of {_kills} kills {_notShown} fell between append and screen, {_notSent} between append and commit, {_notAcknowledged} between commit and ack, "
            + $"{_notRouted} between commit and routing.";
}
