using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Vehicles;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Vehicles;

/// <summary>The same plate at two posts sooner than the road allows.</summary>
public sealed class RoadCheckTests
{
    private static readonly VehiclePolicy Roads = new() { Roads = [new("north", "south", 95), new("south", "east", 30, OneWay: true)], ClockSeconds = 60 };

    [Theory]
    [InlineData(12, false)]
    [InlineData(92.9, false)] // one minute for each clock
    [InlineData(93, true)]
    [InlineData(95, true)]
    [InlineData(-12, false)] // the other post's clock is later than ours: it may have been there after us
    [InlineData(-93, true)]
    public void RoadOf95Minutes_DrivenIn(double minutes, bool can)
    {
        Assert.Equal(can, RoadCheck.CanBeDriven(Roads, Visits.At(1, 0, Direction.Exit), Visits.At(2, minutes, Direction.Entry, "south")));
        Assert.Equal(can, RoadCheck.CanBeDriven(Roads, Visits.At(2, minutes, Direction.Entry, "south"), Visits.At(1, 0, Direction.Exit)));
    }

    [Fact]
    public void PostsWithoutARoadTime_AreNotJudged_AndNothingIsAddedUp()
    {
        var (north, east, south) = (Visits.At(1, 0, Direction.Entry), Visits.At(2, 1, Direction.Exit, "east"), Visits.At(3, 2, Direction.Exit, "south"));
        Assert.Null(RoadCheck.CanBeDriven(Roads, north, east));
        Assert.Equal((null, false), RoadCheck.Find(Roads, [north], east));
        Assert.True(RoadCheck.CanBeDriven(Roads, north, north with { Crossing = Guid.NewGuid() }));
        // Only the way from south to east is known; the way that would have been needed is not.
        Assert.Null(RoadCheck.CanBeDriven(Roads, Visits.At(4, 0, Direction.Exit, "east"), Visits.At(5, 10, Direction.Exit, "south")));
        Assert.False(RoadCheck.CanBeDriven(Roads, Visits.At(6, 0, Direction.Exit, "south"), Visits.At(7, 10, Direction.Exit, "east")));
        var (found, all) = RoadCheck.Find(Roads, [north, east], south);
        Assert.Equal((new FastPassage("north", north.Crossing, 2, 95), false), (found!, all));
    }

    [Fact]
    public void ClockKnownToBeWrong_IsTakenIntoAccount()
    {
        var north = Visits.At(1, 0, Direction.Exit);
        var south = Visits.At(2, 12, Direction.Entry, "south");
        Assert.Equal((new FastPassage("north", north.Crossing, 12, 95), true), RoadCheck.Find(Roads, [north, Visits.At(3, 1, Direction.Entry, "south")], south));
        Assert.Equal((null, true), RoadCheck.Find(Roads, [north], south with { ClockSeconds = 82 * 60 }));
        Assert.Equal((null, true), RoadCheck.Find(Roads, [north with { ClockSeconds = int.MaxValue }], south with { ClockSeconds = int.MaxValue }));
    }

    /// <summary>Whoever drives by the road, with clocks as wrong as is allowed for, is never found too fast, and whoever asks gets the same answer.</summary>
    [Fact]
    public void AnyoneWhoDroveTheRoad_IsNeverTooFast()
    {
        var cases =
            from road in Gen.Choose(1, 600)
            from more in Gen.Choose(0, 300)
            from clocks in Gen.Choose(0, 600).Two()
            from wrong in Gen.Choose(-100, 100).Two()
            from known in Gen.Choose(0, 900).Two()
            select (road, more, clocks, wrong, known);
        Properties.Hold(
            cases,
            c =>
            {
                var policy = new VehiclePolicy { Roads = [new("north", "south", c.road)], ClockSeconds = c.clocks.Item1 };
                double Error((int, int) known, int wrong, int own) => (own + known.Item1) * wrong / 100.0 / 60;
                var one = Visits.At(1, Error(c.known, c.wrong.Item1, c.clocks.Item1), Direction.Exit, clockSeconds: c.known.Item1);
                var other = Visits.At(2, c.road + c.more + Error((c.known.Item2, 0), c.wrong.Item2, c.clocks.Item1), Direction.Entry, "south", clockSeconds: c.known.Item2);
                Assert.True(RoadCheck.CanBeDriven(policy, one, other));
                Assert.True(RoadCheck.CanBeDriven(policy, other, one));
            },
            1000);
    }

    [Fact]
    public void Policy_ThatCannotBeUsed_SaysWhatToDo()
    {
        Assert.Null(Roads.Problem());
        Assert.Contains("twice", Problem(new("a", "b", 5), new("b", "a", 6)), StringComparison.Ordinal);
        Assert.Null(Problem(new("a", "b", 5, true), new("b", "a", 6, true)));
        Assert.Contains("over b, 10 minutes", Problem(new("a", "b", 5), new("b", "c", 5), new("a", "c", 11)), StringComparison.Ordinal);
        Assert.Null(Problem(new("a", "b", 5), new("b", "c", 5), new("a", "c", 10)));
        Assert.NotNull(Problem(new RoadTime("a", "a", 5)));
        Assert.NotNull(Problem(new RoadTime("a", "b", 0)));
        Assert.NotNull(Problem(new RoadTime("A post", "b", 5)));
        Assert.NotNull(Problem((RoadTime)null!));
        Assert.NotNull(Problem([.. Enumerable.Range(0, 5001).Select(i => new RoadTime("a", $"b{i}", 5, true))]));
        Assert.NotNull((Roads with { ClockSeconds = -1 }).Problem());
        Assert.NotNull((CrossingPolicy.Default with { Vehicles = Roads with { MaxAgeDays = -1 } }).Problem());
    }

    private static string? Problem(params RoadTime[] roads) => new VehiclePolicy { Roads = roads }.Problem();
}
