using System.CommandLine;
using Border.Cli.Output;

namespace Border.Cli.Eval.Chip;

/// <summary><c>border eval chip</c>: signed documents of every kind, and changes of them.</summary>
internal static class ChipEvalCommand
{
    public static Command Build()
    {
        var documents = new Option<int>("--documents") { Description = "Signed documents, 1 to 100,000.", DefaultValueFactory = _ => 200 };
        var mutations = new Option<int>("--mutations") { Description = "Changed documents, 0 to 1,000,000.", DefaultValueFactory = _ => 10_000 };
        var authorities = new Option<int>("--authorities") { Description = "Certificates in the master list, 1 to 10,000.", DefaultValueFactory = _ => 588 };
        var seed = new Option<long>("--seed") { Description = "Another seed, other documents.", DefaultValueFactory = _ => 1 };
        var command = new Command("chip", "Chips: all genuine accepted, none altered accepted, beside comparing hashes alone; time to load a master list.")
        {
            documents, mutations, authorities, seed,
        };
        command.SetAction((parsed, cancellation) =>
        {
            using var run = new ChipEvalRun(parsed.GetValue(seed));
            var result = run.Run(
                Math.Clamp(parsed.GetValue(documents), 1, 100_000),
                Math.Clamp(parsed.GetValue(mutations), 0, 1_000_000),
                Math.Clamp(parsed.GetValue(authorities), 1, 10_000),
                cancellation);
            ChipEvalRun.Print(Console.Error, result);
            JsonLines.Write(Console.Out, result, ChipEvalJson.Lines.ChipEvalResult);
            return Task.FromResult(result.Accepted == result.Documents && result.AlteredAccepted == 0 ? ExitCode.Done : ExitCode.SomeFailed);
        });
        return command;
    }
}
