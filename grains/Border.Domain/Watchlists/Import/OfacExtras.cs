namespace Border.Domain.Watchlists.Import;

/// <summary>What the other files say about one entry.</summary>
/// <param name="Aliases">Names, and whether the list calls them weak.</param>
/// <param name="Addresses">City and country.</param>
/// <param name="Remarks">What had no room in the main file.</param>
internal sealed record OfacExtra(List<(string Name, bool IsWeak)> Aliases, List<string> Addresses, string Remarks)
{
    public static OfacExtra None { get; } = new([], [], "");
}

/// <summary>
/// The files beside <c>sdn.csv</c>: <c>alt.csv</c> (entry, number, type, name, remarks), <c>add.csv</c> (entry, number, address, city, country, remarks)
/// and <c>sdn_comments.csv</c> (entry, remarks beyond the 1,000 characters of the main file). Held in memory until the main file has been read.
/// </summary>
public sealed class OfacExtras
{
    /// <summary>The most rows taken of all files together.</summary>
    public const int MaxRows = 2_000_000;

    private readonly Dictionary<int, OfacExtra> _extras = [];
    private readonly Dictionary<int, (string File, int Line)> _first = [];
    private int _rows;

    /// <summary>Reads the aliases.</summary>
    public IEnumerable<ImportNote> ReadAliases(TextReader reader, string file) => Read(reader, file, 4, (extra, row) =>
    {
        extra.Aliases.Add((OfacList.Field(row, 3), OfacList.Field(row, 4).Contains("weak", StringComparison.OrdinalIgnoreCase)));
        return extra;
    });

    /// <summary>Reads the addresses.</summary>
    public IEnumerable<ImportNote> ReadAddresses(TextReader reader, string file) => Read(reader, file, 5, (extra, row) =>
    {
        string[] parts = [OfacList.Field(row, 2), OfacList.Field(row, 3), OfacList.Field(row, 4)];
        if (parts.Any(p => p.Length > 0) && extra.Addresses.Count < 5)
            extra.Addresses.Add(string.Join(", ", parts.Where(p => p.Length > 0)));
        return extra;
    });

    /// <summary>Reads the rest of long remarks.</summary>
    public IEnumerable<ImportNote> ReadComments(TextReader reader, string file) =>
        Read(reader, file, 2, (extra, row) => extra with { Remarks = ListText.Cut(extra.Remarks + OfacList.Field(row, 1), ListText.MaxCharacters) });

    /// <summary>What there is about an entry; given once.</summary>
    internal OfacExtra Take(int entry)
    {
        _first.Remove(entry);
        return _extras.Remove(entry, out var extra) ? extra : OfacExtra.None;
    }

    /// <summary>What belongs to no entry of the main file.</summary>
    internal IEnumerable<ImportNote> Orphans() => _first.Values.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line).Select(first =>
        new ImportNote(first.File, first.Line, ImportLevel.Refused, ImportCause.Orphan, "It belongs to an entry that the main file does not have."));

    private IEnumerable<ImportNote> Read(TextReader reader, string file, int fields, Func<OfacExtra, CsvRow, OfacExtra> add)
    {
        foreach (var row in CsvRows.Read(reader))
        {
            if (row.Fields is ["\u001A"])
                continue;
            if (_rows++ >= MaxRows)
            {
                yield return new ImportNote(file, row.Line, ImportLevel.Broken, ImportCause.Full, $"The files beside the list have more than {MaxRows} rows.");
                yield break;
            }

            if (CsvProblem.Of(row, file, fields) is { } refused)
                yield return refused.Notes[0];
            else if (!OfacList.Number(row, out var entry))
                yield return new ImportNote(file, row.Line, ImportLevel.Refused, ImportCause.Id, "The first field is not the number of an entry.");
            else
            {
                _first.TryAdd(entry, (file, row.Line));
                _extras[entry] = add(_extras.GetValueOrDefault(entry) ?? new OfacExtra([], [], ""), row);
            }
        }
    }
}
