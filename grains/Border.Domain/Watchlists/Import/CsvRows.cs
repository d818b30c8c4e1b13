using System.Text;

namespace Border.Domain.Watchlists.Import;

/// <summary>One row of a CSV file.</summary>
/// <param name="Line">The line it begins on, from 1.</param>
/// <param name="Fields">Its fields, unquoted.</param>
/// <param name="Problem">Why it cannot be used; null for a good row.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields, string? Problem = null);

/// <summary>
/// Reads comma-separated values (RFC 4180: quotes, doubled quotes, line breaks within quotes) row by row. A row beyond the limits comes as a
/// problem without its text, and reading goes on at the next line, so that one bad row neither fills the memory nor hides the rest.
/// </summary>
public static class CsvRows
{
    /// <summary>The most characters of one row.</summary>
    public const int MaxCharacters = 200_000;

    /// <summary>The most fields of one row.</summary>
    public const int MaxFields = 200;

    /// <summary>The rows that are not empty.</summary>
    public static IEnumerable<CsvRow> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var line = 1;
        while (reader.Peek() >= 0)
        {
            var begin = line;
            var row = Row(reader, ref line);
            if (row.Problem is not null || row.Fields is not [""])
                yield return row with { Line = begin };
        }
    }

    private static CsvRow Row(TextReader reader, ref int line)
    {
        var (fields, field, quoted, characters) = (new List<string>(), new StringBuilder(), false, 0);
        for (var c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c == '\n')
                line++;
            if (++characters > MaxCharacters || fields.Count >= MaxFields)
                return Skip(reader, ref line, c, $"has more than {MaxCharacters} characters or {MaxFields} fields");
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

    private static CsvRow Skip(TextReader reader, ref int line, int last, string problem)
    {
        for (var c = last; c >= 0 && c != '\n'; c = reader.Read())
        {
            if (reader.Peek() == '\n')
                line++;
        }

        return new CsvRow(0, [], problem);
    }

    private static void Next(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString());
        field.Clear();
    }
}
