using System.Globalization;

namespace Border.Domain.Watchlists.Import;

/// <summary>
/// The list of specially designated nationals of the US Treasury (and its consolidated list, which has the same form): <c>sdn.csv</c>, without a
/// header, 12 fields (number, name, type, programme, title, call sign, vessel type, tonnage, gross tonnage, flag, owner, remarks), <c>-0-</c> for
/// nothing; <see cref="OfacExtras"/> for the other files. Source: OFAC data specification of 25 September 2023.
/// </summary>
public static class OfacList
{
    private const int Fields = 12;

    /// <summary>The entries, as they are asked for; behind them a note for each alias and address that belongs to none.</summary>
    public static IEnumerable<Imported> Read(TextReader reader, string file, OfacExtras extras, ImportTerms terms)
    {
        ArgumentNullException.ThrowIfNull(extras);
        foreach (var row in CsvRows.Read(reader))
        {
            if (row.Fields is not ["\u001A"]) // the files end as they did under DOS
                yield return Line(row, file, extras, terms);
        }

        foreach (var note in extras.Orphans())
            yield return new Imported(null, [note]);
    }

    private static Imported Line(CsvRow row, string file, OfacExtras extras, ImportTerms terms)
    {
        // The number is taken first, so that the aliases of a line that is refused are not called orphans as well.
        var isNumbered = Number(row, out var number);
        var more = isNumbered ? extras.Take(number) : OfacExtra.None;
        if (CsvProblem.Of(row, file, Fields) is { } refused)
            return refused;
        var draft = new EntryDraft(file, row.Line, terms);
        if (!isNumbered)
            return draft.Stop(ImportCause.Id, "The first field is not the number of an entry.");
        switch (Field(row, 2).ToUpperInvariant())
        {
            case "INDIVIDUAL":
                break;
            case "":
                draft.Kind = WatchlistKind.Organisation;
                break;
            case "VESSEL" or "AIRCRAFT":
                return draft.Stop(ImportCause.Kind, "It is a ship or an aircraft, which no border post searches for.", ImportLevel.LeftOut);
            default:
                return draft.Stop(ImportCause.Kind, "The type is none of individual, vessel, aircraft and -0-.");
        }

        draft.Name(Field(row, 1));
        foreach (var (name, isWeak) in more.Aliases)
            draft.Name(name, isWeak);
        OfacRemarks.Read(string.Concat(Field(row, 11), more.Remarks), draft);
        draft.Detail("Programme", Field(row, 3));
        draft.Detail("Title:", Field(row, 4));
        foreach (var address in more.Addresses)
            draft.Detail("Address:", address);
        return draft.Build($"OFAC-{number.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>A row's number, its first field.</summary>
    internal static bool Number(CsvRow row, out int number)
    {
        number = 0;
        return row.Fields.Count > 0 && int.TryParse(row.Fields[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }

    /// <summary>A field; empty where it says that there is nothing.</summary>
    internal static string Field(CsvRow row, int at) =>
        at < row.Fields.Count && row.Fields[at].Trim() is var text && text != "-0-" ? text : "";
}
