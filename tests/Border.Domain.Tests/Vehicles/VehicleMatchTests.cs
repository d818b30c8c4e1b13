using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Facts;
using Border.Domain.Recommendations.Rules;
using Border.Domain.Tests.Crossings;
using Border.Domain.Vehicles;

namespace Border.Domain.Tests.Vehicles;

/// <summary>The vehicle in the lane, as an officer noted it, against what its plate is known with.</summary>
public sealed class VehicleMatchTests
{
    private static readonly CrossingPolicy Policy = CrossingPolicy.Default with { Version = 3, Vehicles = new VehiclePolicy() };
    private static readonly VehicleDescription RedRenault = new(VehicleCategory.PassengerCar, VehicleColour.Red, "RENAULT");
    private static readonly VehicleDescription BlueFord = new(VehicleCategory.PassengerCar, VehicleColour.Blue, "FORD");

    private static readonly VehicleReview Review = new(Samples.Today, 1, 0, null, null, true, false, null);

    [Fact]
    public void VehicleThatDiffersFromItsLastVisit_AsksForSecondary_WithoutNamingTheOtherPost()
    {
        var lane = Lane(Before(RedRenault), Note(BlueFord));
        var found = Recommender.Evaluate(lane.State, 1, Samples.Today, Policy);
        Assert.Equal([Finding.VehicleMakeDiffers, Finding.VehicleColourDiffers], Differing(found).Select(r => r.Code));
        Assert.All(Differing(found), r => Assert.Equal(Outcome.Secondary, r.Outcome));
        Assert.All(found.Reasons, r => Assert.DoesNotContain("south", r.Text, StringComparison.Ordinal));
        Assert.All(found.Reasons, r => Assert.DoesNotContain("RENAULT", r.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((true, true, false), (Flag(lane, "vehicle.mismatch"), Flag(lane, "vehicle.makeDiffers"), Flag(lane, "vehicle.kindDiffers")));
        Assert.Equal((true, null), (Flag(lane, "vehicle.differsFromBefore"), Flag(lane, "vehicle.differsFromList")));
        Assert.Equal("FORD", Facts(lane)["vehicle.make"].Text);
    }

    [Theory]
    [InlineData(VehicleColour.Red, "RENAULT")]
    [InlineData(VehicleColour.Brown, "RENUALT")]
    [InlineData(null, null)]
    public void VehicleThatMayBeTheSame_IsNoMismatch(VehicleColour? colour, string? make)
    {
        var lane = Lane(Before(RedRenault), Note(new VehicleDescription(VehicleCategory.PassengerCar, colour, make)));
        Assert.False(Flag(lane, "vehicle.mismatch"));
        Assert.Empty(Differing(Recommender.Evaluate(lane.State, 1, Samples.Today, Policy)));
    }

    [Fact]
    public void NothingNotedOrNothingKnown_IsUnknownAndHoldsNobodyUp()
    {
        Assert.Equal((false, null), (Flag(Lane(Before(RedRenault)), "vehicle.described"), Flag(Lane(Before(RedRenault)), "vehicle.mismatch")));
        var alone = Lane(Note(BlueFord));
        Assert.Equal((true, null), (Flag(alone, "vehicle.described"), Flag(alone, "vehicle.mismatch")));
        var found = Recommender.Evaluate(alone.State, 1, Samples.Today, CrossingPolicy.Default);
        Assert.Empty(Differing(found));
        Assert.DoesNotContain(found.Undecided ?? [], u => u.Code.StartsWith("vehicle.", StringComparison.Ordinal));
        var other = Lane(Before(new VehicleDescription(Colour: VehicleColour.Red)), Note(new VehicleDescription(Make: "FORD")));
        Assert.Null(Flag(other, "vehicle.mismatch"));
    }

    [Fact]
    public void EntryOfTheListWithThisPlate_IsComparedWithoutAnyPolicy_ButOneThatOnlyLooksAlikeIsNot()
    {
        var listed = Lane(Listed(RedRenault, 1), Note(BlueFord));
        Assert.Equal((true, true), (Flag(listed, "vehicle.mismatch"), Flag(listed, "vehicle.differsFromList")));
        Assert.Contains(Recommender.Evaluate(listed.State, 1, Samples.Today, CrossingPolicy.Default).Reasons, r => r.Code == Finding.VehicleMakeDiffers);
        var alike = Lane(Listed(RedRenault, 0.9), Note(BlueFord));
        Assert.Null(Flag(alike, "vehicle.mismatch"));
        Assert.True(VehicleMatch.Of(alike.State)!.With(alike.State.VehicleHits[0]).Differ);
    }

    [Fact]
    public void ListThatAgrees_DoesNotOutweighAVisitThatDiffers() =>
        Assert.True(Flag(Lane(Listed(BlueFord, 1), Before(RedRenault), Note(BlueFord)), "vehicle.mismatch"));

    [Fact]
    public void EarlierVisits_TheNewestCounts_AndOlderOnesSayWhatItLeavesOut()
    {
        VehicleVisit[] visits =
        [
            Visits.At(1, 0, Direction.Entry, "west") with { Looks = new VehicleDescription(VehicleCategory.Van, VehicleColour.Green, "OPEL") },
            Visits.At(2, 60, Direction.Exit) with { Looks = new VehicleDescription(null, VehicleColour.Black, null) },
            Visits.At(3, 90, Direction.Entry),
        ];
        var here = Visits.At(9, 500, Direction.Exit) with { Looks = RedRenault };
        var review = VehicleReview.Of(new VehiclePolicy(), new VehicleKnown([.. visits, here], [], null), here, [], null);
        Assert.Equal(new VehicleSeen(new VehicleDescription(VehicleCategory.Van, VehicleColour.Black, "OPEL"), "north", visits[1].Day), review.Seen);
        Assert.Null(VehicleReview.Of(new VehiclePolicy(), new VehicleKnown([visits[2]], [], null), here, [], null).Seen);
        Assert.Equal("Noted before: van, black, OPEL, last at north on 1 Mar 2026.", VehicleWords.Seen(review));
    }

    [Fact]
    public void Note_StaysWithTheVehicle_WhateverPlateIsReadAfterwards()
    {
        var lane = Lane(Note(BlueFord));
        lane.Do(new TypePlate("AB9", null, "o.one", lane.State.Plate!.Number) { Crossing = Samples.Id, Vehicle = "v-" + new string('3', 32) });
        Assert.Equal(BlueFord, lane.State.Looks!.Looks);
        Assert.Equal(StateJson.Text(lane.State), StateJson.Text(Crossing.Evolve(CrossingState.Initial, lane.Events.Reverse())));
    }

    [Fact]
    public void Note_Again_ReplacesTheOneThatTheOfficerSaw_AndTheSameIsNotRecordedTwice()
    {
        var lane = Lane(Note(BlueFord));
        var first = lane.State.Looks!.Number;
        Assert.Empty(lane.Try(Note(BlueFord, first)).Events);
        Assert.Contains("Another officer noted", lane.Try(Note(RedRenault)).Refusal, StringComparison.Ordinal);
        lane.Do(Note(RedRenault, first));
        Assert.Equal((RedRenault, "o.one"), (lane.State.Looks!.Looks, lane.State.Looks.NotedBy));
        Assert.Equal(1, Crossing.NeedRecommendation(lane.State).Single());
    }

    [Fact]
    public void Note_ThatCannotBe_IsRefusedInWords()
    {
        var lane = Lane();
        VehicleDescription[] hostile =
        [
            new(), new((VehicleCategory)9), new(Colour: (VehicleColour)99), new(Make: "renault"), new(Make: "<b>"), new(Make: new string('A', 41)), new(Make: ""),
            new(Make: "UTO 123"), new(Make: "X-uto123".ToUpperInvariant()),
        ];
        Assert.All(hostile, looks => Assert.NotNull(lane.Try(Note(looks)).Refusal));
        Assert.Contains("staff id", lane.Try(Note(BlueFord) with { Officer = "policy" }).Refusal, StringComparison.Ordinal);
        Assert.Contains("no vehicle", new Driver().Do(Samples.Arrive()).Try(Note(BlueFord)).Refusal, StringComparison.Ordinal);
        Assert.NotNull(lane.Try(Listed(new VehicleDescription(Make: "<b>"), 1)).Refusal);
        Assert.NotNull(lane.Try(Before(new VehicleDescription(Make: "<b>"))).Refusal);
        Assert.Empty(lane.Events.OfType<VehicleDescribed>());
    }

    [Fact]
    public void Passage_TakesTheLastNote_InWhateverOrderTheEventsCome()
    {
        CrossingEvent[] events =
        [
            new CrossingOpened { Crossing = Samples.Id, Number = 1, Lane = "l1", Direction = Direction.Entry, LaneKind = LaneKind.Car },
            new VehicleDescribed { Crossing = Samples.Id, Number = 2, Looks = BlueFord, NotedBy = "o.one" },
            new VehicleDescribed { Crossing = Samples.Id, Number = 3, Looks = RedRenault, NotedBy = "o.one" },
        ];
        foreach (var order in (CrossingEvent[][])[events, [.. events.Reverse()]])
        {
            var passage = order.Aggregate(new VehiclePassage(), (p, e) => p.After(e, default, Visits.Start));
            Assert.Equal(RedRenault, passage.Visit(Samples.Id, "north")!.Looks);
        }
    }

    [Fact]
    public void Reason_InEveryLanguage_IsSaid()
    {
        var reason = Differing(Recommender.Evaluate(Lane(Before(RedRenault), Note(BlueFord)).State, 1, Samples.Today, Policy)).First();
        var said = new[] { "en", "fr", "ar", "ru", "zh", "vi" }.Select(l => RuleSet.Of(Policy).Translate(reason, l)).ToArray();
        Assert.Equal(6, said.Distinct().Count());
    }

    private static IEnumerable<Reason> Differing(Recommendation found) => found.Reasons.Where(r => r.Code.EndsWith("-differs", StringComparison.Ordinal));

    private static Driver Lane(params CrossingInput[] inputs) => new Driver().Do([Samples.Arrive(LaneKind.Car), Samples.Plate(), Samples.Document(), .. inputs]);

    private static FactSource Facts(Driver lane) => FactSource.Of(lane.State, 1, Samples.Today, Policy, false);

    private static bool? Flag(Driver lane, string fact) => Facts(lane)[fact].Flag;

    private static DescribeVehicle Note(VehicleDescription looks, int seen = 0) => new(looks, "o.one", seen) { Crossing = Samples.Id };

    private static ReviewVehicle Before(VehicleDescription looks) => new(Review with { Seen = new VehicleSeen(looks, "south", Samples.Today) }, null) { Crossing = Samples.Id };

    private static CheckWatchlist Listed(VehicleDescription looks, double score) => Samples.Search(null, Samples.Match(Outcome.Admit, score) with { Looks = looks });
}
