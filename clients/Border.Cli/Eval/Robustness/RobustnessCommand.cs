using System.CommandLine;
using Border.Cli.Output;
using Border.Cli.Vision;
using Border.Devices.Simulators;
using Border.Imaging;

namespace Border.Cli.Eval.Robustness;

/// <summary><c>border eval robustness</c>: valid files of every kind, bombs and spoilt files, and memory over many readings.</summary>
internal static class RobustnessCommand
{
    private const long MaxGrowthMb = 50;

    public static Command Build()
    {
        var cases = new Option<int>("--cases") { Description = "Spoilt files, 0 to 1,000,000.", DefaultValueFactory = _ => 2000 };
        var readings = new Option<int>("--readings") { Description = "Images read to see whether memory stays flat, 0 to 1,000,000.", DefaultValueFactory = _ => 0 };
        var seed = new Option<int>("--seed") { Description = "Another seed, other files.", DefaultValueFactory = _ => 1 };
        var command = new Command("robustness", "Hostile images give an error in words or a right reading, within 300 MB.") { cases, readings, seed };
        command.SetAction((parsed, cancellation) =>
        {
            var crossing = new SimulatedWorld(parsed.GetValue(seed), new WorldOptions(new DateOnly(2026, 3, 1))).Crossing(0);
            using var page = ImageReader.Decode(SimulatedPictures.Document(crossing), ImageLimits.Default);
            using var picture = page.Resize(480, 480 * page.Height / page.Width);
            var result = new RobustnessRun(picture, parsed.GetValue(seed)).Run(Math.Clamp(parsed.GetValue(cases), 0, 1_000_000), cancellation);
            JsonLines.Write(Console.Out, result, RobustnessJson.Lines.RobustnessResult);
            foreach (var fault in result.Faults)
            {
                Console.Error.WriteLine(fault);
            }

            var failed = result.Faults.Count > 0;
            var times = Math.Clamp(parsed.GetValue(readings), 0, 1_000_000);
            return Task.FromResult(times == 0 ? Code(failed) : ImageVerb.WithEngine(engine =>
            {
                var memory = MemoryRun.Run(engine, crossing, times, cancellation);
                JsonLines.Write(Console.Out, memory, RobustnessJson.Lines.MemoryResult);
                return Code(failed || memory.EndMb - memory.SettledMb > MaxGrowthMb);
            }));
        });
        return command;
    }

    private static int Code(bool failed) => failed ? ExitCode.SomeFailed : ExitCode.Done;
}
