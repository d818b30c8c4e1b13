using System.Globalization;
using Border.Domain.Crossings;
using Border.Domain.Recommendations;
using Border.Ledger.Crossings;
using Microsoft.AspNetCore.Mvc;

namespace Border.Command.Desk;

/// <summary>The search form as it was sent. Its fields never become part of an address.</summary>
public sealed class CrossingSearchForm
{
    private const string Minutes = "yyyy-MM-ddTHH:mm";

    /// <summary>Opened at or after, <c>yyyy-MM-ddTHH:mm</c> in the centre's zone.</summary>
    [FromForm(Name = "from")]
    public string? From { get; init; }

    /// <summary>Opened before.</summary>
    [FromForm(Name = "to")]
    public string? To { get; init; }

    /// <summary>The post's name.</summary>
    [FromForm(Name = "post")]
    public string? Post { get; init; }

    /// <summary>The lane's name.</summary>
    [FromForm(Name = "lane")]
    public string? Lane { get; init; }

    /// <summary>How it ended.</summary>
    [FromForm(Name = "outcome")]
    public string? Outcome { get; init; }

    /// <summary>Where it stands.</summary>
    [FromForm(Name = "status")]
    public string? Status { get; init; }

    /// <summary>A vehicle's plate.</summary>
    [FromForm(Name = "plate")]
    public string? Plate { get; init; }

    /// <summary>The plate's country.</summary>
    [FromForm(Name = "country")]
    public string? Country { get; init; }

    /// <summary>A document's number.</summary>
    [FromForm(Name = "number")]
    public string? Number { get; init; }

    /// <summary>The document's issuer.</summary>
    [FromForm(Name = "issuer")]
    public string? Issuer { get; init; }

    /// <summary>The holder's date of birth, YYMMDD.</summary>
    [FromForm(Name = "birth")]
    public string? Birth { get; init; }

    /// <summary>Which page, from 0.</summary>
    [FromForm(Name = "page")]
    public string? Page { get; init; }

    /// <summary>The plate or document of the form.</summary>
    public SubjectSearch Subject() => new()
    {
        Plate = Clean(Plate),
        Country = Clean(Country)?.ToUpperInvariant(),
        DocumentNumber = Clean(Number)?.ToUpperInvariant(),
        Issuer = Clean(Issuer)?.ToUpperInvariant(),
        BirthDate = Clean(Birth),
    };

    /// <summary>The form as a query.</summary>
    /// <param name="problem">What is wrong with it, in words; null when it can be searched.</param>
    public CrossingQuery ToQuery(out string? problem)
    {
        problem = Subject().Problem();
        var query = new CrossingQuery
        {
            From = Time(From, ref problem),
            To = Time(To, ref problem),
            Post = Name(Post, ref problem),
            Lane = Name(Lane, ref problem),
            Outcome = Choice<Outcome>(Outcome, ref problem),
            Status = Choice<CrossingStatus>(Status, ref problem),
            Page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Min(page, 10_000) : 0,
        };
        if (query.From >= query.To)
            problem ??= "The beginning of the time must be before its end.";
        return query;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Time(string? text, ref string? problem)
    {
        if (Clean(text) is not { } clean)
            return null;
        if (DateTime.TryParseExact(clean, [Minutes, Minutes + ":ss"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) && time.Year is > 1970 and < 9999)
            return new DateTimeOffset(time);
        problem ??= "A time is written as 2026-03-01T08:00.";
        return null;
    }

    private static string? Name(string? text, ref string? problem)
    {
        var clean = Clean(text);
        if (clean is not null && (clean.Length > 32 || !clean.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            problem ??= "Names of posts and lanes have 1 to 32 of a-z, 0-9 and '-'.";
        return clean;
    }

    private static T? Choice<T>(string? text, ref string? problem)
        where T : struct, Enum
    {
        if (Clean(text) is not { } clean)
            return null;
        if (Enum.TryParse<T>(clean, out var value) && Enum.IsDefined(value))
            return value;
        problem ??= "Choose an outcome and a status from the lists.";
        return null;
    }
}
