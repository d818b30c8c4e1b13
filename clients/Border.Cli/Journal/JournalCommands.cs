using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Border.Cli.Output;
using Border.Journal.Verification;

namespace Border.Cli.Journal;

/// <summary><c>border journal</c>: look into a node's journal from outside, also while the node runs.</summary>
public static class JournalCommands
{
    private static readonly TimeSpan ShowProgressEvery = TimeSpan.FromSeconds(2);
    private static readonly JournalJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    /// <summary>The <c>journal</c> command with its verbs.</summary>
    public static Command Build()
    {
        var command = new Command("journal", "Verify a node's journal, or count what is in it. Changes nothing; works while the node runs.");
        command.Subcommands.Add(Verb(
            "verify",
            "Check every record of every epoch: contiguous, chained, readable. Exit code 1 when one is not.",
            found => JsonLines.Write(Console.Out, VerifyOutput.From(found), Json.VerifyOutput)));
        command.Subcommands.Add(Verb(
            "stat",
            "Count records by epoch and kind, bytes, what the centre acknowledged and the backlog.",
            found => JsonLines.Write(Console.Out, StatOutput.From(found), Json.StatOutput)));
        return command;
    }

    private static Command Verb(string name, string description, Action<JournalContent> print)
    {
        var directory = new Argument<string>("DIR") { Description = "The journal's directory, or one that was set aside." };
        var verb = new Command(name, description);
        verb.Arguments.Add(directory);
        verb.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var found = await JournalInspector.VerifyAsync(parsed.GetRequiredValue(directory), new ShownProgress(), cancellation);
                print(found);
                if (found.Ok)
                    return ExitCode.Done;
                await Console.Error.WriteLineAsync($"{found.Directory}: broken at {found.BrokenAt?.ToString() ?? "an unknown position"}: {found.Problem}");
                return ExitCode.SomeFailed;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return ExitCode.SomeFailed;
            }
        });
        return verb;
    }

    private sealed class ShownProgress : IProgress<long>
    {
        private long _shown = Stopwatch.GetTimestamp();

        public void Report(long value)
        {
            if (Stopwatch.GetElapsedTime(_shown) < ShowProgressEvery)
                return;
            _shown = Stopwatch.GetTimestamp();
            Console.Error.WriteLine($"{value:N0} records read");
        }
    }
}
