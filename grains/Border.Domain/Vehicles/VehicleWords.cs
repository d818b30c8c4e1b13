using System.Globalization;
using Border.Domain.Lanes;

namespace Border.Domain.Vehicles;

/// <summary>A review of a vehicle in English sentences: the same for whoever looks at it. They may name another post: records of them are sealed.</summary>
public static class VehicleWords
{
    /// <summary>What is known in a few words: <c>In the country for 3 days</c>.</summary>
    public static string Short(VehicleReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return review switch
        {
            { TooFast: not null } => "Too fast",
            { DaysInside: { } days } => days == 1 ? "In the country since today" : $"In the country for {days} days",
            { Last: not null } => "Left before",
            { Crossings: > 0 } => "Turned back before",
            _ => "Not seen before",
        };
    }

    /// <summary>What was found, a sentence each, the weightiest first.</summary>
    /// <param name="review">The review.</param>
    /// <param name="direction">Of the crossing at hand; null to leave out what repeats it.</param>
    public static IReadOnlyList<string> Of(VehicleReview review, Direction? direction)
    {
        ArgumentNullException.ThrowIfNull(review);
        var lines = new List<string>();
        if (review.TooFast is { } fast)
            lines.Add($"At {fast.Post} within {Count(fast.Minutes, "minute")}; the road takes at least {fast.RoadMinutes}.");
        if (review.Last is { } last)
        {
            var how = last.Direction == Direction.Entry ? "Came in" : "Left";
            var people = last.People > 0 ? $" with {(last.People == 1 ? "1 person" : $"{last.People} people")}" : "";
            lines.Add($"{how} at {last.Post} on {last.Day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}{people}.");
            if (last.Direction == direction)
                lines.Add($"No {(direction == Direction.Entry ? "exit" : "entry")} is known since.");
        }

        if (review.LooksAlike)
            lines.Add("A plate that looks alike came in and has not left.");
        if (review.Missing is > 0 and var missing)
            lines.Add($"{missing} of them not in it.");
        return lines;
    }

    /// <summary>How the vehicle looked before, in a sentence; null where nobody noted it.</summary>
    /// <param name="review">The review.</param>
    public static string? Seen(VehicleReview review)
    {
        ArgumentNullException.ThrowIfNull(review);
        return review.Seen is { Looks.IsEmpty: false } seen
            ? $"Noted before: {seen.Looks.Words()}, last at {seen.Post} on {seen.Day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}."
            : null;
    }

    /// <summary>What a review rests on, and how old that is.</summary>
    /// <param name="review">The review.</param>
    /// <param name="centreToldAt">When the centre told of other posts; null when it has not.</param>
    public static string Rests(VehicleReview review, DateTimeOffset? centreToldAt)
    {
        ArgumentNullException.ThrowIfNull(review);
        var from = review.Crossings switch { 0 => "No earlier visit", _ => Count(review.Crossings, "earlier visit") };
        var roads = review.RoadsKnown ? "" : " Not every road time is known.";
        return centreToldAt is { } told
            ? $"{from} at all posts, as the centre knew on {told.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)} UTC.{roads}"
            : $"{from} at this node; of other posts the centre has not told.{roads}";
    }

    /// <summary>How a leaving traveller came in, in a sentence; null when nothing is known.</summary>
    /// <param name="link">The link.</param>
    /// <param name="leavesBy">Through which kind of lane they leave; null where that is said elsewhere.</param>
    public static string? Of(EntryLink? link, LaneKind? leavesBy) => link switch
    {
        { SameVehicle: true } => "Came in with this vehicle.",
        { SameVehicle: false, By: LaneKind.Pedestrian } => "Came in on foot.",
        { SameVehicle: false } => "Did not come in with this vehicle.",
        { By: LaneKind.Pedestrian } => "Came in on foot.",
        { By: { } by } => $"Came in with a {by.ToString().ToLowerInvariant()}{(leavesBy is null or LaneKind.Pedestrian ? "" : "; nobody can say whether with this one")}.",
        _ => null,
    };

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{number} {what}s");
}
