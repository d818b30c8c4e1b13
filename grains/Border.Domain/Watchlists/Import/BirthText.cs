using System.Globalization;

namespace Border.Domain.Watchlists.Import;

/// <summary>Dates of birth as lists write them: whole, of a year alone, about a year, or between two.</summary>
internal static class BirthText
{
    /// <summary>More years than this say nothing about a person.</summary>
    public const int MaxYears = 12;

    private static readonly string[] Days = ["yyyy-MM-dd", "d MMM yyyy", "dd MMM yyyy", "d MMMM yyyy", "dd/MM/yyyy", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-ddzzz", "yyyy-MM-dd'Z'"];
    private static readonly string[] Months = ["yyyy-MM", "MMM yyyy", "MMMM yyyy", "MM/yyyy"];

    /// <summary>A day, or the years that are possible: one of the two.</summary>
    /// <param name="text"><c>13 May 1950</c>, <c>1950</c>, <c>circa 1950</c>, <c>May 1950</c>, <c>1950 to 1955</c>, <c>1950-05-13</c>.</param>
    /// <param name="day">The day, where it is known.</param>
    /// <param name="years">The years, where the day is not known.</param>
    /// <returns>False when it cannot be read, or gives more than <see cref="MaxYears"/> years.</returns>
    public static bool Read(string text, out DateOnly? day, out IReadOnlyList<int> years)
    {
        (day, years) = (null, []);
        text = Bare(text);
        if (text.Length is 0 or > 60)
            return false;
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            if (date is { Month: 1, Day: 1 } && text.EndsWith("00:00:00", StringComparison.Ordinal))
                years = [date.Year];
            else
                day = date;
            return IsYear(date.Year);
        }

        if (DateOnly.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && IsYear(month.Year))
        {
            years = [month.Year];
            return true;
        }

        var ends = text.Split([" to ", " - ", "-", "/"], 2, StringSplitOptions.TrimEntries);
        return Year(ends[0]) is { } from && Year(ends[^1]) is { } to && Years(from, to, out years);
    }

    /// <summary>The years from one to another.</summary>
    public static bool Years(int from, int to, out IReadOnlyList<int> years)
    {
        var isUsable = IsYear(from) && IsYear(to) && to >= from && to - from < MaxYears;
        years = isUsable ? [.. Enumerable.Range(from, to - from + 1)] : [];
        return isUsable;
    }

    private static string Bare(string text)
    {
        text = text.Trim().TrimEnd('.');
        foreach (var about in (string[])["circa ", "approximately ", "approx. ", "c. ", "about ", "~"])
        {
            if (text.StartsWith(about, StringComparison.OrdinalIgnoreCase))
                return text[about.Length..].Trim();
        }

        return text;
    }

    /// <summary>The year of <c>1950</c>, <c>May 1950</c> or <c>13 May 1950</c>.</summary>
    private static int? Year(string text)
    {
        var last = text.Split(' ')[^1];
        return last.Length == 4 && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
    }

    private static bool IsYear(int year) => year is >= 1850 and <= 2100;
}
