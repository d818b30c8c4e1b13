using Border.Domain.Documents.Mrz;
using Border.Domain.Documents.States;

namespace Border.Domain.Documents.Plausibility;

/// <summary>Whether what a document says can be true, in words. Never throws on what a zone held.</summary>
public static class DocumentPlausibility
{
    /// <summary>Everything odd about the document; empty when there is nothing.</summary>
    /// <param name="document">What its zone says.</param>
    /// <param name="today">The date at the post.</param>
    /// <param name="printed">Dates from elsewhere in the document, if known.</param>
    public static IReadOnlyList<DocumentFinding> Of(TravelDocument document, DateOnly today, PrintedDates? printed = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            .. DocumentDates.Of(document, today, printed ?? new PrintedDates()),
            .. Code(document),
            .. States(document),
            .. Names(document),
        ];
    }

    private static IEnumerable<DocumentFinding> Code(TravelDocument document)
    {
        var allowed = document.Format switch
        {
            MrzFormat.TD3 => "P",
            MrzFormat.TD1 or MrzFormat.TD2 => "ACIP",
            MrzFormat.FRID => "I",
            _ => "V",
        };
        if (document.DocumentCode.Length == 0 || !allowed.Contains(document.DocumentCode[0], StringComparison.Ordinal))
            yield return new("document.code", $"No document of this size is of the kind {document.DocumentCode}.");
        else if (document.Format is MrzFormat.TD1 or MrzFormat.TD2 && document.DocumentCode.EndsWith('V') && document.DocumentCode.Length == 2)
            yield return new("document.code", $"{document.DocumentCode} is kept for visas and not used on cards (ICAO 9303-5 §4.2).");
    }

    private static IEnumerable<DocumentFinding> States(TravelDocument document)
    {
        var (issuer, nationality) = (StateCodes.Find(document.Issuer), StateCodes.Find(document.Nationality));
        if (issuer is null)
            yield return new("issuer.unknown", $"No state or organisation has the code {document.Issuer} of the issuer.");
        else if (Odd(issuer, "issuer") is { } odd)
            yield return odd;
        if (issuer?.Kind == StateKind.Person)
            yield return new("issuer.person", $"{issuer.Code} is a nationality and issues no documents.");
        if (nationality is null)
            yield return new("nationality.unknown", $"No state has the code {document.Nationality} of the nationality.");
        else if (nationality.Code != issuer?.Code && Odd(nationality, "nationality") is { } other)
            yield return other;
        var isPassport = document.Format == MrzFormat.TD3 && issuer?.Kind == StateKind.State && nationality?.Kind == StateKind.State;
        if (isPassport && StateCodes.Authority(document.Issuer) != StateCodes.Authority(document.Nationality))
            yield return new("nationality.foreign", $"A passport of {issuer!.Name} for a national of {nationality!.Name}: passports of foreigners are rare.");
    }

    private static DocumentFinding? Odd(StateCode code, string field) => code.Kind switch
    {
        StateKind.Withdrawn => new($"{field}.withdrawn", $"The code {code.Code} of the {field} is no longer in use: {code.Name}."),
        StateKind.Specimen => new($"{field}.specimen", "The document is a specimen: no state has the code UTO."),
        _ => null,
    };

    private static IEnumerable<DocumentFinding> Names(TravelDocument document)
    {
        if (document.Surname.Length == 0)
            yield return new("name.no-surname", "The zone has given names and no surname: some states write a single name so.");
        if (MrzNames.MayBeTruncated(document))
            yield return new("name.truncated", "The name fills its field and may be cut off: compare it with the printed one.");
    }
}
