using Border.Domain.Crossings;
using Border.Domain.Records;
using Border.Journal.Verification;
using Border.Ledger;
using Border.Ledger.Crossings;
using Border.Ledger.Verification;

namespace Border.Cli.Reconcile;

/// <summary>
/// Compares what a node journalled with what the centre holds. Both histories are hash chains over the records' bytes, so equal
/// counts and equal last hashes mean that every record is there once, unchanged and in order.
/// </summary>
/// <param name="Node">The node.</param>
/// <param name="JournalRecords">Records in the journal, over all epochs.</param>
/// <param name="LedgerRecords">Records of the node in the ledger whose chain was recomputed.</param>
/// <param name="SameHistory">True when both end in the same hash.</param>
/// <param name="Opened">Crossings opened, by the journal.</param>
/// <param name="Ended">Crossings closed or cancelled, by the journal.</param>
/// <param name="AtCentre">Crossings closed or cancelled, as the centre's grains folded them.</param>
/// <param name="Problems">What is wrong, in words; empty when nothing was lost and nothing came twice.</param>
public sealed record Reconciliation(
    string Node,
    long JournalRecords,
    long LedgerRecords,
    bool SameHistory,
    long Opened,
    long Ended,
    long AtCentre,
    IReadOnlyList<string> Problems)
{
    /// <summary>Compares what a journal holds with what the centre's store holds; also while both are in use.</summary>
    /// <param name="journal">What the journal holds.</param>
    /// <param name="centre">The centre's store, of either kind.</param>
    /// <param name="expected">How many crossings must have ended; null for any number.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read.</exception>
    public static async Task<Reconciliation> CompareAsync(JournalContent journal, CentreStore centre, int? expected, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(centre);
        NodeVerdict? verdict = null;
        if (NodeName.TryParse(journal.Node, out var node) && await centre.Ledger.FindHeadAsync(node, cancellation) is not null)
            verdict = await LedgerVerifier.VerifyAsync(centre.Ledger, node, cancellation);
        var ended = Count(journal, "crossing.closed") + Count(journal, "crossing.cancelled");
        var atCentre = await CountAsync(centre.Crossings, node, CrossingStatus.Closed, cancellation)
            + await CountAsync(centre.Crossings, node, CrossingStatus.Cancelled, cancellation);
        var same = verdict?.HeadHash is { } head && head == journal.Epochs.LastOrDefault()?.LastHash;
        var result = new Reconciliation(
            journal.Node ?? "unknown", journal.Records, verdict?.Records ?? 0, same, Count(journal, "crossing.opened"), ended, atCentre, []);
        return result with { Problems = [.. result.FindProblems(journal, verdict, expected)] };
    }

    private IEnumerable<string> FindProblems(JournalContent journal, NodeVerdict? verdict, int? expected)
    {
        if (!journal.Ok)
            yield return $"The journal is broken at {journal.BrokenAt}: {journal.Problem}";
        if (verdict is null)
            yield return "The ledger holds nothing of this node.";
        else if (verdict.Wrong is not null)
            yield return $"The ledger is wrong at {verdict.Wrong}: {verdict.Problem}";
        if (JournalRecords != LedgerRecords)
            yield return $"The journal holds {JournalRecords} records, the ledger {LedgerRecords}.";
        else if (!SameHistory)
            yield return "Journal and ledger hold different histories.";
        if (Ended != AtCentre)
            yield return $"{Ended} crossings ended at the node, {AtCentre} at the centre.";
        if (expected is { } wanted && Ended != wanted)
            yield return $"{wanted} crossings were asked for, {Ended} ended.";
    }

    private static long Count(JournalContent journal, string kind) => journal.Epochs.Sum(epoch => epoch.Kinds.GetValueOrDefault(kind));

    private static async Task<long> CountAsync(ICrossingIndex index, NodeName? node, CrossingStatus status, CancellationToken cancellation) =>
        (await index.SearchAsync(new CrossingQuery { Post = node?.Post ?? "", Status = status, PageSize = 1 }, cancellation)).Total;
}
