using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.Events;
using Border.Domain.Lanes;
using Border.Domain.Vehicles;
using Border.Officer.Desk;
using Border.Officer.Texts;

namespace Border.Officer.Parts;

/// <summary>What is known of a vehicle's visits, and of how a traveller came in, as lines of the terminal. Other posts are named here: it is a screen, no reason.</summary>
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
        return new CheckLine(texts["check.vehicle"], Short(texts, review), tone, tone is Tone.Bad or Tone.Warn ? Found(texts, review, direction).First() : "");
    }

    /// <summary>How a leaving traveller came in; null when nothing is known.</summary>
    public static CheckLine? Of(OfficerTexts texts, EntryLink link, LaneKind leavesBy) => Came(texts, link, leavesBy) is { } came
        ? new CheckLine(texts["check.entry"], Entry(texts, link), IsOdd(link, leavesBy) ? Tone.Warn : Tone.Calm, came)
        : null;

    /// <summary>All that is known of the vehicle's earlier visits, and what that rests on.</summary>
    public static IEnumerable<string> Sentences(OfficerTexts texts, CrossingState state) =>
        state.Vehicle is { } vehicle ? [.. Found(texts, vehicle.Review, state.Direction), .. Rests(texts, vehicle.Review, vehicle.CentreToldAt)] : [];

    private static string Short(OfficerTexts texts, VehicleReview review) => review switch
    {
        { TooFast: not null } => texts["vehicle.too.fast"],
        { DaysInside: 1 } => texts["vehicle.today"],
        { DaysInside: { } days } => texts["vehicle.inside", days],
        { Last: not null } => texts["vehicle.left"],
        { Crossings: > 0 } => texts["vehicle.turned"],
        _ => texts["vehicle.new"],
    };

    /// <summary>The weightiest first; not empty where anything is odd.</summary>
    private static IEnumerable<string> Found(OfficerTexts texts, VehicleReview review, Direction direction)
    {
        if (review.TooFast is { } fast)
            yield return texts["vehicle.fast", fast.Post, fast.Minutes, fast.RoadMinutes];
        if (review.Last is { } last)
        {
            yield return (last.Direction, last.People) switch
            {
                (Direction.Entry, 0) => texts["vehicle.came", last.Post, last.Day],
                (Direction.Entry, var people) => texts["vehicle.came.people", last.Post, last.Day, people],
                (_, 0) => texts["vehicle.went", last.Post, last.Day],
                (_, var people) => texts["vehicle.went.people", last.Post, last.Day, people],
            };
            if (last.Direction == direction)
                yield return direction == Direction.Entry ? texts["vehicle.no.exit"] : texts["vehicle.no.entry"];
        }

        if (review.LooksAlike)
            yield return texts["vehicle.alike"];
        if (review.Missing is > 0 and var missing)
            yield return texts["vehicle.missing", missing];
    }

    private static IEnumerable<string> Rests(OfficerTexts texts, VehicleReview review, DateTimeOffset? centreToldAt)
    {
        yield return (centreToldAt?.UtcDateTime, review.Crossings) switch
        {
            (null, 0) => texts["vehicle.rests.here.none"],
            (null, var visits) => texts["vehicle.rests.here", visits],
            ({ } told, 0) => texts["vehicle.rests.all.none", DateOnly.FromDateTime(told), Time(told)],
            ({ } told, var visits) => texts["vehicle.rests.all", visits, DateOnly.FromDateTime(told), Time(told)],
        };
        if (!review.RoadsKnown)
            yield return texts["vehicle.roads"];
    }

    private static string Time(DateTime told) => told.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Came(OfficerTexts texts, EntryLink link, LaneKind leavesBy) => link switch
    {
        { SameVehicle: true } => texts["entry.said.same"],
        { By: LaneKind.Pedestrian } => texts["entry.said.foot"],
        { SameVehicle: false } => texts["entry.said.other"],
        { By: { } by } => leavesBy == LaneKind.Pedestrian ? texts["entry.said.by", texts[$"kind.{by}"]] : texts["entry.said.unsure", texts[$"kind.{by}"]],
        _ => null,
    };

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
