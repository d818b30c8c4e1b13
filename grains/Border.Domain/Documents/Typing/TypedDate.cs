using System.Globalization;
using Border.Domain.Documents.Mrz;

namespace Border.Domain.Documents.Typing;

/// <summary>
/// A date as an officer types it from a document: day, month, year with four digits (12.08.1974, 12 08 1974, 12081974), or 1974-08-12. XX
/// stands for a day or month of birth that the document leaves out. Becomes YYMMDD as in a machine-readable zone.
/// </summary>
public static class TypedDate
{
    private const int MaxCharacters = 12;
    private const int MaxAge = 130;
    private const string Rule = "Day, month and year with four digits, for example 12.08.1974.";

    /// <summary>A date of birth; not after <paramref name="today"/>.</summary>
    public static (string? Printed, string? Problem) Birth(string? text, DateOnly today)
    {
        if (Parts(text) is not { } parts)
            return (null, Rule + " XX for a day or month that is not given.");
        if (parts.Year < today.Year - MaxAge || parts.Year > today.Year)
            return (null, $"A date of birth is in the last {MaxAge} years.");
        if (Earliest(parts) is not { } earliest)
            return (null, "There is no such date.");
        return earliest <= today ? (Printed(parts).Replace("XX", "<<", StringComparison.Ordinal), null) : (null, "This date is still to come.");
    }

    /// <summary>A date of expiry; empty when the document has none.</summary>
    public static (string? Printed, string? Problem) Expiry(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ("<<<<<<", null);
        if (Parts(text) is not { } parts || parts.Day == "XX" || parts.Month == "XX")
            return (null, Rule + " Nothing if the document has none.");
        var printed = Printed(parts);
        if (!MrzDate.IsDate(printed, unknown: false))
            return (null, "There is no such date.");
        return MrzDate.Expiry(printed, today)?.Year == parts.Year ? (printed, null) : (null, "A date of expiry is within 50 years.");
    }

    private static (string Day, string Month, int Year)? Parts(string? text)
    {
        var clean = (text ?? "").Trim().ToUpperInvariant();
        if (clean.Length > MaxCharacters)
            return null;
        string[] parts = clean.Split([' ', '.', '/', '-'], StringSplitOptions.RemoveEmptyEntries) switch
        {
            [{ Length: 8 } all] => [all[..2], all[2..4], all[4..]],
            [{ Length: 4 } year, var month, var day] => [day, month, year],
            var three => three,
        };
        if (parts is not [{ Length: 1 or 2 } d, { Length: 1 or 2 } m, { Length: 4 } y] || !y.All(char.IsAsciiDigit) || !IsPart(d) || !IsPart(m))
            return null;
        return (d.PadLeft(2, '0'), m.PadLeft(2, '0'), int.Parse(y, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static bool IsPart(string text) => text == "XX" || text.All(char.IsAsciiDigit);

    private static string Printed((string Day, string Month, int Year) parts) =>
        string.Create(CultureInfo.InvariantCulture, $"{parts.Year % 100:00}{parts.Month}{parts.Day}");

    /// <summary>The first day that it may be; null when there is none.</summary>
    private static DateOnly? Earliest((string Day, string Month, int Year) parts)
    {
        if (parts.Month == "XX" && parts.Day != "XX")
            return null;
        var (month, day) = (parts.Month == "XX" ? "01" : parts.Month, parts.Day == "XX" ? "01" : parts.Day);
        var text = string.Create(CultureInfo.InvariantCulture, $"{parts.Year:0000}{month}{day}");
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }
}
