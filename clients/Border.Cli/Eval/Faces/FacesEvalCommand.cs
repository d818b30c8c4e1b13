using System.CommandLine;
using Border.Cli.Output;
using Border.Cli.Vision;

namespace Border.Cli.Eval.Faces;

/// <summary><c>border eval faces</c>: photographs of known people, or the simulator's.</summary>
internal static class FacesEvalCommand
{
    private const int MaxDrawn = 2000;

    public static Command Build()
    {
        var folder = new Argument<string?>("DIR") { Description = "A folder with a folder of photographs for each person.", Arity = ArgumentArity.ZeroOrOne };
        var pairs = new Option<string?>("--pairs") { Description = "Instead of a folder: a file with two paths and 1 (one person) or 0 per line, tabs between." };
        var drawn = new Option<int>("--drawn") { Description = "Instead of a folder: so many people of the simulator." };
        var seed = new Option<long>("--seed") { Description = "Of the drawn people.", DefaultValueFactory = _ => 1 };
        var failures = new Option<string?>("--failures") { Description = "Folder for pictures of wrong pairs and refused photographs." };
        var calibration = new Option<string?>("--write-calibration") { Description = "File for the calibration: goes into a policy as faceMatch.calibration." };
        var data = new Option<string?>("--data") { Description = "What the photographs are, in words, for the calibration. Default: the folder's name." };
        var command = new Command("faces", "Verification errors, refusals of the quality gate, calibration, times.")
        {
            folder, pairs, drawn, seed, failures, calibration, data,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var (directory, file, count) = (parsed.GetValue(folder), parsed.GetValue(pairs), parsed.GetValue(drawn));
            if ((directory is null ? 0 : 1) + (file is null ? 0 : 1) + (count > 0 ? 1 : 0) != 1)
            {
                Console.Error.WriteLine("Give a folder of people, or --pairs with a file, or --drawn with a number.");
                return Task.FromResult(ExitCode.WrongUse);
            }

            FacePhotoSet? photos = null;
            if (!ImageVerb.Try(directory ?? file ?? "--drawn", () => photos =
                directory is not null ? FacePhotoSet.InFolders(directory)
                : file is not null ? FacePhotoSet.OfPairs(file)
                : DrawnPeople.Make(Math.Min(count, MaxDrawn), parsed.GetValue(seed))))
            {
                return Task.FromResult(ExitCode.SomeFailed);
            }

            var what = parsed.GetValue(data) ?? Path.GetFileName(directory?.TrimEnd('/')) ?? Path.GetFileName(file) ?? $"{count} people of the simulator, seed {parsed.GetValue(seed)}";
            return Task.FromResult(ImageVerb.WithEngine(engine =>
                new FacesEvalRun(engine, what, parsed.GetValue(failures), parsed.GetValue(calibration)).Run(photos!, cancellation)));
        });
        return command;
    }
}
