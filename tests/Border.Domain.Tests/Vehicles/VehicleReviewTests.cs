using Border.Domain.Crossings;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Facts;
using Border.Domain.Stays;
using Border.Domain.Tests.Crossings;
using Border.Domain.Vehicles;

namespace Border.Domain.Tests.Vehicles;

/// <summary>What is found about a vehicle and those who travel in it.</summary>
public sealed class VehicleReviewTests
{
    private static readonly VehiclePolicy Roads = new() { Roads = [new("north", "south", 95)] };
    private static readonly CrossingPolicy Policy = CrossingPolicy.Default with { Version = 3, Vehicles = Roads };
    private static readonly VehicleVisit Entry = Visits.At(1, 0, Direction.Entry, people: 3);
    private static readonly VehicleVisit Here = Visits.At(9, 3 * 24 * 60, Direction.Exit, "south");

    [Fact]
    public void VehicleLeaving_AfterItsEntryAtAnotherPost_IsInOrder()
    {
        var review = VehicleReview.Of(Roads, Known(Entry), Here, [], null);
        Assert.Equal((1, 0, Entry, null, true, false), (review.Crossings, review.Gaps, review.Inside, review.TooFast, review.RoadsKnown, review.LooksAlike));
        Assert.Equal(4, review.DaysInside);
        Assert.Null(review.Missing);
    }

    [Fact]
    public void PlateThatLooksAlike_IsSaidOnlyWhereThisOneHasNoEntry()
    {
        var alike = new VehicleKnown([], [Entry], null);
        Assert.True(VehicleReview.Of(Roads, alike, Here, [], null).LooksAlike);
        Assert.False(VehicleReview.Of(Roads, alike, Here with { Direction = Direction.Entry }, [], null).LooksAlike);
        Assert.False(VehicleReview.Of(Roads, alike with { Visits = [Entry] }, Here, [], null).LooksAlike);
        Assert.Null(EntryLink.Of([Stay(Entry, LaneKind.Car)], alike, null)!.SameVehicle);
    }

    [Fact]
    public void Traveller_CameWithThisVehicleOrAnotherOrNobodyCanSay()
    {
        var told = Entry.At.AddDays(2);
        Assert.True(EntryLink.Of([Stay(Entry, LaneKind.Car)], Known(Entry), null)!.SameVehicle);
        Assert.Equal(new EntryLink(Entry.Crossing, LaneKind.Truck, false), EntryLink.Of([Stay(Entry, LaneKind.Truck)], Known(), null));
        // The centre told of the traveller and not of the vehicle: its own list may lack that entry.
        Assert.Null(EntryLink.Of([Stay(Entry, null)], Known(), told)!.SameVehicle);
        Assert.False(EntryLink.Of([Stay(Entry, null)], Known() with { CentreToldAt = told }, told)!.SameVehicle);
        Assert.Null(EntryLink.Of([Stay(Entry, null)], Known() with { CentreToldAt = Entry.At.AddDays(-1) }, told)!.SameVehicle);
        Assert.Null(EntryLink.Of([Stay(Entry, LaneKind.Car)], null, null)!.SameVehicle);
        Assert.Null(EntryLink.Of([Stay(Entry, LaneKind.Car), Stay(Visits.At(2, 60, Direction.Exit), LaneKind.Car)], Known(Entry), null));
        Assert.Null(EntryLink.Of([], Known(Entry), null));
    }

    [Fact]
    public void PeopleWhoCameWithIt_AreMissedOnlyWhenAllOfThePartyAreRead()
    {
        var (with, other) = (new EntryLink(Entry.Crossing, LaneKind.Car, true), new EntryLink(Guid.NewGuid(), LaneKind.Car, false));
        Assert.Null(EntryLink.Missing(Entry, [with], null));
        Assert.Null(EntryLink.Missing(Entry, [with], 2));
        Assert.Equal(2, EntryLink.Missing(Entry, [with], 1));
        Assert.Equal(2, EntryLink.Missing(Entry, [with, other], 2));
        Assert.Equal(2, EntryLink.Missing(Entry, [with, other, null], null));
        Assert.Equal(0, EntryLink.Missing(Entry, [with, with, with, other], 4));
        Assert.Null(EntryLink.Missing(null, [with], 1));
        Assert.Null(EntryLink.Missing(Entry with { People = 0 }, [with], 1));
    }

    [Fact]
    public void TooFast_AsksForSecondary_WithoutNamingTheOtherPost()
    {
        var lane = Car();
        lane.Do(Review(VehicleReview.Of(Roads, Known(Entry), Here with { At = Entry.At.AddMinutes(12), Day = Entry.Day }, [], null)));
        var found = Recommender.Evaluate(lane.State, 1, Here.Day, Policy);
        var reason = Assert.Single(found.Reasons, r => r.Code == Finding.VehicleTooFast);
        Assert.Equal(("The same plate was at another post within 12 minutes of this crossing; the road takes at least 95 minutes.", Outcome.Secondary), (reason.Text, reason.Outcome));
        Assert.DoesNotContain(found.Reasons, r => r.Text.Contains("north", StringComparison.Ordinal));
        Assert.Equal("north", FactSource.Of(lane.State, 1, Here.Day, Policy, false)["vehicle.otherPost"].Text);
        Assert.Contains(found.Reasons, r => r.Code == "vehicle.own-post");
        Assert.DoesNotContain("vehicle", found.Missing);
    }

