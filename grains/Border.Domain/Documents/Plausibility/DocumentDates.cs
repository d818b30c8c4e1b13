using Border.Domain.Documents.Mrz;

namespace Border.Domain.Documents.Plausibility;

/// <summary>Whether a document's dates agree with the calendar and with each other.</summary>
internal static class DocumentDates
{
    private const int LongestYears = 10;

    public static IEnumerable<DocumentFinding> Of(TravelDocument document, DateOnly today, PrintedDates printed)
    {
        var birth = printed.Birth ?? MrzDate.Birth(document.BirthDate, today);
        var expiry = MrzDate.Expiry(document.ExpiryDate, today);
        return Expiry(document, expiry, today).Concat(Birth(document, birth, printed, today)).Concat(Issue(document, printed.Issued, birth, expiry, today));
    }

    private static IEnumerable<DocumentFinding> Expiry(TravelDocument document, DateOnly? expiry, DateOnly today)
    {
        if (expiry is not { } date)
            yield return document.Format == MrzFormat.FRID
                ? new("document.expiry-unknown", "This kind of card has no date of expiry in its zone: look at the printed one.")
                : new("document.expiry-unknown", "The document shows no date of expiry that can be read.");
        else if (date < today)
            yield return new("document.expired", $"The document expired {Ago(date, today)}.");
        else if (date == today)
            yield return new("document.expires-today", "The document expires today.");
    }

    private static IEnumerable<DocumentFinding> Birth(TravelDocument document, DateOnly? birth, PrintedDates printed, DateOnly today)
    {
        if (birth is not { } date)
            yield return document.BirthDate.StartsWith("<<", StringComparison.Ordinal)
                ? new("birth.unknown", "The document does not know the holder's year of birth.")
                : new("birth.partly-unknown", "The document knows the holder's date of birth only in part.");
        else if (date > today)
            yield return new("birth.future", "The date of birth lies in the future.");
        if (printed.Birth is { } whole && !Agrees(whole, document.BirthDate))
            yield return new("birth.differs", "The printed date of birth is not the zone's.");
    }

    private static IEnumerable<DocumentFinding> Issue(TravelDocument document, DateOnly? issued, DateOnly? birth, DateOnly? expiry, DateOnly today)
    {
        if (issued > today)
            yield return new("issue.future", "The document is issued in the future.");
        if (issued < birth)
            yield return new("issue.before-birth", "The document was issued before its holder's birth.");
        if (issued > expiry)
            yield return new("issue.after-expiry", "The document expired before it was issued.");
        if (expiry < birth)
            yield return new("expiry.before-birth", "The document expired before its holder's birth.");
        // Without a date of issue a passport is as old as today at most, so what is longer from today is longer from then.
        if (document.Format == MrzFormat.TD3 && expiry > Later(issued ?? today, LongestYears))
            yield return new("document.long", $"The passport is valid for longer than {LongestYears} years.");
    }

    private static bool Agrees(DateOnly whole, string zone)
    {
        var text = whole.ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        return zone.Length == text.Length && zone.Zip(text).All(p => p.First == '<' || p.First == p.Second);
    }

    private static string Ago(DateOnly date, DateOnly today)
    {
        var days = today.DayNumber - date.DayNumber;
        return days == 1 ? "yesterday" : days < 730 ? $"{days} days ago" : $"{days / 365} years ago";
    }

    private static DateOnly Later(DateOnly date, int years) => date.Year > 9999 - years ? DateOnly.MaxValue : date.AddYears(years);
}
