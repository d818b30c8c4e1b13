using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Time;
using Border.Domain.Vehicles;
using FsCheck.Fluent;

namespace Border.Domain.Tests.Vehicles;

/// <summary>Entries of a vehicle paired with its exits.</summary>
public sealed class VehicleHistoryTests
{
    private const int Day = 24 * 60;

    [Fact]
    public void EntryAndExitAtTwoPosts_AreOneTrip_AndTheNextEntryIsOpen()
    {
        var history = VehicleHistory.Of(
            [Visits.At(3, 9 * Day, Direction.Entry), Visits.At(1, 0, Direction.Entry), Visits.At(2, 4 * Day, Direction.Exit, "south"), Visits.At(1, 0, Direction.Entry)]);
        Assert.Equal([("north", "south"), ("north", null)], history.Trips.Select(t => (t.Entry!.Post, t.Exit?.Post)));
        Assert.Equal((0, 3), (history.Gaps, history.DaysInside(DateOnly.FromDateTime(Visits.Start.AddDays(11).DateTime))));
        Assert.Equal(9 * Day, (history.Inside!.At - Visits.Start).TotalMinutes);
        Assert.Equal((true, false), (history.Repeats(Direction.Entry), history.Repeats(Direction.Exit)));
    }

    [Fact]
    public void DoubleEntryAndDoubleExit_AreGaps_ButAFirstExitIsNone()
    {
        var twiceIn = VehicleHistory.Of([Visits.At(1, 0, Direction.Entry), Visits.At(2, 1, Direction.Entry)]);
        Assert.Equal((2, 1), (twiceIn.Trips.Count, twiceIn.Gaps));
        Assert.NotNull(twiceIn.Inside);
        var twiceOut = VehicleHistory.Of([Visits.At(1, 0, Direction.Exit), Visits.At(2, 1, Direction.Exit)]);
        Assert.Equal((2, 1), (twiceOut.Trips.Count, twiceOut.Gaps));
        Assert.Null(twiceOut.Inside);
        Assert.True(twiceOut.Repeats(Direction.Exit));
        Assert.Equal(0, VehicleHistory.Of([Visits.At(1, 0, Direction.Exit)]).Gaps);
    }

    [Fact]
    public void VehicleThatTurnedBack_DidNotPass()
    {
        var history = VehicleHistory.Of([Visits.At(1, 0, Direction.Entry), Visits.At(2, 5, Direction.Exit, passed: false)]);
        Assert.Equal(1, history.Inside!.Crossing.ToByteArray()[0]);
        Assert.Null(VehicleHistory.Of([]).Last);
        Assert.Null(VehicleHistory.Of([]).DaysInside(DateOnly.MaxValue));
    }

    /// <summary>The same as walking through the visits with one flag for being in the country, whatever order they are told in.</summary>
    [Fact]
    public void AnyHistory_AgreesWithWalkingThroughIt()
    {
        var cases =
            from steps in Gen.Elements(Direction.Entry, Direction.Exit).Zip(Gen.Elements(true, true, false)).ArrayOf()
            from seed in Gen.Choose(0, 1000)
            select (steps, seed);
        Properties.Hold(
            cases,
            c =>
            {
                var visits = c.steps.Select((s, i) => Visits.At(i + 1, i * 100, s.Item1, passed: s.Item2)).ToArray();
                var shuffled = visits.Concat(visits).ToArray();
                new Random(c.seed).Shuffle(shuffled);
                var history = VehicleHistory.Of(shuffled);
                var passed = visits.Where(v => v.Passed).ToArray();
                var repeats = passed.Zip(passed.Skip(1)).Count(p => p.First.Direction == p.Second.Direction);
                Assert.Equal(repeats, history.Gaps);
                Assert.Equal(passed.LastOrDefault(), history.Last);
                Assert.Equal(passed, history.Trips.SelectMany(t => new[] { t.Entry, t.Exit }.OfType<VehicleVisit>()));
                Assert.All(history.Trips, t => Assert.True(t.Entry is not null || t.Exit is not null));
            },
            1000);
    }

    [Fact]
    public void Passage_FromItsEventsInAnyOrder_IsTheSameVisit()
    {
        var id = Guid.NewGuid();
        CrossingEvent[] events =
        [
            new CrossingOpened { Crossing = id, Number = 1, Lane = "c", Direction = Direction.Entry, LaneKind = LaneKind.Car },
            Decided(id, 5, 1, Outcome.Secondary),
            Decided(id, 6, 2, Outcome.Refuse),
            Decided(id, 7, 1, Outcome.Admit),
            new CrossingClosed { Crossing = id, Number = 8, Outcome = Outcome.Refuse },
        ];
        var order = new HlcTimestamp(Visits.Start.ToUnixTimeMilliseconds() + 90_000, 0);
        var forward = events.Aggregate(new VehiclePassage(), (p, e) => p.After(e, order, Visits.Start));
        var backward = events.Reverse().Aggregate(new VehiclePassage(), (p, e) => p.After(e, order, Visits.Start));
        Assert.Equal(forward, backward);
        Assert.Equal(new VehicleVisit(id, "north", Direction.Entry, order, Visits.Start, new DateOnly(2026, 3, 2), true, 1, 90), forward.Visit(id, "north"));
        Assert.True(forward.HasEnded);
    }

    [Fact]
    public void Passage_WithoutDecisions_PassedAsTheCrossingWas()
    {
        var id = Guid.NewGuid();
        var opened = new VehiclePassage().After(
            new CrossingOpened { Crossing = id, Number = 1, Lane = "c", Direction = Direction.Exit, LaneKind = LaneKind.Car }, new HlcTimestamp(5, 0), Visits.Start);
        Assert.Null(new VehiclePassage().Visit(id, "north"));
        Assert.False(opened.Visit(id, "north")!.Passed);
        Assert.True(opened.After(new CrossingClosed { Crossing = id, Number = 2, Outcome = Outcome.Admit }, new HlcTimestamp(6, 0), Visits.Start).Passed);
        Assert.False(opened.After(new CrossingCancelled { Crossing = id, Number = 2, Officer = "anna", Reason = "left" }, new HlcTimestamp(6, 0), Visits.Start).Passed);
    }

    private static Decided Decided(Guid crossing, int number, int traveller, Outcome outcome) =>
        new() { Crossing = crossing, Number = number, Traveller = traveller, Outcome = outcome, Officer = "anna", Override = false, On = new DateOnly(2026, 3, 2) };
}
