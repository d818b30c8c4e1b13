using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Ledger.Crossings;

namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    private static readonly DateTimeOffset Eight = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Crossing_SavedThenClosed_OneRowWithTheNewestRevision()
    {
        var open = Row(1) with { Subjects = ["t-1"] };
        var closed = Closed(open, 90_000) with { Subjects = ["t-1", "v-1"], Revision = 2, RecommendedAt = Eight };
        await Store.Crossings.SaveAsync([open], Cancel);
        await Store.Crossings.SaveAsync([closed], Cancel);
        await Store.Crossings.SaveAsync([open], Cancel);

        Assert.Equivalent(closed, await Store.Crossings.FindAsync(open.Crossing, Cancel), strict: true);
        Assert.Null(await Store.Crossings.FindAsync(Guid.NewGuid(), Cancel));
    }

    [Fact]
    public async Task Late_DecidedLongBeforeItWasKnownHere_IsListedByArrivalAndStaysSo()
    {
        Time.JumpTo(Eight.AddHours(5));
        var (late, later, open, prompt) = (Closed(Row(1), 1000), Closed(Row(2), 1000), Row(3), Closed(Row(4), 1000));
        await Store.Crossings.SaveAsync([late, open, prompt with { ClosedAt = Time.GetUtcNow().AddMinutes(-1) }], Cancel);
        Time.Advance(TimeSpan.FromMinutes(10));
        await Store.Crossings.SaveAsync([later], Cancel);
        await Store.Crossings.SaveAsync([late with { Revision = 9 }], Cancel); // told again, as after a restart

        var found = await Store.Crossings.ListLateAsync(Eight, TimeSpan.FromMinutes(5), 10, Cancel);

        Assert.Equal([later.Crossing, late.Crossing], found.Rows.Select(r => r.Row.Crossing));
        Assert.Equal(Eight.AddHours(5), found.Rows[1].ArrivedAt);
        Assert.Equal(2, found.Total);
        Assert.Single((await Store.Crossings.ListLateAsync(Eight, TimeSpan.FromMinutes(5), 1, Cancel)).Rows);
        Assert.Empty((await Store.Crossings.ListLateAsync(Time.GetUtcNow().AddSeconds(1), TimeSpan.FromMinutes(5), 10, Cancel)).Rows);
    }

    [Fact]
    public async Task Search_EachField_OnlyWhatFits()
    {
        var a = Closed(Row(1), 1000) with { Subjects = ["t-1", "v-1"] };
        var b = Row(2) with { Lane = "b", Subjects = ["t-2"] };
        var c = Closed(Row(3), 1000) with { Post = "south", Outcome = Outcome.Refuse, Subjects = ["t-1"] };
        await Store.Crossings.SaveAsync([a, b, c], Cancel);

        await FindsAsync(new(), c, b, a);
        await FindsAsync(new() { Post = "north" }, b, a);
        await FindsAsync(new() { Lane = "b" }, b);
        await FindsAsync(new() { Outcome = Outcome.Refuse }, c);
        await FindsAsync(new() { Status = CrossingStatus.AtLane }, b);
        await FindsAsync(new() { Subjects = ["t-1"] }, c, a);
        await FindsAsync(new() { Subjects = ["t-1"], Post = "north" }, a);
        await FindsAsync(new() { Subjects = ["v-1", "t-2", "v-1"] }, b, a);
        await FindsAsync(new() { Subjects = [] });
        await FindsAsync(new() { From = b.OpenedAt, To = c.OpenedAt }, b);
        await FindsAsync(new() { Subjects = ["' OR 1=1 --"] });
    }

    [Fact]
    public async Task Search_Pages_EveryRowOnceAndTheTotal()
    {
        await Store.Crossings.SaveAsync([.. Enumerable.Range(1, 25).Select(Row)], Cancel);
        var seen = new HashSet<Guid>();
        for (var page = 0; page < 3; page++)
        {
            var found = await Store.Crossings.SearchAsync(new() { Page = page, PageSize = 10 }, Cancel);
            Assert.Equal(25, found.Total);
            Assert.All(found.Rows, row => Assert.True(seen.Add(row.Crossing)));
        }

        Assert.Equal(25, seen.Count);
        foreach (var hostile in (CrossingQuery[])[new() { Page = -1 }, new() { Page = int.MaxValue }, new() { PageSize = 0 }, new() { PageSize = 201 }])
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.Crossings.SearchAsync(hostile, Cancel));
    }

    [Fact]
    public async Task CountHours_Waits_MedianAnd95thPerHour()
    {
        var rows = Enumerable.Range(1, 100).Select(i => Closed(Row(i) with { OpenedAt = Eight.AddMinutes(61) }, i * 1000)).ToList();
        rows.Add(Closed(Row(500), 7000));
        rows.Add(Closed(Row(501) with { Post = "south" }, 9000));
        rows.Add(Closed(Row(502), 1) with { Outcome = null, Status = CrossingStatus.Cancelled });
        rows.Add(Row(503));
        await Store.Crossings.SaveAsync(rows, Cancel);

        Assert.Equal(
            [new(Eight, 1, 7000, 7000), new(Eight.AddHours(1), 100, 50_000, 95_000)],
            await Store.Crossings.CountHoursAsync(Eight.AddMinutes(30), "north", Cancel));
        Assert.Equal(
            [new(Eight, 2, 7000, 9000), new(Eight.AddHours(1), 100, 50_000, 95_000)],
            await Store.Crossings.CountHoursAsync(Eight, null, Cancel));
        Assert.Empty(await Store.Crossings.CountHoursAsync(Eight.AddHours(3), null, Cancel));
    }

    private static CrossingRow Row(int number) => new()
    {
        Crossing = new Guid(number, 0, 0, new byte[8]),
        Post = "north",
        Node = "n1",
        Lane = "a",
        Direction = Direction.Entry,
        Kind = LaneKind.Car,
        Status = CrossingStatus.AtLane,
        OpenedAt = Eight.AddSeconds(number),
        Revision = 1,
    };

    private static CrossingRow Closed(CrossingRow row, long wait) => row with
    {
        Status = CrossingStatus.Closed,
        Outcome = Outcome.Admit,
        ClosedAt = row.OpenedAt.AddSeconds(1),
        WaitMilliseconds = wait,
    };

    private async Task FindsAsync(CrossingQuery query, params CrossingRow[] expected)
    {
        var found = await Store.Crossings.SearchAsync(query, Cancel);
        Assert.Equal(expected.Select(r => r.Crossing), found.Rows.Select(r => r.Crossing));
        Assert.Equal(expected.Length, found.Total);
    }
}
