using Border.Cli.Reconcile;
using Border.Journal.Verification;
using Border.Testing;
using Border.Testing.Running;

namespace Border.Chaos.Failures;

/// <summary>A whole node's journal, read from outside while it runs.</summary>
internal static class JournalOf
{
    /// <summary>How many records of a kind there are; 0 before there is a journal.</summary>
    public static async Task<long> CountAsync(RunningNode node, string kind, CancellationToken cancellation)
    {
        try
        {
            var journal = await JournalInspector.VerifyAsync(node.JournalFolder, null, cancellation);
            return journal.Epochs.Sum(epoch => epoch.Kinds.GetValueOrDefault(kind));
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Waits until there are so many records of a kind.</summary>
    public static Task HasAsync(RunningNode node, string kind, long atLeast, CancellationToken cancellation) => Eventually.Async(
        async () => await CountAsync(node, kind, cancellation) >= atLeast, TimeSpan.FromMinutes(3), () => node.Process!.Output, cancellation);

    /// <summary>Waits until journal and ledger are the same, record by record. Nothing may be going on at the node.</summary>
    public static async Task IsInTheLedgerAsync(RunningBorder border, CancellationToken cancellation)
    {
        await using var centre = await Auditing.Audit.OpenAsync(border, cancellation);
        Reconciliation? found = null;
        await Eventually.Async(
            async () =>
            {
                var journal = await JournalInspector.VerifyAsync(border.Node.JournalFolder, null, cancellation);
                found = await Reconciliation.CompareAsync(journal, centre, null, cancellation);
                return found.Problems.Count == 0 && journal.Backlog == 0;
            },
            TimeSpan.FromMinutes(3),
            () => string.Join('\n', found?.Problems ?? []) + border.Node.Process!.Output + border.Centre.Process!.Output,
            cancellation);
    }
}
