using System.Globalization;

namespace Border.Domain.Stays;

/// <summary>A count of stay in English sentences: the same for whoever looks at it.</summary>
public static class StayWords
{
    /// <summary>Days used in a few words: <c>12 of 90 days</c>.</summary>
    public static string Short(StayCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return count switch
        {
            { Standing: StayStanding.Free } => "No limit for this nationality",
            { Standing: StayStanding.Exempt } => "Days on this document do not count",
            { Result: { Overstay: > 0 } over } => $"{Days(over.Overstay)} too many",
            { Result: { } result } => $"{result.Used} of {Days(count.Rule!.Days)}",
            _ => "Not counted",
        };
    }

    /// <summary>Days used and left and the last legal day; empty where no rule limits them.</summary>
    public static IReadOnlyList<string> Of(StayCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        if (count is not { Rule: { } rule, Result: { } result })
            return [];
        List<string> lines =
        [
            $"{Days(result.Used)} used of {rule.Days} in {rule.Window}, {result.Left} left.",
            result.LastLegalDay is not { } last ? "Not even today is within the rule."
                : last == DateOnly.MaxValue ? "The rule never ends a stay."
                : $"Last legal day: {last.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}.",
        ];
        if (result.Overstay > 0)
            lines.Add($"Overstay: {Days(result.Overstay)}.");
        if (count.Gaps > 0)
            lines.Add(count.Gaps == 1 ? "One entry or exit is missing." : $"{count.Gaps} entries or exits are missing.");
        return lines;
    }

    /// <summary>What a count rests on, and how old that is.</summary>
    /// <param name="count">The count.</param>
    /// <param name="centreToldAt">When the centre told of other posts; null when it has not.</param>
    public static string Rests(StayCount count, DateTimeOffset? centreToldAt)
    {
        ArgumentNullException.ThrowIfNull(count);
        var from = count.Crossings switch { 0 => "no earlier crossing", 1 => "one earlier crossing", var n => $"{n} earlier crossings" };
        return centreToldAt is { } told
            ? $"From {from} at all posts, as the centre knew on {told.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)} UTC."
            : $"From {from} at this node only; of other posts the centre has not told.";
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
