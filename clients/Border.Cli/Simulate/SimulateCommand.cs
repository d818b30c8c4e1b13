using System.CommandLine;
using System.Globalization;
using Border.Cli.Output;
using Border.Devices.Simulators;

namespace Border.Cli.Simulate;

/// <summary><c>border simulate</c>: writes the pictures of simulated crossings and their truth, for evaluation and demonstrations.</summary>
public static class SimulateCommand
{
    private static readonly SimulateJson Json = new(new(JsonLines.Options));

    /// <summary>The <c>simulate</c> command.</summary>
    public static Command Build()
    {
        var folder = new Option<DirectoryInfo>("--out") { Description = "Folder for the pictures and truth.jsonl; made when absent.", Required = true };
        var count = new Option<int>("--count") { Description = "How many crossings, 1 to 100000.", DefaultValueFactory = _ => 10 };
        var seed = new Option<long>("--seed") { Description = "Which made-up world; the same seed gives the same crossings.", DefaultValueFactory = _ => 1 };
        var today = new Option<DateOnly?>("--today") { Description = "The day that documents are valid or expired on (yyyy-mm-dd); today without it." };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100_000)
            {
                result.AddError("--count must be 1 to 100000.");
            }
        });
        var command = new Command("simulate", "Write pictures of simulated crossings (passports, vehicles, faces) and the truth about them.") { folder, count, seed, today };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(folder),
            parsed.GetValue(count),
            parsed.GetValue(seed),
            parsed.GetValue(today) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)));
        return command;
    }

    private static int Run(DirectoryInfo folder, int count, long seed, DateOnly today)
    {
        var world = new SimulatedWorld(seed, new WorldOptions(today));
        try
        {
            folder.Create();
            using var truth = new StreamWriter(Path.Combine(folder.FullName, "truth.jsonl"), append: false);
            for (var number = 0; number < count; number++)
            {
                var line = Write(world.Crossing(number), folder.FullName);
                JsonLines.Write(truth, line, Json.SimulatedLine);
                JsonLines.Write(Console.Out, line, Json.SimulatedLine);
            }

            return ExitCode.Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Cannot write to {folder.FullName}: {problem.Message} Choose another folder with --out or free some space.");
            return ExitCode.SomeFailed;
        }
    }

    private static SimulatedLine Write(SimulatedCrossing crossing, string folder)
    {
        var prefix = crossing.Number.ToString("D5", CultureInfo.InvariantCulture);
        var (document, plate, face) = ($"{prefix}-document.jpg", $"{prefix}-vehicle.jpg", $"{prefix}-face.jpg");
        File.WriteAllBytes(Path.Combine(folder, document), SimulatedPictures.Document(crossing));
        File.WriteAllBytes(Path.Combine(folder, plate), SimulatedPictures.Vehicle(crossing, 3));
        File.WriteAllBytes(Path.Combine(folder, face), SimulatedPictures.LiveFace(crossing, 0));
        var truth = crossing.Truth;
        return new SimulatedLine(
            crossing.Number, true, document, plate, face, truth.PlateCountry, truth.Plate, truth.Format.ToString(), truth.MrzLines, truth.Defect.ToString(), truth.IsImpostor);
    }
}
