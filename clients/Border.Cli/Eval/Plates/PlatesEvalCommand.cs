using System.CommandLine;
using Border.Cli.Output;
using Border.Cli.Vision;

namespace Border.Cli.Eval.Plates;

/// <summary><c>border eval plates</c>: number plates in a folder of photographs.</summary>
internal static class PlatesEvalCommand
{
    public static Command Build()
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "Folder of pictures, each with a text file of the same name: file, x, y, width, height, text, tab between.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var drawn = new Option<int>("--drawn") { Description = "Instead of a folder: so many vehicles drawn here, with American, European and Brazilian plates, from clean to harsh." };
        var seed = new Option<long>("--seed") { Description = "Of the drawn vehicles.", DefaultValueFactory = _ => 1 };
        var failures = new Option<string?>("--failures") { Description = "Folder for the pictures that were not read exactly." };
        var most = new Option<int>("--every") { Description = "Only every so many-th picture.", DefaultValueFactory = _ => 1 };
        var peer = new Option<bool>("--peer") { Description = "Read the same pictures with the untouched PP-OCRv4 models too." };
        var command = new Command("plates", "Number plates: exact texts, false plates, confidence, confusions, times.") { folder, drawn, seed, failures, most, peer };
        command.SetAction((parsed, cancellation) =>
        {
            var (directory, count) = (parsed.GetValue(folder), parsed.GetValue(drawn));
            if (directory is null == count <= 0)
            {
                Console.Error.WriteLine("Give either a folder of pictures or --drawn with a number.");
                return Task.FromResult(ExitCode.WrongUse);
            }

            List<PlatesTruth> pictures = [];
            if (!ImageVerb.Try(directory ?? "--drawn", () => pictures = Every(Math.Max(1, parsed.GetValue(most)), directory is null
                ? DrawnPlates.Cases(Math.Min(count, 100_000), parsed.GetValue(seed))
                : PlatesTruth.InFolder(directory))))
            {
                return Task.FromResult(ExitCode.SomeFailed);
            }

            var what = directory ?? $"{pictures.Count} drawn vehicles, seed {parsed.GetValue(seed)}";
            return Task.FromResult(ImageVerb.WithEngine(engine =>
            {
                using var untouched = parsed.GetValue(peer) ? new PlatesPeer() : null;
                return new PlatesEvalRun(engine, what, parsed.GetValue(failures), untouched).Run(pictures, cancellation);
            }));
        });
        return command;
    }

    private static List<PlatesTruth> Every(int step, List<PlatesTruth> all) => [.. all.Where((_, i) => i % step == 0)];
}
