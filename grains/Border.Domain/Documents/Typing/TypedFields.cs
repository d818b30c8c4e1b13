using Border.Domain.Documents.Mrz;

namespace Border.Domain.Documents.Typing;

/// <summary>
/// The fields of a document without a machine-readable zone as an officer typed them. They become what its zone would say, so that
/// watchlists and rules treat it like any other.
/// </summary>
public sealed record TypedFields
{
    private const int MaxName = 60;
    private const int MaxNumber = 20;
    private const string StateRule = "One to three letters as on the document, for example FRA.";

    private static readonly string SurnameRule =
        $"Up to {MaxName} letters A to Z and blanks; write other letters as the country does, for example UE for Ü.";

    /// <summary>Document code, one or two letters: P, ID, V, AC ...</summary>
    public string? Code { get; init; }

    /// <summary>Issuing state, one to three letters.</summary>
    public string? Issuer { get; init; }

    /// <summary>Document number.</summary>
    public string? Number { get; init; }

    /// <summary>Surname.</summary>
    public string? Surname { get; init; }

    /// <summary>Given names; may be empty.</summary>
    public string? GivenNames { get; init; }

    /// <summary>Nationality, one to three letters.</summary>
    public string? Nationality { get; init; }

    /// <summary>Date of birth, see <see cref="TypedDate"/>.</summary>
    public string? BirthDate { get; init; }

    /// <summary>M, F or X.</summary>
    public string? Sex { get; init; }

    /// <summary>Date of expiry; empty when the document has none.</summary>
    public string? ExpiryDate { get; init; }

    /// <summary>The document, or what is wrong by the name of the field.</summary>
    /// <param name="today">The date at the post: births are before it.</param>
    public (TypedDocument? Document, IReadOnlyDictionary<string, string> Problems) Read(DateOnly today)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        string Take(string field, string? text, Func<string, bool> fits, string rule)
        {
            var clean = Clean(text);
            if (!fits(clean))
                problems[field] = rule;
            return clean;
        }

        var code = Take(nameof(Code), Code, IsCode, "One or two letters: P for a passport, ID for a card, V for a visa.");
        var document = new TravelDocument(
            FormatOf(code),
            code,
            Take(nameof(Issuer), Issuer, IsState, StateRule),
            Take(nameof(Surname), Name(Surname), t => IsName(t) && t.Length > 0, SurnameRule),
            Take(nameof(GivenNames), Name(GivenNames), IsName, $"Up to {MaxName} letters A to Z and blanks, or nothing."),
            Take(nameof(Number), string.Concat((Number ?? "").Split(' ', '-')), IsNumber, $"1 to {MaxNumber} letters A to Z and digits."),
            Take(nameof(Nationality), Nationality, IsState, StateRule),
            Date(nameof(BirthDate), TypedDate.Birth(BirthDate, today), problems),
            Take(nameof(Sex), Sex, t => t is "M" or "F" or "X", "M, F or X."),
            Date(nameof(ExpiryDate), TypedDate.Expiry(ExpiryDate, today), problems),
            "");
        return (problems.Count == 0 ? new TypedDocument(document, [], true, []) : null, problems);
    }

    private static string Date(string field, (string? Printed, string? Problem) date, Dictionary<string, string> problems)
    {
        if (date.Problem is not null)
            problems[field] = date.Problem;
        return date.Printed ?? "";
    }

    private static string Clean(string? text) => (text ?? "").Trim().ToUpperInvariant();

    /// <summary>Hyphens are fillers in a zone, apostrophes are left out (ICAO 9303-3 §4.6).</summary>
    private static string Name(string? text) => string.Join(
        ' ', string.Concat(Clean(text).Split('\'', '’')).Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries));

    private static bool IsCode(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiLetterUpper);

    private static bool IsName(string text) => text.Length <= MaxName && text.All(c => char.IsAsciiLetterUpper(c) || c == ' ');

    private static bool IsState(string text) => text.Length is >= 1 and <= 3 && text.All(char.IsAsciiLetterUpper);

    private static bool IsNumber(string text) => text.Length is >= 1 and <= MaxNumber && text.All(c => CheckDigit.IsAllowed(c) && c != '<');

    private static MrzFormat FormatOf(string code) => code switch { ['P', ..] => MrzFormat.TD3, ['V', ..] => MrzFormat.MRVA, _ => MrzFormat.TD1 };
}
