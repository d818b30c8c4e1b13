using System.CommandLine;
using System.CommandLine.Parsing;
using Border.Cli.Output;

namespace Border.Cli;

/// <summary>Runs the command tree with the exit codes that <see cref="ExitCode"/> promises.</summary>
public static class CommandLine
{
    /// <summary>Parses <paramref name="args"/> and runs the verb. Wrong use is said on <paramref name="errors"/> and returns 2.</summary>
    /// <remarks>A fault that no verb foresaw ends the process with its stack trace, so that it can be reported.</remarks>
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
            return await InvokeAsync(parsed, errors);
        }

        foreach (var error in parsed.Errors)
        {
            await errors.WriteLineAsync(error.Message);
        }

        await errors.WriteLineAsync(string.Join(' ', ["Try: border", .. CommandPath(parsed.CommandResult), "--help"]));
        return ExitCode.WrongUse;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, TextWriter errors)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped before the end; what was printed until then holds.");
            return ExitCode.SomeFailed;
        }
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
