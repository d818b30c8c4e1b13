using System.Text.Json.Serialization;
using Border.Cli.Output;
using Border.Domain.Names;
using Border.Domain.Watchlists.Import;

namespace Border.Cli.Names;

/// <summary>One line of <c>border names match</c>.</summary>
/// <param name="Left">As given.</param>
/// <param name="Right">As given.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Match">True when they are taken for one.</param>
/// <param name="Why">Word by word.</param>
public sealed record NamePairLine(string Left, string Right, double Score, bool Match, IReadOnlyList<string> Why);

/// <summary><c>border names match</c>.</summary>
public static class NameMatching
{
    /// <summary>Answers every row with a line; one that cannot be used is said on <paramref name="errors"/>.</summary>
    /// <returns><see cref="ExitCode.SomeFailed"/> when a row or the columns cannot be used.</returns>
    public static int Run(TextReader reader, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (CsvTable.Open(reader, ["left", "right"], ["schema"], out var problem) is not { Header: var header } table)
        {
            errors.WriteLine(problem);
            return ExitCode.SomeFailed;
        }

        var failed = false;
        foreach (var row in table.Rows)
        {
            var (left, right) = (header.Of(row, "left"), header.Of(row, "right"));
            if (row.Problem is not null || left.Length == 0 || right.Length == 0)
            {
                failed = true;
                errors.WriteLine($"Line {row.Line} {row.Problem ?? "lacks one of the names"}.");
                continue;
            }

            var match = NameMatcher.Compare(left, right, NameCommands.Kind(header.Of(row, "schema")));
            JsonLines.Write(output, new NamePairLine(left, right, Math.Round(match.Score, 4), match.IsMatch, match.Why), NameJson.Output.NamePairLine);
        }

        return failed ? ExitCode.SomeFailed : ExitCode.Done;
    }
}

/// <summary>Source-generated JSON of the lines.</summary>
[JsonSerializable(typeof(NamePairLine))]
[JsonSerializable(typeof(NameHitLine))]
public sealed partial class NameJson : JsonSerializerContext
{
    /// <summary>With the command line's options.</summary>
    public static NameJson Output { get; } = new(new(JsonLines.Options));
}
