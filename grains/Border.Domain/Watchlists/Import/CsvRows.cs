using System.Text;

namespace Border.Domain.Watchlists.Import;

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Fields">Its fields, unquoted.</param>
/// <param name="Problem">Why it cannot be used; null for a good row.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields, string? Problem = null);

/// <summary>
/// Reads comma-separated values (RFC 4180: quotes, doubled quotes, line breaks within quotes) row by row. A row beyond the limits, or with a
/// quotation mark that is never closed, comes as a problem without its text, and reading goes on at the next line, so that one bad row neither
/// fills the memory nor hides the rest.
/// </summary>
public static class CsvRows
{
    /// <summary>The most characters of one row.</summary>
    public const int MaxCharacters = 200_000;

    /// <summary>The most fields of one row.</summary>
    public const int MaxFields = 200;

    /// <summary>The most lines that one row may go over.</summary>
    public const int MaxLines = 50;

    /// <summary>The rows that are not empty.</summary>
    public static IEnumerable<CsvRow> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var rewind = new RewindReader(reader);
        var line = 1;
        while (rewind.Peek() >= 0)
        {
            var begin = line;
            rewind.Mark();
            var row = Row(rewind, ref line);
            if (row.Problem is not null)
                line = begin + Skip(rewind);
            if (row.Problem is not null || row.Fields is not [""])
                yield return row with { Line = begin };
        }
    }

    private static CsvRow Row(RewindReader reader, ref int line)
    {
        var (fields, field, quoted, characters, begin) = (new List<string>(), new StringBuilder(), false, 0, line);
        for (var c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (++characters > MaxCharacters || fields.Count >= MaxFields)
                return new CsvRow(0, [], $"has more than {MaxCharacters} characters or {MaxFields} fields");
            if (c == '\n' && ++line - begin > MaxLines)
                return new CsvRow(0, [], $"goes over more than {MaxLines} lines within quotation marks");
            if (quoted)
            {
                if (c != '"')
                    field.Append((char)c);
                else if (reader.Peek() == '"')
                    field.Append((char)reader.Read());
                else
                    quoted = false;
            }
            else if (c == '"' && field.Length == 0)
                quoted = true;
            else if (c == ',')
                Next(fields, field);
            else if (c == '\n')
                break;
            else if (c != '\r')
                field.Append((char)c);
        }

        Next(fields, field);
        return quoted ? new CsvRow(0, [], "ends within quotation marks") : new CsvRow(0, fields);
    }

    // What an open quotation mark swallowed may be good rows: back to the row's beginning, and on after its first line.
    private static int Skip(RewindReader reader)
    {
        reader.Rewind();
        for (var c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c == '\n')
                break;
        }

        return 1;
    }

    private static void Next(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
    }
}
