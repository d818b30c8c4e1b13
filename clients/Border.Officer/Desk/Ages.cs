using System.Globalization;

namespace Border.Officer.Desk;

/// <summary>How old something is, in one short word for a screen.</summary>
public static class Ages
{
    /// <summary>For example <c>5 min</c>, <c>3 h</c>, <c>2 days</c>; never negative.</summary>
    public static string Of(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "under 1 min",
        { TotalHours: < 1 } => $"{Whole(age.TotalMinutes)} min",
        { TotalDays: < 2 } => $"{Whole(age.TotalHours)} h",
        _ => $"{Whole(age.TotalDays)} days",
    };

    private static string Whole(double number) => Math.Floor(number).ToString("0", CultureInfo.InvariantCulture);
}
