using System.Security.Cryptography;
using System.Text;

namespace Border.Domain.Watchlists.Import;

/// <summary>
/// <c>targets.simple.csv</c> of OpenSanctions: columns id, schema, name, aliases, birth_date, countries, addresses, identifiers, sanctions, phones,
/// emails, dataset, first_seen, last_seen, last_change, in any order; several values of one are joined with semicolons.
/// </summary>
public static class OpenSanctionsList
{
    private static readonly string[] Needed = ["id", "schema", "name", "aliases", "birth_date", "countries"];

    /// <summary>The entries, as they are asked for.</summary>
    public static IEnumerable<Imported> Read(TextReader reader, string file, ImportTerms terms)
    {
        if (CsvTable.Open(reader, Needed, ["addresses", "identifiers", "sanctions", "dataset"], out var problem) is not { } table)
            return [EntryDraft.Stop(file, 1, ImportCause.File, problem!, ImportLevel.Broken)];
        return table.Rows.Select(row => Line(table.Header, row, file, terms));
    }

    private static Imported Line(CsvHeader header, CsvRow row, string file, ImportTerms terms)
    {
        if (CsvProblem.Of(row, file) is { } refused)
            return refused;
        var draft = new EntryDraft(file, row.Line, terms);
        switch (header.Of(row, "schema").ToUpperInvariant())
        {
            case "PERSON":
                break;
            case "COMPANY" or "ORGANIZATION" or "LEGALENTITY" or "PUBLICBODY":
                draft.Kind = WatchlistKind.Organisation;
                break;
            case "VESSEL" or "AIRPLANE" or "VEHICLE" or "CRYPTOWALLET" or "SECURITY" or "ADDRESS" or "ASSET":
                return draft.Stop(ImportCause.Kind, "It is no person or organisation, and nothing that a border post searches for.", ImportLevel.LeftOut);
            default:
                return draft.Stop(ImportCause.Kind, "The schema is not known.");
        }

        if (header.Of(row, "id") is not { Length: > 0 and <= 200 } id)
            return draft.Stop(ImportCause.Id, "The id is missing or has more than 200 characters.");
        draft.Name(header.Of(row, "name"));
        foreach (var alias in ListText.Parts(header.Of(row, "aliases")))
            draft.Name(alias, isWeak: draft.Kind == WatchlistKind.Person);
        if (draft.Kind == WatchlistKind.Person)
            Person(draft, header, row);
        draft.Detail("Listed in:", string.Join(", ", ListText.Parts(header.Of(row, "dataset"))));
        draft.Detail("Sanctions:", string.Join(", ", ListText.Parts(header.Of(row, "sanctions"))));
        draft.Detail("Address:", string.Join("; ", ListText.Parts(header.Of(row, "addresses"))));
        return draft.Build(Id(id));
    }

    private static void Person(EntryDraft draft, CsvHeader header, CsvRow row)
    {
        foreach (var birth in ListText.Parts(header.Of(row, "birth_date")))
            draft.Birth(birth);
        // "zz" is no state; "eu" none that issues nationality.
        foreach (var country in ListText.Parts(header.Of(row, "countries")).Where(c => c.ToUpperInvariant() is not ("ZZ" or "EU")))
            draft.Nationality(country);
        foreach (var number in ListText.Parts(header.Of(row, "identifiers")).Where(IsDocumentNumber))
            draft.Document(number, "");
    }

    /// <summary>
    /// The format does not say whether an identifier is a passport or a tax number. What a zone's number field could hold counts: 6 to 9 letters
    /// and digits, most of them digits.
    /// </summary>
    private static bool IsDocumentNumber(string text) =>
        text.Length is >= 6 and <= 9 && text.All(char.IsAsciiLetterOrDigit) && text.Count(char.IsAsciiDigit) >= 5 && text[0] is not ('Q' or 'q');

    /// <summary>Ids made of names are common there; one that is not plainly a number of a register is hashed.</summary>
    private static string Id(string id)
    {
        if (id.StartsWith("NK-", StringComparison.Ordinal) || (id[0] == 'Q' && id.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0))
        {
            if (ListText.IdProblem($"OS-{id}") is null)
                return $"OS-{id}";
        }

        return $"OS-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 12))}";
    }
}
