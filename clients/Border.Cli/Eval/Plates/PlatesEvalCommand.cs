using System.CommandLine;
using Border.Cli.Output;
using Border.Cli.Vision;

namespace Border.Cli.Eval.Plates;

/// <summary><c>border eval plates</c>: number plates in a folder of photographs.</summary>
internal static class PlatesEvalCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of pictures, each with a text file of the same name: file, x, y, width, height, text, tab between." };
        var failures = new Option<string?>("--failures") { Description = "Folder for the pictures that were not read exactly." };
        var most = new Option<int>("--every") { Description = "Only every so many-th picture.", DefaultValueFactory = _ => 1 };
        var peer = new Option<bool>("--peer") { Description = "Read the same pictures with the untouched PP-OCRv4 models too." };
        var command = new Command("plates", "Number plates: exact texts, false plates, confidence, confusions, times.") { folder, failures, most, peer };
        command.SetAction((parsed, cancellation) =>
        {
            var directory = parsed.GetRequiredValue(folder);
            List<PlatesTruth> pictures = [];
            if (!ImageVerb.Try(directory, () => pictures = Every(Math.Max(1, parsed.GetValue(most)), PlatesTruth.InFolder(directory))))
            {
                return Task.FromResult(ExitCode.SomeFailed);
            }

            return Task.FromResult(ImageVerb.WithEngine(engine =>
            {
                using var untouched = parsed.GetValue(peer) ? new PlatesPeer() : null;
                return new PlatesEvalRun(engine, directory, parsed.GetValue(failures), untouched).Run(pictures, cancellation);
            }));
        });
        return command;
    }

    private static List<PlatesTruth> Every(int step, List<PlatesTruth> all) => [.. all.Where((_, i) => i % step == 0)];
}