    [Fact]
    public void RoadTimeThatIsMissing_IsUnknownAndNoFinding()
    {
        var lane = Car();
        lane.Do(Review(VehicleReview.Of(new VehiclePolicy(), Known(Entry), Here with { At = Entry.At.AddMinutes(12) }, [], null)));
        Assert.False(FactSource.Of(lane.State, 1, Here.Day, Policy, false)["vehicle.tooFast"].IsKnown);
        Assert.DoesNotContain(Recommender.Evaluate(lane.State, 1, Here.Day, Policy).Reasons, r => r.Code == Finding.VehicleTooFast);
    }

    [Fact]
    public void VehicleThatCouldNotBeLookedUp_IsMissing_ButOnlyWhereThePolicyAsks()
    {
        var lane = Car();
        Assert.Contains("vehicle", Recommender.Evaluate(lane.State, 1, Here.Day, Policy).Missing);
        var without = Recommender.Evaluate(lane.State, 1, Here.Day, CrossingPolicy.Default);
        Assert.DoesNotContain("vehicle", without.Missing);
        Assert.DoesNotContain(without.Reasons, r => r.Code.StartsWith("vehicle.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LaneKind.Car, false, "vehicle.other", "The traveller did not come in with this vehicle.")]
    [InlineData(LaneKind.Pedestrian, false, "vehicle.other", "The traveller came in on foot and leaves with this vehicle.")]
    [InlineData(LaneKind.Car, true, null, "")]
    [InlineData(null, null, null, "")]
    public void TravellerInAVehicle_HowTheyCameInIsSaidAndNotActedOn(LaneKind? by, bool? same, string? code, string text)
    {
        var lane = Car();
        lane.Do(new LinkEntry(1, new EntryLink(Entry.Crossing, by, same)) { Crossing = lane.State.Id });
        var found = Recommender.Evaluate(lane.State, 1, Here.Day, Policy).Reasons.Where(r => r.Code is "vehicle.other" or "vehicle.left-inside");
        Assert.Equal(code is null ? [] : [(code, text, Outcome.Admit)], found.Select(r => (r.Code, r.Text, r.Outcome)));
    }

    [Fact]
    public void TravellerOnFoot_WhoCameInWithACar_IsSaid()
    {
        var lane = new Driver().Do(new Arrive(new Lane("l1", Direction.Exit, LaneKind.Pedestrian)) { Crossing = Samples.Id }, Samples.Document());
        lane.Do(new LinkEntry(1, new EntryLink(Entry.Crossing, LaneKind.Car, null)) { Crossing = lane.State.Id });
        Assert.Contains(Recommender.Evaluate(lane.State, 1, Here.Day, Policy).Reasons, r => r.Code == "vehicle.left-inside");
    }

    [Fact]
    public void AnotherPlate_MakesReviewAndLinksStale_InWhateverOrderTheyAreFolded()
    {
        var lane = Car();
        lane.Do(new LinkEntry(1, new EntryLink(Entry.Crossing, LaneKind.Car, true)) { Crossing = lane.State.Id });
        lane.Do(Review(VehicleReview.Of(Roads, Known(Entry), Here, [], null)));
        Assert.NotNull(lane.State.Vehicle);
        lane.Do(new TypePlate("AB9", null, "o.one", lane.State.Plate!.Number) { Crossing = lane.State.Id, Vehicle = "v-" + new string('3', 32) });
        Assert.Null(lane.State.Vehicle);
        Assert.Null(lane.State.Travellers[1].Link);
        Assert.Equal(StateJson.Text(lane.State), StateJson.Text(Crossing.Evolve(CrossingState.Initial, lane.Events.Reverse())));
    }

    [Fact]
    public void ReviewOfNoPlate_OrWithImpossibleNumbers_IsRefusedInWords()
    {
        var review = VehicleReview.Of(Roads, Known(Entry), Here, [], null);
        Assert.NotNull(new Driver().Do(Samples.Arrive(LaneKind.Car)).Try(Review(review)).Refusal);
        var lane = Car();
        Assert.NotNull(lane.Try(Review(review with { Crossings = -1 })).Refusal);
        Assert.NotNull(lane.Try(Review(review with { Last = Entry with { Post = "No post!" } })).Refusal);
        Assert.NotNull(lane.Try(Review(review with { TooFast = new FastPassage("\u202e", Guid.Empty, 1, 2) })).Refusal);
        Assert.NotNull(lane.Try(new LinkEntry(7, null) { Crossing = lane.State.Id }).Refusal);
        Assert.NotNull(lane.Try(new LinkEntry(1, new EntryLink(Guid.Empty, (LaneKind)9, null)) { Crossing = lane.State.Id }).Refusal);
        Assert.Null(lane.Try(Review(review)).Refusal);
    }

    private static Driver Car() => new Driver().Do(new Arrive(new Lane("l1", Direction.Exit, LaneKind.Car)) { Crossing = Samples.Id }, Samples.Plate(), Samples.Document());

    private static VehicleKnown Known(params VehicleVisit[] visits) => new(visits, [], null);

    private static StayVisit Stay(VehicleVisit visit, LaneKind? kind) => new(visit.Crossing, visit.Order, visit.Day, visit.Direction) { LaneKind = kind };

    private static ReviewVehicle Review(VehicleReview review) => new(review, null) { Crossing = Samples.Id };
}
