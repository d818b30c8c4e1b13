namespace Border.Command.Desk;

/// <summary>A plate or a document to search crossings by. Comes in a form's body only, and goes no further than its pseudonym.</summary>
public sealed record SubjectSearch
{
    /// <summary>A vehicle's plate, at most 20 characters; null or empty for none.</summary>
    public string? Plate { get; init; }

    /// <summary>The plate's country, three letters; null or empty when not known.</summary>
    public string? Country { get; init; }

    /// <summary>A document's number, at most 40 characters; null or empty for none.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Its issuing state as in the machine-readable zone.</summary>
    public string? Issuer { get; init; }

    /// <summary>The holder's date of birth, YYMMDD as in the zone.</summary>
    public string? BirthDate { get; init; }

    /// <summary>True when there is nothing to search by.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Plate) && string.IsNullOrWhiteSpace(DocumentNumber);

    /// <summary>What is wrong with it, in words; null when it can be searched.</summary>
    public string? Problem() => this switch
    {
        { Plate.Length: > 20 } or { Country.Length: > 3 } => "A plate has at most 20 characters, its country three letters.",
        { DocumentNumber.Length: > 40 } or { Issuer.Length: > 3 } => "A document number has at most 40 characters, its issuer three letters.",
        _ when !string.IsNullOrWhiteSpace(Plate) && !string.IsNullOrWhiteSpace(DocumentNumber) => "Search by a plate or by a document, not both.",
        _ when !string.IsNullOrWhiteSpace(DocumentNumber) && (string.IsNullOrWhiteSpace(Issuer) || BirthDate is not { Length: 6 } || !BirthDate.All(c => char.IsAsciiDigit(c) || c == '<')) =>
            "To search by a document give its number, issuer (as in the machine-readable zone) and the date of birth as YYMMDD (< where unknown).",
        _ => null,
    };

    /// <summary>Never shows what is searched for.</summary>
    public override string ToString() => "SubjectSearch";
}
