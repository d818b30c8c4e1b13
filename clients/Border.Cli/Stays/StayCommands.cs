using System.CommandLine;
using System.Text.Json;
using Border.Cli.Input;
using Border.Cli.Output;
using Border.Domain.Stays;

namespace Border.Cli.Stays;

/// <summary><c>border stay</c>: how many days may somebody stay.</summary>
public static class StayCommands
{
    private const int MaxLineCharacters = 1_000_000;

    /// <summary>The <c>stay</c> command with its verbs.</summary>
    public static Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "One question per line as JSON; - for standard input." };
        var check = new Command("check", "Count the days of stays under a rule such as 90 days in any 180.") { file };
        check.SetAction(result => Run(result.GetRequiredValue(file)));
        return new Command("stay", "Count days of stay.") { check };
    }

    /// <summary>Answers every line of <paramref name="reader"/> with a line; one that cannot be answered is said on <paramref name="errors"/>.</summary>
    /// <returns><see cref="ExitCode.SomeFailed"/> when one of them could not be answered.</returns>
    public static int Check(TextReader reader, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var (number, failed) = (0, false);
        foreach (var line in InputLines.Read(reader, MaxLineCharacters))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Answer(line, out var problem) is { } answer)
            {
                JsonLines.Write(output, answer, StayJson.Output.StayResult);
                continue;
            }

            failed = true;
            errors.WriteLine($"Line {number}: {problem}");
        }

        return failed ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static int Run(string file)
    {
        try
        {
            using var reader = InputLines.Open(file);
            return Check(reader, Console.Out, Console.Error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file} cannot be read: {e.Message}");
            return ExitCode.SomeFailed;
        }
    }

    private static StayResult? Answer(string line, out string problem)
    {
        problem = "";
        try
        {
            if (line.Length > MaxLineCharacters)
                problem = $"a question has at most {MaxLineCharacters} characters.";
            else if (JsonSerializer.Deserialize(line, StayJson.Output.StayQuestion) is not { Stays: { } stays } question || stays.Any(s => s is null))
                problem = "a question needs its stays, each with its entry.";
            else
                return StayCalculator.Check(new StayRule(question.Days, question.Window), stays, question.On);
        }
        catch (JsonException)
        {
            problem = """this is no question such as {"days":90,"window":180,"stays":[{"entry":"2026-01-01","exit":"2026-01-10"}],"on":"2026-03-01"}.""";
        }
        catch (ArgumentException e)
        {
            problem = e.Message;
        }

        return null;
    }
}
