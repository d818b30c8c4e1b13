using Border.Cli.Names;
using Border.Domain.Names;
using Border.Domain.Watchlists.Import;

namespace Border.Cli.Eval.Names;

/// <summary>A labelled pair.</summary>
/// <param name="Left">One name.</param>
/// <param name="Right">The other.</param>
/// <param name="Kind">What they name.</param>
/// <param name="IsMatch">The truth.</param>
/// <param name="Quality">How sure the truth is, for example STRONG.</param>
internal sealed record NamePair(string Left, string Right, NameKind Kind, bool IsMatch, string Quality)
{
    /// <summary>The pairs of a CSV file with the columns left, right, match and perhaps schema and quality.</summary>
    /// <exception cref="InvalidDataException">A column is missing or a row cannot be used; says which.</exception>
    public static List<NamePair> Read(TextReader reader)
    {
        if (CsvTable.Open(reader, ["left", "right", "match"], ["schema", "quality"], out var problem) is not { Header: var header } table)
            throw new InvalidDataException(problem);
        return [.. table.Rows.Select(row => row.Problem is null && bool.TryParse(header.Of(row, "match"), out var match)
            ? new NamePair(header.Of(row, "left"), header.Of(row, "right"), NameCommands.Kind(header.Of(row, "schema")), match, header.Of(row, "quality"))
            : throw new InvalidDataException($"line {row.Line} {row.Problem ?? "says neither true nor false as match"}."))];
    }
}
