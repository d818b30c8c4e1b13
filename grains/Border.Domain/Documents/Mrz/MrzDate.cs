using System.Globalization;

namespace Border.Domain.Documents.Mrz;

/// <summary>The two-digit years of a machine-readable zone as dates (ICAO 9303-3 §4.8).</summary>
public static class MrzDate
{
    /// <summary>A date of expiry: the year within 50 years of <paramref name="today"/>. Null when unknown or no date.</summary>
    /// <param name="text">YYMMDD.</param>
    /// <param name="today">The date at the post.</param>
    public static DateOnly? Expiry(string text, DateOnly today)
    {
        if (!IsDigits(text))
            return null;
        var year = (today.Year / 100 * 100) + Part(text, 0);
        if (year > today.Year + 50)
            year -= 100;
        else if (year <= today.Year - 50)
            year += 100;
        return At(year, text);
    }

    /// <summary>A date of birth: the latest one that is not after <paramref name="today"/>. Null when (partly) unknown or no date.</summary>
    /// <param name="text">YYMMDD, <c>&lt;</c> where unknown.</param>
    /// <param name="today">The date at the post.</param>
    public static DateOnly? Birth(string text, DateOnly today)
    {
        if (!IsDigits(text))
            return null;
        var year = (today.Year / 100 * 100) + Part(text, 0);
        var date = At(year, text);
        return date > today || date is null ? At(year - 100, text) : date;
    }

    /// <summary>True for six digits that are a date in some century, or with <paramref name="unknown"/> pairs of fillers for what is not known.</summary>
    internal static bool IsDate(string text, bool unknown)
    {
        if (text.Length != 6)
            return false;
        for (var i = 0; i < 6; i += 2)
        {
            if (!(char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i + 1])) && !(unknown && text[i] == '<' && text[i + 1] == '<'))
                return false;
        }

        var month = text[2] == '<' ? 1 : Part(text, 2);
        var day = text[4] == '<' ? 1 : Part(text, 4);
        var year = text[0] == '<' ? 2000 : 2000 + Part(text, 0);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool IsDigits(string? text) => text is { Length: 6 } && text.All(char.IsAsciiDigit);

    private static int Part(string text, int at) => int.Parse(text.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    private static DateOnly? At(int year, string text)
    {
        var (month, day) = (Part(text, 2), Part(text, 4));
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }
}
