namespace Border.Domain.Stays;

/// <summary>A stay in the country.</summary>
/// <param name="Entry">The day of entry; counts.</param>
/// <param name="Exit">The day of exit; counts. Null while the traveller is still here.</param>
public sealed record Stay(DateOnly Entry, DateOnly? Exit);

/// <summary>A rule such as 90 days in any 180.</summary>
/// <param name="Days">How many days may be stayed, 1 to <paramref name="Window"/>.</param>
/// <param name="Window">In how many days, ending with each day of the stay; 1 to <see cref="MaxWindow"/>.</param>
public sealed record StayRule(int Days, int Window)
{
    /// <summary>The longest window: ten years.</summary>
    public const int MaxWindow = 3660;

    /// <summary>The Schengen short stay (Regulation (EU) 2016/399, Art. 6): 90 days in any 180.</summary>
    public static StayRule Schengen { get; } = new(90, 180);

    /// <summary>What is wrong with the rule, in words; null when it can be used.</summary>
    public string? Problem() =>
        Window is < 1 or > MaxWindow || Days < 1 || Days > Window
            ? $"A window has 1 to {MaxWindow} days, and the days of stay are from 1 to the window."
            : null;
}

/// <summary>What a rule leaves on a day.</summary>
/// <param name="Used">Days stayed in the window that ends with the day, the day itself included when stayed.</param>
/// <param name="Left">Days of the rule that are not used, 0 or more.</param>
/// <param name="LastLegalDay">
/// The last day up to which the traveller may stay without leaving: from the current stay, or else from an entry on the day. In the past
/// after an overstay; null when even the day of entry is (or was) too many; the last day of all when the rule never ends a stay.
/// </param>
/// <param name="Overstay">Days used beyond the rule, 0 or more.</param>
public sealed record StayResult(int Used, int Left, DateOnly? LastLegalDay, int Overstay);

/// <summary>
/// Counts days of stay exactly: entry and exit both count, stays that overlap count once, a stay without exit lasts through the day asked
/// about, and what lies after that day does not count.
/// </summary>
public static class StayCalculator
{
    /// <summary>The most stays taken.</summary>
    public const int MaxStays = 10_000;

    /// <summary>What <paramref name="rule"/> leaves on the day <paramref name="on"/>.</summary>
    /// <exception cref="ArgumentException">The rule cannot be used, a stay ends before it begins, or there are too many stays.</exception>
    public static StayResult Check(StayRule rule, IReadOnlyCollection<Stay> stays, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(stays);
        if (rule.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(rule));
        if (stays.Count > MaxStays)
            throw new ArgumentException($"At most {MaxStays} stays are taken; there are {stays.Count}.", nameof(stays));
        if (stays.Any(s => s.Exit < s.Entry))
            throw new ArgumentException("A stay ends before it begins.", nameof(stays));
        var spans = Merge(stays, on.DayNumber);
        var used = Used(spans, rule.Window, on.DayNumber);
        return new StayResult(used, Math.Max(0, rule.Days - used), LastLegalDay(rule, spans, on.DayNumber), Math.Max(0, used - rule.Days));
    }

    /// <summary>While somebody stays on, the days used never become fewer, so that the last legal day can be found by halving.</summary>
    private static DateOnly? LastLegalDay(StayRule rule, List<Span> spans, int on)
    {
        if (rule.Days == rule.Window)
            return DateOnly.MaxValue;
        var here = spans.Count > 0 && spans[^1].To == on;
        var from = here ? spans[^1].From : on;
        var end = Math.Min(on + rule.Window, DateOnly.MaxValue.DayNumber);
        List<Span> staying = [.. here ? spans.SkipLast(1) : spans, new Span(from, end)];
        if (Used(staying, rule.Window, from) > rule.Days)
            return null;
        var (legal, beyond) = (from, end + 1);
        while (beyond - legal > 1)
        {
            var middle = legal + ((beyond - legal) / 2);
            if (Used(staying, rule.Window, middle) <= rule.Days)
                legal = middle;
            else
                beyond = middle;
        }

        return DateOnly.FromDayNumber(legal);
    }

    private static int Used(List<Span> spans, int window, int on) =>
        spans.Sum(s => Math.Max(0, Math.Min(s.To, on) - Math.Max(s.From, on - window + 1) + 1));

    /// <summary>Spans of days up to <paramref name="on"/>, in order, that neither overlap nor touch.</summary>
    private static List<Span> Merge(IReadOnlyCollection<Stay> stays, int on)
    {
        var merged = new List<Span>();
        foreach (var stay in stays.Where(s => s.Entry.DayNumber <= on).OrderBy(s => s.Entry))
        {
            var to = Math.Min(stay.Exit?.DayNumber ?? on, on);
            if (merged.Count > 0 && stay.Entry.DayNumber <= merged[^1].To + 1)
                merged[^1] = merged[^1] with { To = Math.Max(merged[^1].To, to) };
            else
                merged.Add(new Span(stay.Entry.DayNumber, to));
        }

        return merged;
    }

    private readonly record struct Span(int From, int To);
}
