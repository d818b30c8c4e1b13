using System.Text.Json.Serialization;

namespace Border.Domain.Stays;

/// <summary>What is taken as true where an exit or entry is missing from a history.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingPassage>))]
public enum MissingPassage
{
    /// <summary>Only days that are proven count: the day of the entry or exit that is known.</summary>
    Proven,

    /// <summary>The traveller stayed as long as can be: to the next entry, or since the last exit (an exit with nothing before it counts its day).</summary>
    Stayed,
}

/// <summary>Who may stay how long: the part of a policy about stays. (Source-generated JSON sets what is absent to null, hence the setters.)</summary>
public sealed record StayPolicy
{
    private const int MaxEntries = 300;

    /// <summary>For everybody about whom the rest says nothing.</summary>
    public required StayRule Rule { get; init; }

    /// <summary>Rules of single nationalities, from agreements or the law; the first that names a nationality holds.</summary>
    public IReadOnlyList<NationalityRule> Nationalities { get; init => field = value ?? []; } = [];

    /// <summary>Documents on which days do not count: residence permits, national visas.</summary>
    public IReadOnlyList<ExemptDocument> ExemptDocuments { get; init => field = value ?? []; } = [];

    /// <summary>What a missing exit or entry means.</summary>
    public MissingPassage Missing { get; init; }

    /// <summary>Up to which age in days other posts' crossings are as good as new, 0 (those of today only) or more.</summary>
    public int MaxAgeDays { get; init; }

    /// <summary>The rule of a nationality on a document; null when its holder may stay without limit by these rules.</summary>
    /// <param name="nationality">Three letters, as in the zone.</param>
    /// <param name="documentCode">As in the zone, such as <c>P</c> or <c>AR</c>.</param>
    /// <param name="issuer">Three letters, as in the zone.</param>
    public (StayStanding Standing, StayRule? Rule) For(string nationality, string documentCode, string issuer)
    {
        if (ExemptDocuments.Any(e => e.Covers(documentCode, issuer)))
            return (StayStanding.Exempt, null);
        var own = Nationalities.FirstOrDefault(n => n.Nationalities.Contains(Trim(nationality), StringComparer.OrdinalIgnoreCase));
        return own is null ? (StayStanding.Limited, Rule) : own.Rule is { } rule ? (StayStanding.Limited, rule) : (StayStanding.Free, null);
    }

    /// <summary>What is wrong with it, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (Rule is null)
            return "The policy's stays need a rule, such as {\"days\":90,\"window\":180}.";
        if (Nationalities.Count > MaxEntries || ExemptDocuments.Count > MaxEntries)
            return $"The policy's stays have at most {MaxEntries} rules of nationalities and {MaxEntries} kinds of exempt documents.";
        if (MaxAgeDays is < 0 or > 3660 || !Enum.IsDefined(Missing))
            return "The policy's stays have an age of 0 to 3660 days, and take what is missing as Proven or Stayed.";
        return Rule.Problem() ?? Nationalities.Select(n => n is null ? "A rule of a nationality is null." : n.Problem()).FirstOrDefault(p => p is not null)
            ?? ExemptDocuments.Select(e => e is null ? "A kind of exempt documents is null." : e.Problem()).FirstOrDefault(p => p is not null);
    }

    internal static string Trim(string code) => code.TrimEnd('<');

    internal static bool AreCodes(IReadOnlyList<string>? codes, int longest) =>
        codes is { Count: >= 1 and <= MaxEntries } && codes.All(c => c is not null && c.Length >= 1 && c.Length <= longest && c.All(char.IsAsciiLetterUpper));
}

/// <summary>A rule of its own for some nationalities.</summary>
/// <param name="Nationalities">As in the zone: one to three capital letters each.</param>
/// <param name="Rule">Their rule; null when they may stay without limit, as own citizens may.</param>
/// <param name="Basis">What it rests on, for people to read, such as an agreement's name.</param>
public sealed record NationalityRule(IReadOnlyList<string> Nationalities, StayRule? Rule = null, string? Basis = null)
{
    internal string? Problem() =>
        !StayPolicy.AreCodes(Nationalities, 3) ? "A rule of nationalities names them by one to three capital letters, such as [\"BRA\", \"D\"]."
        : Basis is { Length: > 200 } ? "What a rule of nationalities rests on has at most 200 characters."
        : Rule?.Problem();
}

/// <summary>A kind of documents on which days do not count.</summary>
/// <param name="Codes">Beginnings of the document code in the zone, such as <c>AR</c> or <c>V</c>.</param>
/// <param name="Issuers">Who must have issued it, one to three capital letters each; empty or null for anybody.</param>
public sealed record ExemptDocument(IReadOnlyList<string> Codes, IReadOnlyList<string>? Issuers = null)
{
    internal bool Covers(string code, string issuer) =>
        Codes.Any(c => code.StartsWith(c, StringComparison.OrdinalIgnoreCase))
        && (Issuers is null or [] || Issuers.Contains(StayPolicy.Trim(issuer), StringComparer.OrdinalIgnoreCase));

    internal string? Problem() =>
        StayPolicy.AreCodes(Codes, 2) && (Issuers is null or [] || StayPolicy.AreCodes(Issuers, 3))
            ? null
            : "Exempt documents are named by the one or two capital letters that their code begins with, and issuers by one to three.";
}
