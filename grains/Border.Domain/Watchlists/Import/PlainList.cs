using System.Globalization;
using Border.Domain.Documents.States;
using Border.Domain.Recommendations;

namespace Border.Domain.Watchlists.Import;

/// <summary>
/// A list of our own: CSV in UTF-8 whose first row names its columns. <c>id</c> is needed, and what is looked out for: <c>name</c>, <c>number</c> or
/// <c>plate</c>. Others: <c>kind</c> (person, organisation, document, vehicle; person where empty), <c>aliases</c>, <c>birth</c>,
/// <c>nationalities</c> (each with ; between), <c>sex</c> (M, F), <c>issuer</c>, <c>country</c>, of a vehicle <c>category</c>, <c>colour</c> and
/// <c>make</c> (see <see cref="ListedLooks"/>), <c>asks</c> (Admit, Secondary, Refuse, Hold),
/// <c>instruction</c>.
/// </summary>
public static class PlainList
{
    /// <summary>Columns that may be there beside <c>id</c>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["kind", "name", "aliases", "birth", "sex", "nationalities", "number", "issuer", "plate", "country", "category", "colour", "make", "asks", "instruction"];

    /// <summary>The entries, as they are asked for.</summary>
    public static IEnumerable<Imported> Read(TextReader reader, string file, ImportTerms terms)
    {
        if (CsvTable.Open(reader, ["id"], Columns, out var problem) is not { } table)
            return [EntryDraft.Stop(file, 1, ImportCause.File, problem!, ImportLevel.Broken)];
        return table.Rows.Select(row => Line(table.Header, row, file, terms));
    }

    private static Imported Line(CsvHeader header, CsvRow row, string file, ImportTerms terms)
    {
        if (CsvProblem.Of(row, file) is { } refused)
            return refused;
        var instruction = ListText.Clean(header.Of(row, "instruction"));
        if (instruction.Length > Watchlist.MaxInstructionCharacters)
            return EntryDraft.Stop(file, row.Line, ImportCause.Value, $"The instruction has more than {Watchlist.MaxInstructionCharacters} characters.");
        if (Asks(header.Of(row, "asks"), terms.Asks) is not { } asks)
            return EntryDraft.Stop(file, row.Line, ImportCause.Value, "The column asks holds something other than Admit, Secondary, Refuse or Hold.");
        var draft = new EntryDraft(file, row.Line, terms with { Asks = asks, Instruction = instruction.Length > 0 ? instruction : terms.Instruction });
        if (Kind(header.Of(row, "kind")) is not { } kind)
            return draft.Stop(ImportCause.Kind, "The column kind holds something other than person, organisation, document or vehicle.");
        draft.Kind = kind;
        if (header.Of(row, "sex").ToUpperInvariant() is { Length: > 0 } sex)
        {
            if (sex is not ("M" or "F"))
                return draft.Stop(ImportCause.Value, "The column sex holds something other than M or F.");
            draft.Sex = sex;
        }

        var (looks, wrong) = ListedLooks.Read(header.Of(row, "category"), header.Of(row, "colour", "color"), header.Of(row, "make"));
        if (wrong is not null)
            return draft.Stop(ImportCause.Value, wrong);
        if (looks is not null && kind != WatchlistKind.Vehicle)
            return draft.Stop(ImportCause.Kind, "Only a vehicle has a category, a colour or a make: the column kind holds something else.");
        draft.Looks = looks;
        Fill(draft, header, row);
        return draft.Build(header.Of(row, "id"));
    }

    private static void Fill(EntryDraft draft, CsvHeader header, CsvRow row)
    {
        draft.Name(header.Of(row, "name"));
        foreach (var alias in ListText.Parts(header.Of(row, "aliases", "alias")))
            draft.Name(alias);
        foreach (var birth in ListText.Parts(header.Of(row, "birth", "birth_date", "birthDate")))
            draft.Birth(birth);
        foreach (var nationality in ListText.Parts(header.Of(row, "nationalities", "nationality")))
            draft.Nationality(nationality);
        if (header.Of(row, "number") is { Length: > 0 } number)
            draft.Document(number, header.Of(row, "issuer"));
        if (header.Of(row, "plate") is { Length: > 0 } plate)
        {
            draft.Plate = ListText.Clean(plate);
            draft.PlateCountry = header.Of(row, "country") is { Length: > 0 } country ? StateNames.Find(country) ?? draft.State(country) : null;
        }
    }

    private static WatchlistKind? Kind(string text) => text.ToUpperInvariant() switch
    {
        "" or "PERSON" => WatchlistKind.Person,
        "ORGANISATION" or "ORGANIZATION" or "COMPANY" => WatchlistKind.Organisation,
        "DOCUMENT" => WatchlistKind.Document,
        "VEHICLE" => WatchlistKind.Vehicle,
        _ => null,
    };

    private static Outcome? Asks(string text, Outcome otherwise) =>
        text.Length == 0 ? otherwise
        : !char.IsAsciiDigit(text[0]) && Enum.TryParse<Outcome>(text, ignoreCase: true, out var asks) && Enum.IsDefined(asks) ? asks
        : null;
}

/// <summary>What refuses a row of any CSV list.</summary>
internal static class CsvProblem
{
    /// <summary>Null for a row that can be read.</summary>
    public static Imported? Of(CsvRow row, string file, int fields = 0)
    {
        if (row.Problem is { } problem)
            return EntryDraft.Stop(file, row.Line, ImportCause.Row, $"The row {problem}.");
        if (ListText.IsGarbled(row))
            return EntryDraft.Stop(file, row.Line, ImportCause.Encoding, "The row holds characters that its encoding does not have.");
        return row.Fields.Count < fields
            ? EntryDraft.Stop(file, row.Line, ImportCause.Row, string.Create(CultureInfo.InvariantCulture, $"The row has {row.Fields.Count} of {fields} fields."))
            : null;
    }
}
