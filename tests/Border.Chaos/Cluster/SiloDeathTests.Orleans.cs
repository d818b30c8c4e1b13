using System.Diagnostics;
using Border.Chaos.Auditing;
using Border.Domain.Records;
using Border.Ledger;
using Border.Testing;
using Border.Testing.Running;

namespace Border.Chaos.Cluster;

/// <summary>Three silo processes over one PostgreSQL: one is killed while a backlog drains and nodes go on writing (I3, I4).</summary>
public sealed class SiloDeathTests
{
    private const int BacklogCrossings = 40;
    private const int LiveCrossings = 15;
    private const int LivePerSecond = 1;

    // So many that the one that dies is home to grains of some of them, wherever Orleans places them.
    private static readonly string[] Nodes = [.. Enumerable.Range(1, 8).Select(i => $"post-{i}/n1")];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SiloKilled_WhileABacklogDrains_GrainsAnswerOnOthersAndEveryRecordIsThereOnce()
    {
        await using var border = await RunningBorder.CreateAsync(new BorderShape { Silos = 3, Postgres = true, Nodes = Nodes });
        await border.Load.StartAsync(BacklogCrossings, lanes: 2);
        await border.Load.RecordedAsync();
        await border.Load.StopAsync();
        await border.StartCentreAsync();
        await using var centre = await Audit.OpenAsync(border, Cancelled);
        using var first = await CentreClient.SignInAsync(border, border.Silos[0], Cancelled);
        using var second = await CentreClient.SignInAsync(border, border.Silos[1], Cancelled);
        await border.Load.StartAsync(LiveCrossings, LivePerSecond);
        await CommittedAsync(centre, border, records: 300);
        await AllAnswerAsync(border, first, second);

        await border.Silos[2].Process!.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        await AllAnswerAsync(border, first, second);
        var back = Stopwatch.GetElapsedTime(killed);
        await border.Load.RecordedAsync();
        var totals = await new Audit(border).AssertAsync(Cancelled);

        var still = await LongestStandstillAsync(centre, border);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"Silo killed in a drain: every post's grains answered on both others after {back.TotalSeconds:0.0} s; no node's records stood still for longer than "
            + $"{still.TotalSeconds:0.0} s; {totals.Records} records of {totals.Shown} shown crossings compared.");
    }

    private static Task CommittedAsync(CentreStore centre, RunningBorder border, long records) => Eventually.Async(
        async () =>
        {
            var heads = await Task.WhenAll(border.Load.Nodes.Select(node => centre.Ledger.FindHeadAsync(NodeName.Parse(node), Cancelled)));
            return heads.Sum(head => head?.Position.Sequence ?? 0) > records;
        },
        TimeSpan.FromMinutes(1),
        () => new Audit(border).Outputs(),
        Cancelled);

    private static Task AllAnswerAsync(RunningBorder border, params CentreClient[] silos) => Task.WhenAll(
        from silo in silos
        from node in border.Load.Nodes
        let post = NodeName.Parse(node).Post
        select Eventually.Async(async () => await silo.FindPostAsync(post, Cancelled) is not null, cancellation: Cancelled));

    /// <summary>The longest time in which nothing was committed of a node that had something to send all the time.</summary>
    private static async Task<TimeSpan> LongestStandstillAsync(CentreStore centre, RunningBorder border)
    {
        var longest = TimeSpan.Zero;
        foreach (var node in border.Load.Nodes)
        {
            var (at, previous) = (RecordPosition.None, (DateTimeOffset?)null);
            while (await centre.Ledger.ReadNodeAsync(NodeName.Parse(node), at, 1000, Cancelled) is { Count: > 0 } page)
            {
                foreach (var record in page)
                {
                    var gap = record.CommittedAt - (previous ?? record.CommittedAt);
                    longest = gap > longest ? gap : longest;
                    previous = record.CommittedAt;
                }
                at = page[^1].Key.Position;
            }
        }
        return longest;
    }
}
