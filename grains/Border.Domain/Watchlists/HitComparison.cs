using System.Globalization;
using Border.Domain.Documents;
using Border.Domain.Names;
using Border.Domain.Watchlists.Search;

namespace Border.Domain.Watchlists;

/// <summary>How a document and an entry agree in one thing.</summary>
public enum FieldAgreement
{
    /// <summary>One of them does not say.</summary>
    Unknown,

    /// <summary>They agree.</summary>
    Same,

    /// <summary>They nearly agree, or agree in what both say.</summary>
    Near,

    /// <summary>They differ.</summary>
    Other,
}

/// <summary>A document beside the entry of a watchlist that it may be, thing by thing. Personal data.</summary>
/// <param name="Name">The entry's name that is likest; empty when it has none.</param>
/// <param name="Words">The document's words beside those of that name.</param>
/// <param name="Births">What the entry says of the date of birth: days or years, as ISO 8601.</param>
/// <param name="Birth">How they agree.</param>
/// <param name="Sex">What the entry says; null for nothing.</param>
/// <param name="Nationalities">What the entry says.</param>
/// <param name="Documents">Numbers of the entry's documents.</param>
public sealed record HitComparison(
    string Name,
    IReadOnlyList<NamePair> Words,
    IReadOnlyList<string> Births,
    FieldAgreement Birth,
    string? Sex,
    IReadOnlyList<string> Nationalities,
    IReadOnlyList<string> Documents)
{
    /// <summary>Compares.</summary>
    /// <param name="document">As printed.</param>
    /// <param name="entry">A person's or a document's.</param>
    public static HitComparison Of(TravelDocument document, WatchlistEntry entry)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(entry);
        var read = ReadName.OfZone($"{document.Surname} {document.GivenNames}", ZoneNames.IsCut(document));
        var listed = entry.Names.Select(name => (Text: name, Name: new ReadName(name))).ToArray();
        var likest = listed.Length == 0 ? default : listed.MaxBy(name => NameMatcher.Compare(read, name.Name).Score);
        return new HitComparison(
            likest.Text ?? "",
            likest.Name is null ? [] : NameMatcher.Pairs(read, likest.Name),
            [.. BirthsOf(entry).Distinct(StringComparer.Ordinal)],
            Agreement(new PrintedBirth(document.BirthDate).Compare(ListedBirth.All(entry))),
            entry.Sex,
            entry.Nationalities ?? [],
            [.. (entry.OtherDocuments ?? []).Select(d => d.Number).Prepend(entry.DocumentNumber ?? "").Where(n => n.Length > 0)]);
    }

    /// <summary>How the document's sex agrees.</summary>
    public FieldAgreement SexOf(TravelDocument document) =>
        Sex is null || document.Sex is not ("M" or "F") ? FieldAgreement.Unknown : Sex == document.Sex ? FieldAgreement.Same : FieldAgreement.Other;

    /// <summary>How the document's nationality agrees.</summary>
    public FieldAgreement NationalityOf(TravelDocument document) =>
        Nationalities.Count == 0 ? FieldAgreement.Unknown
        : Nationalities.Contains(document.Nationality, StringComparer.OrdinalIgnoreCase) ? FieldAgreement.Same : FieldAgreement.Other;

    /// <summary>How the document's number agrees.</summary>
    public FieldAgreement NumberOf(TravelDocument document) =>
        Documents.Count == 0 ? FieldAgreement.Unknown
        : Documents.Any(n => WatchlistText.Number(n) == WatchlistText.Number(document.DocumentNumber)) ? FieldAgreement.Same : FieldAgreement.Other;

    private static IEnumerable<string> BirthsOf(WatchlistEntry entry) =>
    [
        .. (entry.OtherBirthDates ?? []).Select(d => (DateOnly?)d).Prepend(entry.BirthDate).OfType<DateOnly>().Select(d => d.ToString("O", CultureInfo.InvariantCulture)),
        .. (entry.OtherBirthYears ?? []).Select(y => (int?)y).Prepend(entry.BirthDate is null ? entry.BirthYear : null).OfType<int>().Select(y => y.ToString("0000", CultureInfo.InvariantCulture)),
    ];

    private static FieldAgreement Agreement(BirthAgreement birth) => birth switch
    {
        BirthAgreement.Unknown => FieldAgreement.Unknown,
        BirthAgreement.Same => FieldAgreement.Same,
        BirthAgreement.Other => FieldAgreement.Other,
        _ => FieldAgreement.Near,
    };
}
