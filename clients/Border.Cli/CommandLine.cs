using System.CommandLine;
using System.CommandLine.Parsing;
using Border.Cli.Output;

namespace Border.Cli;

/// <summary>Runs the command tree with the exit codes that <see cref="ExitCode"/> promises.</summary>
public static class CommandLine
{
    /// <summary>Parses <paramref name="args"/> and runs the verb. Wrong use is said on <paramref name="errors"/> and returns 2.</summary>
    /// <param name="root">The command tree.</param>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="errors">Standard error.</param>
    /// <returns>The verb's exit code, or <see cref="ExitCode.WrongUse"/>.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(errors);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync();
        }

        foreach (var error in parsed.Errors)
        {
            await errors.WriteLineAsync(error.Message);
        }

        await errors.WriteLineAsync(string.Join(' ', ["Try: border", .. CommandPath(parsed.CommandResult), "--help"]));
        return ExitCode.WrongUse;
    }

    private static IEnumerable<string> CommandPath(CommandResult command)
    {
        var names = new List<string>();
        for (var at = command; at is { Command: not RootCommand }; at = at.Parent as CommandResult)
        {
            names.Insert(0, at.Command.Name);
        }

        return names;
    }
}
