using Border.Cli.Output;
using Border.Domain.Names;
using Border.Domain.Watchlists.Import;
using Border.Domain.Watchlists.Search;

namespace Border.Cli.Names;

/// <summary>One line of <c>border names search</c>.</summary>
/// <param name="Name">The list's main name.</param>
/// <param name="Score">0 to 1, of its best name.</param>
/// <param name="Why">Word by word.</param>
/// <param name="Id">The list's id; null where it has none.</param>
/// <param name="Matched">The name or alias that matched best.</param>
/// <param name="Query">What was searched for.</param>
public sealed record NameHitLine(string Name, double Score, IReadOnlyList<string> Why, string? Id, string Matched, string Query);

/// <summary><c>border names search</c>.</summary>
public static class NameSearching
{
    private const int MaxHits = 100;

    /// <summary>Finds each name in the list and prints its hits, best first.</summary>
    /// <returns><see cref="ExitCode.SomeFailed"/> when a row or the columns cannot be used.</returns>
    public static int Run(TextReader reader, NameKind kind, IReadOnlyList<string> names, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(errors);
        if (CsvTable.Open(reader, ["name"], ["id", "aliases", "schema"], out var problem) is not { Header: var header } table)
        {
            errors.WriteLine(problem);
            return ExitCode.SomeFailed;
        }

        var builder = new NameListBuilder(kind);
        var failed = false;
        foreach (var row in table.Rows)
        {
            if (row.Problem is null && header.Of(row, "name") is { Length: > 0 } name)
            {
                if (header.Of(row, "schema") is var schema && (schema.Length == 0 || NameCommands.Kind(schema) == kind))
                    builder.Add(header.Of(row, "id"), name, header.Of(row, "aliases", "alias").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                continue;
            }

            failed = true;
            errors.WriteLine($"Line {row.Line} {row.Problem ?? "has no name"}.");
        }

        var list = builder.Build();
        foreach (var query in names)
        {
            foreach (var hit in list.Search(query).Take(MaxHits))
                JsonLines.Write(output, new NameHitLine(hit.Name, Math.Round(hit.Score, 4), hit.Why, hit.Id, hit.Matched, query), NameJson.Output.NameHitLine);
        }

        return failed ? ExitCode.SomeFailed : ExitCode.Done;
    }
}
