using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Grains;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Bench;

/// <summary><c>border bench grains</c>: calls per second, routing, and memory per awake traveller.</summary>
internal static class GrainBenchCommand
{
    private static readonly GrainBenchJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var travellers = new Option<int>("--travellers") { Description = "How many, 100 to 100,000.", DefaultValueFactory = _ => 2000 };
        var seconds = new Option<double>("--seconds") { Description = "How long each line of calls measures.", DefaultValueFactory = _ => 5 };
        var command = new Command("grains", "Calls per second, records routed per second, and bytes per awake traveller.");
        command.Options.Add(travellers);
        command.Options.Add(seconds);
        command.SetAction((parsed, cancellation) => RunAsync(
            Math.Clamp(parsed.GetValue(travellers), 100, 100_000), TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(seconds), 0.1, 600)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int travellers, TimeSpan measured, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("border-bench-").FullName;
        try
        {
            var benchmark = new GrainBenchmark(folder, travellers, measured);
            var machine = BenchMachine.Describe(folder);
            await Console.Error.WriteLineAsync($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.FileSystem}, {machine.Os}, {machine.Runtime}, load {machine.Load1Minute:0.0}");
            await Console.Error.WriteLineAsync($"method   {benchmark.Method}");
            await Console.Error.WriteLineAsync($"{"",-12}{"callers",8}{"count",10}{"per second",12}{"p99 ms",10}{"bytes each",12}");
            JsonLines.Write(Console.Out, new GrainBenchSetting("grains", machine, benchmark.Method), Json.GrainBenchSetting);
            await benchmark.RunAsync(Show, cancellation);
            return ExitCode.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Show(GrainBenchResult result)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.What,-12}{result.Callers,8}{result.Count,10}{result.PerSecond,12:0}{result.P99Ms,10:0.000}{result.BytesEach,12:0}"));
        JsonLines.Write(Console.Out, result, Json.GrainBenchResult);
    }
}

/// <summary>Where and how it was measured.</summary>
/// <param name="Bench"><c>grains</c>.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Method">Input and method, in words.</param>
internal sealed record GrainBenchSetting(string Bench, BenchMachine Machine, string Method);

/// <summary>Source-generated JSON of the grains' benchmark.</summary>
[JsonSerializable(typeof(GrainBenchSetting))]
[JsonSerializable(typeof(GrainBenchResult))]
internal sealed partial class GrainBenchJson : JsonSerializerContext;
