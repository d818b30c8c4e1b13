using Border.Domain.Lanes;
using Border.Domain.Vehicles;

namespace Border.Domain.Tests.Vehicles;

/// <summary>What people read about a vehicle.</summary>
public sealed class VehicleWordsTests
{
    private static readonly VehicleReview Review = new(
        new DateOnly(2026, 3, 4), 2, 1, Visits.At(1, 0, Direction.Entry, people: 3), new FastPassage("south", Guid.Empty, 1, 95), false, true, 2);

    [Fact]
    public void EveryFinding_HasItsSentence_TheWeightiestFirst()
    {
        Assert.Equal("Too fast", VehicleWords.Short(Review));
        Assert.Equal(
            [
                "At south within 1 minute; the road takes at least 95.", "Came in at north on 1 Mar 2026 with 3 people.", "No exit is known since.",
                "A plate that looks alike came in and has not left.", "2 of them not in it.",
            ],
            VehicleWords.Of(Review, Direction.Entry));
        Assert.DoesNotContain("No exit is known since.", VehicleWords.Of(Review, Direction.Exit));
    }

    [Fact]
    public void Short_TellsWhereTheVehicleIs()
    {
        var calm = Review with { TooFast = null };
        Assert.Equal("In the country for 4 days", VehicleWords.Short(calm));
        Assert.Equal("Left before", VehicleWords.Short(calm with { Last = Visits.At(1, 0, Direction.Exit) }));
        Assert.Equal("Turned back before", VehicleWords.Short(calm with { Last = null }));
        Assert.Equal("Not seen before", VehicleWords.Short(calm with { Last = null, Crossings = 0 }));
    }

    [Fact]
    public void Rests_SaysWhatItIsFromAndHowOldThatIs()
    {
        Assert.Equal("2 earlier visits at this node; of other posts the centre has not told. Not every road time is known.", VehicleWords.Rests(Review, null));
        Assert.Equal("1 earlier visit at all posts, as the centre knew on 1 Mar 2026 08:00 UTC.", VehicleWords.Rests(Review with { Crossings = 1, RoadsKnown = true }, Visits.Start));
    }

    [Theory]
    [InlineData(LaneKind.Car, true, "Came in with this vehicle.")]
    [InlineData(LaneKind.Car, false, "Did not come in with this vehicle.")]
    [InlineData(LaneKind.Pedestrian, false, "Came in on foot.")]
    [InlineData(LaneKind.Bus, null, "Came in with a bus; nobody can say whether with this one.")]
    [InlineData(null, null, null)]
    public void Link_IsSaidAsFarAsItIsKnown(LaneKind? by, bool? same, string? words) =>
        Assert.Equal(words, VehicleWords.Of(new EntryLink(Guid.Empty, by, same), LaneKind.Car));
}
