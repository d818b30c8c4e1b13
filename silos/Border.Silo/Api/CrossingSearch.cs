using Border.Command.Desk;
using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Ledger.Crossings;

namespace Border.Silo.Api;

/// <summary>
/// What to search crossings by; sent in the body of a POST, because a plate or document number must not stand in a URL (invariant
/// I11). Everything given must hold.
/// </summary>
internal sealed record CrossingSearch
{
    /// <summary>Opened at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Opened before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The post's name.</summary>
    public string? Post { get; init; }

    /// <summary>The lane's name.</summary>
    public string? Lane { get; init; }

    /// <summary>The weightiest outcome.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Where it stands.</summary>
    public CrossingStatus? Status { get; init; }

    /// <summary>A plate, with <see cref="Country"/> where it was read.</summary>
    public string? Plate { get; init; }

    /// <summary>The plate's country, three letters.</summary>
    public string? Country { get; init; }

    /// <summary>A document: its number, with <see cref="Issuer"/> and <see cref="BirthDate"/>.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The document's issuing state, three letters.</summary>
    public string? Issuer { get; init; }

    /// <summary>The holder's date of birth as in the machine-readable zone, YYMMDD.</summary>
    public string? BirthDate { get; init; }

    /// <summary>The page, from 0.</summary>
    public int Page { get; init; }

    /// <summary>Rows a page, 1 to 200.</summary>
    public int PageSize { get; init => field = value == 0 ? 50 : value; } = 50;

    /// <summary>What is wrong with the search, in words; null when it can be run.</summary>
    public string? Problem() => this switch
    {
        { Page: < 0 or > 10_000 } => "page is 0 to 10000.",
        { PageSize: < 1 or > CrossingQuery.MaxPageSize } => $"pageSize is 1 to {CrossingQuery.MaxPageSize}.",
        { Plate.Length: > 16 } or { DocumentNumber.Length: > 32 } => "a plate has at most 16 characters, a document number at most 32.",
        { Post.Length: > 32 } or { Lane.Length: > 32 } => "post and lane have at most 32 characters.",
        { Plate: not null, DocumentNumber: not null } => "search by plate or by documentNumber, not both.",
        { DocumentNumber: not null } and ({ Issuer: null } or { BirthDate: null }) => "a documentNumber needs issuer and birthDate too.",
        _ => Subject().Problem(),
    };

    /// <summary>The search as the index takes it, without the plate or document.</summary>
    public CrossingQuery ToQuery() => new()
    {
        From = From,
        To = To,
        Post = Post,
        Lane = Lane,
        Outcome = Outcome,
        Status = Status,
        Page = Page,
        PageSize = PageSize,
    };

    /// <summary>The plate or document searched for; goes no further than its pseudonyms (<see cref="Subjects.SubjectPseudonyms"/>).</summary>
    public SubjectSearch Subject() => new()
    {
        Plate = Plate,
        Country = Country,
        DocumentNumber = DocumentNumber,
        Issuer = Issuer,
        BirthDate = BirthDate,
    };
}
