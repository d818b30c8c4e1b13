namespace Border.Domain.Watchlists.Import;

/// <summary>A CSV file whose first row names its columns.</summary>
/// <param name="Header">The columns.</param>
/// <param name="Rows">The rows after the first; read once, as they are asked for.</param>
public sealed record CsvTable(CsvHeader Header, IEnumerable<CsvRow> Rows)
{
    /// <summary>Reads the first row.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="needed">Columns that must be there.</param>
    /// <param name="allowed">Columns that may be, to be named when one is missing.</param>
    /// <param name="problem">What is wrong with the first row, as a sentence; null when the result is set.</param>
    public static CsvTable? Open(TextReader reader, IReadOnlyList<string> needed, IReadOnlyList<string> allowed, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(needed);
        var rows = CsvRows.Read(reader).GetEnumerator();
        if (!rows.MoveNext())
        {
            problem = $"The file is empty: it needs a row that names {Words(needed)}.";
            return null;
        }

        var header = new CsvHeader(rows.Current.Fields);
        if (needed.All(header.Has))
        {
            problem = null;
            return new CsvTable(header, Rest(rows));
        }

        problem = $"The first row must name {Words(needed)}" + (allowed is { Count: > 0 } ? $", and may name {And(allowed)}." : ".");
        return null;
    }

    private static IEnumerable<CsvRow> Rest(IEnumerator<CsvRow> rows)
    {
        using (rows)
        {
            while (rows.MoveNext())
                yield return rows.Current;
        }
    }

    private static string Words(IReadOnlyList<string> columns) => (columns.Count == 1 ? "the column " : "the columns ") + And(columns);

    private static string And(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
