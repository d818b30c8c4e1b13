using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Gallery;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Bench;

/// <summary><c>border bench gallery</c>: one face against many, beside plain scans of the same features.</summary>
internal static class GalleryBenchCommand
{
    private static readonly GalleryBenchJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var faces = new Option<int>("--faces") { Description = "How many are in the gallery, 1,000 to 1,000,000.", DefaultValueFactory = _ => 100_000 };
        var searches = new Option<int>("--searches") { Description = "How many searches each line measures, 10 to 10,000.", DefaultValueFactory = _ => 200 };
        var command = new Command("gallery", "The ten faces most like one, out of many: the mapped gallery beside plain scans.");
        command.Options.Add(faces);
        command.Options.Add(searches);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            Math.Clamp(parsed.GetValue(faces), 1000, 1_000_000), Math.Clamp(parsed.GetValue(searches), 10, 10_000), cancellation)));
        return command;
    }

    private static int Run(int faces, int searches, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("border-bench-").FullName;
        try
        {
            var benchmark = new GalleryBenchmark(folder, faces, searches);
            var machine = BenchMachine.Describe(folder);
            Console.Error.WriteLine($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.FileSystem}, {machine.Os}, {machine.Runtime}, load {machine.Load1Minute:0.0}");
            Console.Error.WriteLine($"method   {benchmark.Method}");
            Console.Error.WriteLine($"{"",-10}{"threads",8}{"searches",10}{"p50 ms",10}{"p95 ms",10}{"agree",8}{"process MB",12}");
            JsonLines.Write(Console.Out, new GalleryBenchSetting("gallery", machine, benchmark.Method), Json.GalleryBenchSetting);
            benchmark.Run(Show, cancellation);
            Console.Error.WriteLine("goal: gallery with 2 threads within 15 ms and 250 MB, agreeing with the naive scan in every search");
            return ExitCode.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Show(GalleryBenchResult result)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.What,-10}{result.Threads,8}{result.Searches,10}{result.P50Ms,10:0.00}{result.P95Ms,10:0.00}{result.Agrees,8}{result.ProcessMb,12}"));
        JsonLines.Write(Console.Out, result, Json.GalleryBenchResult);
    }
}

/// <summary>Where and how it was measured.</summary>
/// <param name="Bench"><c>gallery</c>.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Method">Input and method, in words.</param>
internal sealed record GalleryBenchSetting(string Bench, BenchMachine Machine, string Method);

/// <summary>Source-generated JSON of the gallery's benchmark.</summary>
[JsonSerializable(typeof(GalleryBenchSetting))]
[JsonSerializable(typeof(GalleryBenchResult))]
internal sealed partial class GalleryBenchJson : JsonSerializerContext;
