using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Recommendations;
using Border.Domain.Time;
using Border.Domain.Vehicles;
using Border.Officer.Desk;

namespace Border.Edge.Tests.Pages.Scenes;

/// <summary>Scenes of a vehicle that is not the one its plate is known with.</summary>
internal static class Vehicles
{
    /// <summary>Seen before, listed, noted, and different from both.</summary>
    public static LaneScreen Mismatch(LaneScreen lane)
    {
        var state = lane.Current!.State;
        var day = new DateOnly(2026, 7, 30);
        var last = new VehicleVisit(Guid.Empty, "south-east", Direction.Entry, new HlcTimestamp(1, 0), Scenes.Now, day, true, 4, 0);
        var hit = new LookoutHit
        {
            Crossing = state.Id,
            Number = 20,
            Entry = "V-2044",
            ListVersion = 3,
            Score = 1,
            Asks = Outcome.Secondary,
            Instruction = "Call the duty officer.",
            Why = ["The plate is the same."],
            Looks = new VehicleDescription(VehicleCategory.PassengerCar, VehicleColour.Silver, "MERCEDES-BENZ"),
        };
        var review = new VehicleReview(day, 3, 0, last, null, true, false, null)
        {
            Seen = new VehicleSeen(new VehicleDescription(VehicleCategory.PassengerCar, VehicleColour.Grey, "MERCEDES"), "south-east", day),
        };
        return lane with
        {
            Current = lane.Current with
            {
                State = state with
                {
                    VehicleWatchlist = state.VehicleWatchlist! with { Hits = 1 },
                    VehicleHits = [hit],
                    Vehicle = new VehicleReviewed { Crossing = state.Id, Number = 21, Review = review, CentreToldAt = Scenes.Now },
                    Looks = new VehicleDescribed
                    {
                        Crossing = state.Id,
                        Number = 22,
                        Looks = new VehicleDescription(VehicleCategory.Lorry, VehicleColour.DarkBlue, "VOLKSWAGEN"),
                        NotedBy = "o.one",
                    },
                },
            },
        };
    }
}
