using Border.Domain.Documents.Mrz;
using static Border.Domain.Recommendations.Facts.Fact;

namespace Border.Domain.Recommendations.Facts;

/// <summary>What is known of the traveller's document and, from it, of the traveller.</summary>
internal static class DocumentFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        OfFlag("document.read", "A document was read or typed.", s => s.Traveller.Document is not null),
        OfFlag("document.typed", "An officer typed it. Unknown without a document.", s => s.Traveller.Document is { } d ? d.TypedBy is not null : null),
        OfFlag("document.valid", "Its machine-readable zone holds. Unknown without a document.", s => s.Traveller.Document?.Valid),
        OfText("document.problem", "", "The first thing wrong with its zone, in words. Unknown when nothing is.",
            s => s.Traveller.Document is { Valid: false, Problems.Count: > 0 } d ? d.Problems[0] : null),
        OfText("document.failure", "", "Why it could not be read, in words. Unknown when reading did not fail.",
            s => s.Traveller.Failure is { What: "document" } failure ? failure.Problem : null),
        OfText("document.type", "", "Its code as the zone writes it: P, PD, V, ID, AR... Unknown without a document.", s => s.Traveller.Document?.Document.DocumentCode.TrimEnd('<')),
        OfNumber("document.daysToExpiry", "days", "Days it is still valid: 0 on its last day, below 0 after it. Unknown when it shows no date.", DaysToExpiry),
        OfNumber("document.daysSinceExpiry", "days", "The same the other way round: above 0 when it has expired.", s => -DaysToExpiry(s)),
        OfText("document.issuer", "", "Who issued it, three letters. Unknown without a document.", s => s.Traveller.Document?.Document.Issuer) with { IsPersonal = true },
        OfText("document.nationality", "", "Of what nationality it says the holder is, three letters. Unknown without a document.",
            s => s.Traveller.Document?.Document.Nationality) with { IsPersonal = true },
        OfNumber("traveller.age", "years", "The holder's age. Unknown when the date of birth is not known in full.", Age) with { IsPersonal = true },
    ];

    private static double? DaysToExpiry(FactSource s) =>
        s.Traveller.Document is { } read && MrzDate.Expiry(read.Document.ExpiryDate, s.Today) is { } date ? date.DayNumber - s.Today.DayNumber : null;

    private static double? Age(FactSource s)
    {
        if (s.Traveller.Document is not { } read || MrzDate.Birth(read.Document.BirthDate, s.Today) is not { } born)
            return null;
        var years = s.Today.Year - born.Year;
        return (s.Today.Month, s.Today.Day).CompareTo((born.Month, born.Day)) < 0 ? years - 1 : years;
    }
}
