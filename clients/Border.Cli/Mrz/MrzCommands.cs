using System.CommandLine;
using Border.Cli.Input;
using Border.Cli.Output;
using Border.Domain.Documents.Mrz;

namespace Border.Cli.Mrz;

/// <summary><c>border mrz</c>: machine-readable zones as text.</summary>
public static class MrzCommands
{
    private const int MaxLineCharacters = 1000;
    private const int MaxLines = 10;

    /// <summary>The <c>mrz</c> command with its verbs.</summary>
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "Zones as text, separated by blank lines; - for standard input." };
        var parse = new Command("parse", "Read machine-readable zones and check every check digit.") { file };
        parse.SetAction(result => Run(result.GetRequiredValue(file)));
        return new Command("mrz", "Read machine-readable zones given as text.") { parse };
    }

    /// <summary>Parses every zone of <paramref name="reader"/>, one JSON object each.</summary>
    /// <returns><see cref="ExitCode.SomeFailed"/> when one of them was no zone at all.</returns>
    public static int Parse(TextReader reader, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var (number, failed) = (0, false);
        foreach (var zone in Zones(InputLines.Read(reader, MaxLineCharacters)))
        {
            number++;
            var result = MrzParser.Parse(zone);
            JsonLines.Write(output, MrzLine.Of(result), MrzJson.Output.MrzLine);
            if (result.Document is not null)
                continue;
            failed = true;
            errors.WriteLine($"Zone {number}: {result.Problems[0]}");
        }

        if (number > 0)
            return failed ? ExitCode.SomeFailed : ExitCode.Done;
        errors.WriteLine("There is no machine-readable zone in the input.");
        return ExitCode.SomeFailed;
    }

    private static int Run(string file)
    {
        try
        {
            using var reader = InputLines.Open(file);
            return Parse(reader, Console.Out, Console.Error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file} cannot be read: {e.Message}");
            return ExitCode.SomeFailed;
        }
    }

    /// <summary>Lines between blank ones; of a block that goes on and on, enough to see that it is no zone.</summary>
    private static IEnumerable<IReadOnlyList<string>> Zones(IEnumerable<string> lines)
    {
        var zone = new List<string>();
        foreach (var line in lines)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                if (zone.Count < MaxLines)
                    zone.Add(line);
            }
            else if (zone.Count > 0)
            {
                yield return [.. zone];
                zone.Clear();
            }
        }

        if (zone.Count > 0)
            yield return zone;
    }
}
