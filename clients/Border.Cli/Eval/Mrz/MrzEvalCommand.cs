using System.CommandLine;
using Border.Cli.Output;
using Border.Cli.Vision;

namespace Border.Cli.Eval.Mrz;

/// <summary><c>border eval mrz</c>: machine-readable zones, in a folder of pictures or drawn here.</summary>
internal static class MrzEvalCommand
{
    public static Command Build()
    {
        var folder = new Argument<string?>("DIR") { Description = "Folder of pictures.", Arity = ArgumentArity.ZeroOrOne };
        var truth = new Option<string?>("--truth") { Description = "File: a line per picture, name and zone lines, tab between; a name alone has no zone." };
        var drawn = new Option<int>("--drawn") { Description = "Instead of a folder: so many documents drawn here, from clean to harsh." };
        var seed = new Option<long>("--seed") { Description = "Of the drawn documents.", DefaultValueFactory = _ => 1 };
        var failures = new Option<string?>("--failures") { Description = "Folder for the pictures that were not read perfectly." };
        var peer = new Option<bool>("--peer") { Description = "Read the same pictures with tesseract too, if it is installed." };
        var command = new Command("mrz", "Machine-readable zones: read perfectly, wrongly yet valid, confidence, confusions, times.") { folder, truth, drawn, seed, failures, peer };
        command.SetAction((parsed, cancellation) =>
        {
            var (directory, count) = (parsed.GetValue(folder), parsed.GetValue(drawn));
            if (directory is null == count <= 0)
            {
                Console.Error.WriteLine("Give either a folder of pictures or --drawn with a number.");
                return Task.FromResult(ExitCode.WrongUse);
            }

            List<MrzEvalCase>? cases = null;
            if (!ImageVerb.Try(directory ?? "--drawn", () => cases = directory is null
                ? DrawnZones.Cases(Math.Min(count, 100_000), parsed.GetValue(seed))
                : InFolder(directory, parsed.GetValue(truth))))
            {
                return Task.FromResult(ExitCode.SomeFailed);
            }

            var what = directory ?? $"{cases!.Count} drawn documents, seed {parsed.GetValue(seed)}";
            return Task.FromResult(ImageVerb.WithEngine(engine =>
                new MrzEvalRun(engine, what, parsed.GetValue(failures), parsed.GetValue(peer)).Run(cases!, cancellation)));
        });
        return command;
    }

    private static List<MrzEvalCase> InFolder(string folder, string? truthFile)
    {
        var truths = truthFile is null ? [] : MrzTruths.Read(truthFile);
        return [.. EvalFiles.Pictures(folder).Select(file => new MrzEvalCase(
            Path.GetFileName(file), "pictures", () => File.ReadAllBytes(file), truths.GetValueOrDefault(Path.GetFileName(file))))];
    }
}
