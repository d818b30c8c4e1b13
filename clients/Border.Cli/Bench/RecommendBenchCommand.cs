using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Recommendations;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Bench;

/// <summary><c>border bench recommend</c>: from the facts to the recommendation, with a long watchlist and no network.</summary>
internal static class RecommendBenchCommand
{
    private static readonly RecommendBenchJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var directory = new Option<string>("--dir") { Description = "Where the journal is made. Default: the system's temporary folder." };
        var entries = Number("--entries", "Persons on the list, 1,000 to 1,000,000.", 1_000_000);
        var travellers = Number("--travellers", "How many pass, 100 to 10,000.", 2_000);
        var scans = Number("--scans", "For how many of them every listed name is compared.", 10);
        var seed = Number("--seed", "Draws the people.", 1);
        var command = new Command("recommend", "Recommends for travellers from their documents' fields on: list, stay and every rule, beside comparing every name.") { directory, entries, travellers, scans, seed };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(directory) ?? Path.GetTempPath(),
            folder =>
            {
                var measured = Math.Clamp(parsed.GetValue(travellers), 100, 10_000);
                return new RecommendBenchmark(
                    folder, Math.Clamp(parsed.GetValue(entries), 1_000, 1_000_000), measured, Math.Clamp(parsed.GetValue(scans), 1, measured), parsed.GetValue(seed));
            },
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string parent, Func<string, RecommendBenchmark> make, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(parent), $"border-bench-{Guid.NewGuid():N}")).FullName;
        try
        {
            var benchmark = make(folder);
            var machine = BenchMachine.Describe(folder);
            await Console.Error.WriteLineAsync($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.FileSystem}, {machine.Runtime}, load {machine.Load1Minute:0.0}");
            await Console.Error.WriteLineAsync($"method   {benchmark.Method}");
            await Console.Error.WriteLineAsync($"{"",-12}{"travellers",12}{"p50 ms",10}{"p95 ms",10}{"referred",10}");
            JsonLines.Write(Console.Out, new RecommendBenchSetting("recommend", machine, benchmark.Method), Json.RecommendBenchSetting);
            await benchmark.RunAsync(Show, cancellation);
            await Console.Error.WriteLineAsync("goal: p95 within 50 ms");
            return ExitCode.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Option<int> Number(string name, string text, int usual) => new(name) { Description = text, DefaultValueFactory = _ => usual };

    private static void Show(RecommendBenchResult result)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.What,-12}{result.Travellers,12}{result.P50Ms,10:0.00}{result.P95Ms,10:0.00}{result.Referred,10}"));
        JsonLines.Write(Console.Out, result, Json.RecommendBenchResult);
    }
}

/// <summary>Where and how it was measured.</summary>
/// <param name="Bench"><c>recommend</c>.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Method">Input and method, in words.</param>
internal sealed record RecommendBenchSetting(string Bench, BenchMachine Machine, string Method);

/// <summary>Source-generated JSON of the benchmark.</summary>
[JsonSerializable(typeof(RecommendBenchSetting))]
[JsonSerializable(typeof(RecommendBenchResult))]
internal sealed partial class RecommendBenchJson : JsonSerializerContext;
