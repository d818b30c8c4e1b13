using Border.Cli.Reconcile;
using Border.Domain.Crossings;
using Border.Domain.Records;
using Border.Journal.Verification;
using Border.Ledger;
using Border.Testing;
using Border.Testing.Running;

namespace Border.Chaos.Auditing;

/// <summary>
/// Compares, after the chaos, what officers were shown with what journal, ledger and grains hold. Everything is read from outside: what the
/// load host noted, the journal's files, the database, the API of every silo that runs.
/// </summary>
internal sealed class Audit(RunningBorder border)
{
    private const int ReadAtOnce = 500;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    private readonly DateTime _started = DateTime.UtcNow.Date;

    /// <summary>Waits until everything has arrived, then fails unless every invariant holds at every node.</summary>
    /// <returns>How many records and crossings were compared.</returns>
    public async Task<AuditTotals> AssertAsync(CancellationToken cancellation)
    {
        await using var centre = await OpenAsync(border, cancellation);
        var commanders = new Dictionary<string, CentreClient>();
        foreach (var silo in border.Silos.Where(silo => silo.Process is { HasExited: false }))
            commanders[silo.Name] = await CentreClient.SignInAsync(border, silo, cancellation);
        var totals = new AuditTotals(0, 0, 0);
        foreach (var node in border.Load.Nodes)
        {
            List<string> problems = ["nothing was compared yet"];
            await Eventually.Async(
                async () =>
                {
                    var journal = await JournalInspector.VerifyAsync(border.Load.JournalFolder(node), null, cancellation);
                    var found = await Reconciliation.CompareAsync(journal, centre, null, cancellation);
                    problems = [.. found.Problems, .. await UnfinishedAsync(centre, commanders, journal, found, cancellation)];
                    if (problems.Count > 0)
                        return false;
                    totals += new AuditTotals(found.JournalRecords, found.Ended, await AssertShownAsync(centre, node, cancellation));
                    return true;
                },
                Deadline,
                () => $"{node}: {string.Join('\n', problems)}\n{Outputs()}",
                cancellation);
        }
        foreach (var commander in commanders.Values)
            commander.Dispose();
        return totals;
    }

    /// <summary>The centre's store, from outside.</summary>
    public static Task<CentreStore> OpenAsync(RunningBorder border, CancellationToken cancellation)
    {
        var options = new LedgerOptions { KeyFile = border.LedgerKeyFile };
        return border.Postgres is { } postgres
            ? CentreStore.OpenPostgresAsync(postgres.ConnectionString, options, TimeProvider.System, cancellation)
            : CentreStore.OpenSqliteAsync(border.Centre.LedgerFile, options, TimeProvider.System, cancellation);
    }

    /// <summary>What every part printed, for a failure.</summary>
    public string Outputs() => string.Join('\n', border.Silos.Select(silo => silo.Process).Append(border.Load.Process)
        .OfType<ServerProcess>().Select(process => $"--- process {process.Id}\n{process.Output}"));

    // Acks and routing may still be on their way; that the grains' counts are right is only true once they have it all.
    private async Task<List<string>> UnfinishedAsync(
        CentreStore centre, Dictionary<string, CentreClient> commanders, JournalContent journal, Reconciliation found, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var node = NodeName.Parse(journal.Node!);
        if (journal.Backlog > 0)
            problems.Add($"{journal.Backlog} records are not acknowledged at the node.");
        var head = await centre.Ledger.FindHeadAsync(node, cancellation);
        if (await centre.Ledger.ReadRoutingCursorAsync(node, cancellation) is var routed && routed != head?.Position)
            problems.Add($"Records are routed to the grains through {routed}; {head?.Position} are committed.");
        foreach (var (silo, commander) in commanders)
        {
            if (await commander.FindPostAsync(node.Post, cancellation) is not { } post)
                problems.Add($"{silo} cannot show the post: its grains do not answer.");
            else
                problems.AddRange(Differences(silo, post, found));
        }
        return problems;
    }

    private IEnumerable<string> Differences(string silo, PostPicture post, Reconciliation found)
    {
        if (post.InProgress != found.Opened - found.Ended)
            yield return $"{silo}: the grains have {post.InProgress} crossings in progress, the journal {found.Opened - found.Ended}.";
        // Grains count by the day, so over midnight there is nothing to compare this with.
        if (DateTime.UtcNow.Date == _started && post.EndedToday != found.Ended)
            yield return $"{silo}: the grains counted {post.EndedToday} crossings as ended, the journal {found.Ended}.";
    }

    /// <summary>Every crossing that was shown as recorded is in the ledger where it was shown, and has ended at the centre.</summary>
    private async Task<long> AssertShownAsync(CentreStore centre, string node, CancellationToken cancellation)
    {
        var name = NodeName.Parse(node);
        var shown = border.Load.ShownBy(node);
        foreach (var some in shown.Chunk(ReadAtOnce))
        {
            var records = await centre.Ledger.ReadRecordsAsync([.. some.Select(s => new RecordKey(name, new RecordPosition(s.Epoch, s.Sequence)))], cancellation);
            Assert.Equal(some.Select(s => (Guid?)s.Crossing), records.Select(r => RecordCodec.Decode(r.Body.Span).Crossing));
        }
        foreach (var one in shown)
            Assert.Equal(CrossingStatus.Closed, (await centre.Crossings.FindAsync(one.Crossing, cancellation))?.Status);
        Assert.Equal(shown.Count, shown.Select(s => s.Crossing).Distinct().Count());
        return shown.Count;
    }
}

/// <summary>How much was compared.</summary>
/// <param name="Records">Records in journals and ledger.</param>
/// <param name="Ended">Crossings that ended.</param>
/// <param name="Shown">Crossings that officers were shown as recorded.</param>
internal sealed record AuditTotals(long Records, long Ended, long Shown)
{
    /// <summary>Both together.</summary>
    public static AuditTotals operator +(AuditTotals left, AuditTotals right) =>
        new(left.Records + right.Records, left.Ended + right.Ended, left.Shown + right.Shown);
}
