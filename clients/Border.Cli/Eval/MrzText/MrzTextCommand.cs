using System.CommandLine;
using Border.Cli.Output;

namespace Border.Cli.Eval.MrzText;

/// <summary><c>border eval mrz-text</c>: zones as text, and changes of them.</summary>
internal static class MrzTextCommand
{
    public static Command Build()
    {
        var documents = new Option<int>("--documents") { Description = "Zones, 1 to 1,000,000.", DefaultValueFactory = _ => 2000 };
        var mutations = new Option<int>("--mutations") { Description = "Changed zones, 0 to 10,000,000.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<long>("--seed") { Description = "Another seed, other zones.", DefaultValueFactory = _ => 1 };
        var command = new Command("mrz-text", "Zones as text: all read back, every change detected or known to be undetectable, beside plain slicing.")
        {
            documents, mutations, seed,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var run = new MrzTextRun(parsed.GetValue(seed));
            var result = run.Run(
                Math.Clamp(parsed.GetValue(documents), 1, 1_000_000), Math.Clamp(parsed.GetValue(mutations), 0, 10_000_000), cancellation);
            MrzTextRun.Print(Console.Error, result);
            JsonLines.Write(Console.Out, result, MrzTextJson.Lines.MrzTextResult);
            return Task.FromResult(result is { NotReadBack: 0, Unexplained: 0 } ? ExitCode.Done : ExitCode.SomeFailed);
        });
        return command;
    }
}
