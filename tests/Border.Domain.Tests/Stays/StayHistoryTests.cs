using Border.Domain.Lanes;
using Border.Domain.Stays;
using Border.Domain.Time;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Stays;

/// <summary>Stays out of single crossings at several posts.</summary>
public sealed class StayHistoryTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void EntriesAndExits_InAnyOrderAndTwice_AreStays()
    {
        var visits = new[] { Visit(1, 0, Direction.Entry), Visit(2, 9, Direction.Exit), Visit(3, 20, Direction.Entry) };
        var (stays, gaps) = StayHistory.Of(visits.Reverse().Concat(visits), MissingPassage.Proven);
        Assert.Equal([new Stay(Start, Start.AddDays(9)), new Stay(Start.AddDays(20), null)], stays);
        Assert.Equal(0, gaps);
    }

    [Theory]
    [InlineData(MissingPassage.Proven, 0, 30)]
    [InlineData(MissingPassage.Stayed, 20, 25)]
    public void MissingExitAndEntry_CountAsThePolicyPresumes(MissingPassage missing, int firstEnds, int lastBegins)
    {
        var visits = new[] { Visit(1, 0, Direction.Entry), Visit(2, 20, Direction.Entry), Visit(3, 25, Direction.Exit), Visit(4, 30, Direction.Exit) };
        var (stays, gaps) = StayHistory.Of(visits, missing);
        Assert.Equal(2, gaps);
        Assert.Equal([new Stay(Start, Start.AddDays(firstEnds)), new(Start.AddDays(20), Start.AddDays(25)), new(Start.AddDays(lastBegins), Start.AddDays(30))], stays);
    }

    [Fact]
    public void ClockThatJumpedBack_NeverMakesAStayEndBeforeItBegins()
    {
        var (stays, _) = StayHistory.Of([Visit(1, 10, Direction.Entry), Visit(2, 3, Direction.Exit)], MissingPassage.Proven);
        Assert.Equal([new Stay(Start.AddDays(10), Start.AddDays(10))], stays);
    }

    /// <summary>The same days as walking through the calendar with one flag for being here, and the same for whoever asks.</summary>
    [Fact]
    public void AnyHistory_AgreesWithWalkingThroughItDayByDay()
    {
        var cases =
            from steps in Gen.Choose(0, 15).Zip(Gen.Elements(Direction.Entry, Direction.Exit)).ArrayOf()
            from missing in Gen.Elements(Enum.GetValues<MissingPassage>())
            from after in Gen.Choose(0, 20)
            from seed in Gen.Choose(0, 1000)
            select (steps, missing, after, seed);
        Properties.Hold(
            cases,
            c =>
            {
                var (day, visits) = (0, new List<StayVisit>());
                foreach (var (forward, direction) in c.steps)
                    visits.Add(Visit(visits.Count + 1, day += forward, direction));
                var on = Start.AddDays(day + c.after);
                var expected = Walk(visits, c.missing, on);
                var shuffled = visits.Concat(visits).ToArray();
                new System.Random(c.seed).Shuffle(shuffled);
                var stays = StayHistory.Of(shuffled, c.missing).Stays;
                Assert.Equal(expected, StayCalculator.Check(new StayRule(3000, 3660), stays, on).Used);
            },
            1000);
    }

    private static int Walk(List<StayVisit> visits, MissingPassage missing, DateOnly on)
    {
        var days = new HashSet<DateOnly>();
        for (var day = Start; day <= on; day = day.AddDays(1))
        {
            var before = visits.LastOrDefault(v => v.Day < day);
            var after = visits.FirstOrDefault(v => v.Day > day);
            var cameIn = before?.Direction == Direction.Entry;
            var goesOut = after?.Direction == Direction.Exit;
            var within = missing == MissingPassage.Proven
                ? cameIn && (after is null || goesOut)
                : cameIn || (goesOut && before is not null);
            if (within || visits.Exists(v => v.Day == day))
                days.Add(day);
        }

        return days.Count;
    }

    private static StayVisit Visit(int number, int day, Direction direction) =>
        new(new Guid(number, 0, 0, new byte[8]), new HlcTimestamp(1000 + number, 0), Start.AddDays(day), direction);
}
