using Border.Domain.Stays;

namespace Border.Cli.Eval.Stays;

/// <summary>Days of stay counted one by one, as one would on a calendar: slow, and the measure of the calculator.</summary>
internal static class DayByDay
{
    /// <summary>What a rule leaves on a day.</summary>
    public static StayResult Check(StayRule rule, IReadOnlyCollection<Stay> stays, DateOnly on)
    {
        var days = new HashSet<int>();
        foreach (var stay in stays)
        {
            for (var day = stay.Entry.DayNumber; day <= Math.Min(stay.Exit?.DayNumber ?? on.DayNumber, on.DayNumber); day++)
                days.Add(day);
        }

        var used = Used(rule, days, on.DayNumber);
        return new StayResult(used, Math.Max(0, rule.Days - used), LastLegalDay(rule, days, on.DayNumber), Math.Max(0, used - rule.Days));
    }

    /// <summary>From the first day of the stay that lasts on the day, or from an entry on it, day after day until one is too many.</summary>
    private static DateOnly? LastLegalDay(StayRule rule, HashSet<int> days, int on)
    {
        if (rule.Days == rule.Window)
            return DateOnly.MaxValue;
        var day = on;
        while (days.Contains(on) && days.Contains(day - 1))
            day--;
        int? legal = null;
        for (; ; day++)
        {
            days.Add(day);
            if (Used(rule, days, day) > rule.Days)
                return legal is { } last ? DateOnly.FromDayNumber(last) : null;
            legal = day;
        }
    }

    private static int Used(StayRule rule, HashSet<int> days, int on)
    {
        var used = 0;
        for (var day = on - rule.Window + 1; day <= on; day++)
            used += days.Contains(day) ? 1 : 0;
        return used;
    }
}
