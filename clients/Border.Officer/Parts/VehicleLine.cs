using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Vehicles;
using Border.Officer.Desk;
using Border.Officer.Texts;

namespace Border.Officer.Parts;

/// <summary>What is known of a vehicle's visits, and of how a traveller came in, as lines of the terminal. What is said of visits is English in every language so far.</summary>
internal static class VehicleLine
{
    public static CheckLine Of(OfficerTexts texts, VehicleReviewed vehicle, Direction direction)
    {
        var review = vehicle.Review;
        var tone = review switch
        {
            { TooFast: not null } => Tone.Bad,
            { LooksAlike: true } or { Missing: > 0 } => Tone.Warn,
            { Last: { } last } when last.Direction == direction => Tone.Warn,
            _ => vehicle.CentreToldAt is null ? Tone.Calm : Tone.Good,
        };
        // The rest stands with what was read, where the page has room.
        return new CheckLine(
            texts["check.vehicle"], VehicleWords.Short(review), tone, "", tone is Tone.Bad or Tone.Warn ? [VehicleWords.Of(review, direction)[0]] : []);
    }

    public static CheckLine? Of(OfficerTexts texts, EntryLink link, LaneKind leavesBy) => VehicleWords.Of(link, leavesBy) is { } came
        ? new CheckLine(texts["check.entry"], Entry(texts, link), IsOdd(link, leavesBy) ? Tone.Warn : Tone.Calm, "", came)
        : null;

    private static string Entry(OfficerTexts texts, EntryLink link) => link switch
    {
        { SameVehicle: true } => texts["entry.same"],
        { By: LaneKind.Pedestrian } => texts["entry.foot"],
        { SameVehicle: false } => texts["entry.other"],
        _ => texts["entry.by", texts[$"kind.{link.By}"]],
    };

    /// <summary>Somebody who came by bus may well leave on foot.</summary>
    private static bool IsOdd(EntryLink link, LaneKind leavesBy) =>
        link.SameVehicle is false || (leavesBy == LaneKind.Pedestrian && link.By is (LaneKind.Car or LaneKind.Truck));
}
