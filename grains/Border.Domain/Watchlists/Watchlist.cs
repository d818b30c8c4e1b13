using System.Text.Json.Serialization;
using Border.Domain.Recommendations;
using Border.Domain.Vehicles;

namespace Border.Domain.Watchlists;

/// <summary>What an entry looks out for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WatchlistKind>))]
public enum WatchlistKind
{
    /// <summary>A person, by names and date of birth, and by document where known.</summary>
    Person,

    /// <summary>A document, for example one reported stolen.</summary>
    Document,

    /// <summary>A vehicle, by its plate.</summary>
    Vehicle,

    /// <summary>A company or other organisation, by its names.</summary>
    Organisation,
}

/// <summary>Somebody or something to look out for.</summary>
public sealed record WatchlistEntry
{
    /// <summary>Unique in the list, 1 to 64 characters. Stands in records that are not sealed: never a name, plate or document number.</summary>
    public required string Id { get; init; }

    /// <summary>What it looks out for.</summary>
    public required WatchlistKind Kind { get; init; }

    /// <summary>Full names and aliases, in any script and order of their parts; at most 50.</summary>
    public IReadOnlyList<string> Names { get; init => field = value ?? []; } = [];

    /// <summary>Date of birth, where known.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Year of birth where the whole date is not known, 1850 to 2100.</summary>
    public int? BirthYear { get; init; }

    /// <summary>Further dates of birth that the list gives; at most 12 together with <see cref="OtherBirthYears"/>.</summary>
    public IReadOnlyList<DateOnly>? OtherBirthDates { get; init; }

    /// <summary>Further years of birth that the list gives, 1850 to 2100.</summary>
    public IReadOnlyList<int>? OtherBirthYears { get; init; }

    /// <summary><c>M</c> or <c>F</c>, where known.</summary>
    public string? Sex { get; init; }

    /// <summary>Nationalities as in a machine-readable zone (ICAO 9303-3 §5), where known; at most 10.</summary>
    public IReadOnlyList<string>? Nationalities { get; init; }

    /// <summary>Which list it comes from, for example <c>OFAC SDN</c>; at most 40 characters.</summary>
    public string? Source { get; init; }

    /// <summary>A document's number, where known.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The document's issuing state as in its machine-readable zone; null for any.</summary>
    public string? Issuer { get; init; }

    /// <summary>Further documents of the same person; at most 20.</summary>
    public IReadOnlyList<ListedDocument>? OtherDocuments { get; init; }

    /// <summary>A vehicle's plate.</summary>
    public string? Plate { get; init; }

    /// <summary>The plate's country, three letters; null for any.</summary>
    public string? Country { get; init; }

    /// <summary>How the vehicle with this plate looks; null where the list does not say, and of anything but a vehicle.</summary>
    public VehicleDescription? Looks { get; init; }

    /// <summary>What to do when it matches; Admit lets pass and only tells.</summary>
    public required Outcome Asks { get; init; }

    /// <summary>To the officer, at most 500 characters.</summary>
    public required string Instruction { get; init; }

    /// <summary>Never shows whom it looks out for.</summary>
    public override string ToString() => $"WatchlistEntry {Id}";
}

/// <summary>A document of somebody who is listed.</summary>
/// <param name="Number">At most 40 characters.</param>
/// <param name="Issuer">The issuing state as in its machine-readable zone; null for any.</param>
public sealed record ListedDocument(string Number, string? Issuer)
{
    /// <summary>Never shows the number.</summary>
    public override string ToString() => "ListedDocument";
}

/// <summary>The payload of a watchlist bundle.</summary>
/// <param name="Entries">With ids that differ; at most <see cref="MaxEntries"/>.</param>
public sealed record Watchlist(IReadOnlyList<WatchlistEntry> Entries)
{
    /// <summary>The most entries of one list.</summary>
    public const int MaxEntries = 1_000_000;

    /// <summary>The most names of one entry.</summary>
    public const int MaxNames = 50;

    /// <summary>The most characters of one name.</summary>
    public const int MaxNameCharacters = 200;

    /// <summary>The most further dates and years of birth of one entry.</summary>
    public const int MaxOtherBirths = 12;

    /// <summary>The most further documents of one entry.</summary>
    public const int MaxOtherDocuments = 20;

    /// <summary>The most characters of an instruction.</summary>
    public const int MaxInstructionCharacters = 500;

    /// <summary>What is wrong with the list, in words; null when it can be used.</summary>
    public string? Problem()
    {
        if (Entries.Count > MaxEntries)
            return $"A watchlist has at most {MaxEntries} entries.";
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Problem(Entries[i]) is { } problem)
                return $"Entry {i + 1} of the watchlist {problem}.";
            if (!ids.Add(Entries[i].Id))
                return $"Entry {i + 1} of the watchlist has the id of an earlier one.";
        }

        return null;
    }

    /// <summary>What is wrong with an entry, as the rest of a sentence about it; null when it can be used.</summary>
    public static string? Problem(WatchlistEntry? entry)
    {
        if (entry is not { Id.Length: >= 1 and <= 64 } || entry.Id.Any(char.IsControl))
            return "has no usable id";
        if (!Enum.IsDefined(entry.Kind) || !Enum.IsDefined(entry.Asks))
            return "has a kind or asks for an outcome that this version does not know";
        if (entry.Instruction.Length > MaxInstructionCharacters || entry.Names.Count > MaxNames || entry.Names.Any(n => n is null or { Length: > MaxNameCharacters }))
            return "has an instruction or names that are too long";
        if (entry.DocumentNumber?.Length > 40 || entry.Issuer?.Length > 3 || entry.Plate?.Length > 20 || entry.Country?.Length > 3)
            return "has a number, plate or country that is too long";
        if (entry.BirthYear is < 1850 or > 2100 || entry.Sex is not (null or "M" or "F") || entry.Nationalities is { Count: > 10 } || entry.Source?.Length > 40)
            return "has a year of birth, sex, nationalities or source that cannot be";
        if (entry.Nationalities?.Any(n => n is null or { Length: 0 or > 3 }) == true)
            return "has a nationality that is not one to three letters";
        if ((entry.OtherBirthDates?.Count ?? 0) + (entry.OtherBirthYears?.Count ?? 0) > MaxOtherBirths || entry.OtherBirthYears?.Any(y => y is < 1850 or > 2100) == true)
            return "has too many or impossible further dates of birth";
        if (entry.OtherDocuments is { } documents && (documents.Count > MaxOtherDocuments || documents.Any(d => d is not { Number.Length: >= 1 and <= 40 } || d.Issuer?.Length > 3)))
            return "has too many or impossible further documents";
        if (entry.Looks is { } looks && (entry.Kind != WatchlistKind.Vehicle || !looks.IsPlausible))
            return $"describes a vehicle as none can be, or describes what is none. {VehicleMake.Rule.TrimEnd('.')}";
        var isEmpty = entry.Kind switch
        {
            WatchlistKind.Vehicle => string.IsNullOrWhiteSpace(entry.Plate),
            WatchlistKind.Document => string.IsNullOrWhiteSpace(entry.DocumentNumber),
            WatchlistKind.Organisation => entry.Names.Count == 0,
            _ => entry.Names.Count == 0 && string.IsNullOrWhiteSpace(entry.DocumentNumber),
        };
        return isEmpty ? "names nothing to look out for" : null;
    }
}
