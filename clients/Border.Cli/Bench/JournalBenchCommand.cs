using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Journal;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Bench;

/// <summary><c>border bench journal</c>: records per second and append latency beside plain SQLite inserts of the same durability.</summary>
internal static class JournalBenchCommand
{
    private static readonly JournalBenchJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var directory = new Option<string>("--dir") { Description = "Where to measure; on the disk that a node would use. Default: the system's temporary folder." };
        var seconds = new Option<double>("--seconds") { Description = "How long each line measures.", DefaultValueFactory = _ => 5 };
        var command = new Command("journal", "Durable appends by 1, 8 and 64 writers.");
        command.Options.Add(directory);
        command.Options.Add(seconds);
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(directory) ?? Path.GetTempPath(), TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(seconds), 0.1, 600)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string parent, TimeSpan measured, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetFullPath(parent), $"border-bench-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            var benchmark = new JournalBenchmark(folder, measured);
            var machine = BenchMachine.Describe(folder);
            await Console.Error.WriteLineAsync($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.FileSystem}, {machine.Os}, {machine.Runtime}, load {machine.Load1Minute:0.0}");
            await Console.Error.WriteLineAsync($"method   {benchmark.Method}");
            await Console.Error.WriteLineAsync($"{"",-14}{"writers",8}{"records/s",12}{"p50 ms",10}{"p99 ms",10}{"max ms",10}");
            JsonLines.Write(Console.Out, new JournalBenchSetting("journal", machine, benchmark.Method), Json.JournalBenchSetting);
            var results = new List<JournalBenchResult>();
            await benchmark.RunAsync(result => Show(result, results), cancellation);
            var (one, many) = (results.First(r => r.What == "journal"), results.Last(r => r.What == "journal"));
            await Console.Error.WriteLineAsync($"{many.Writers} writers do {many.RecordsPerSecond / one.RecordsPerSecond:0.0} times what one does (goal 20); p99 {many.P99Ms:0.00} ms (goal 5)");
            return ExitCode.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Show(JournalBenchResult result, List<JournalBenchResult> results)
    {
        results.Add(result);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.What,-14}{result.Writers,8}{result.RecordsPerSecond,12:0}{result.P50Ms,10:0.000}{result.P99Ms,10:0.000}{result.MaxMs,10:0.0}"));
        JsonLines.Write(Console.Out, result, Json.JournalBenchResult);
    }
}

/// <summary>Where and how it was measured.</summary>
/// <param name="Bench"><c>journal</c>.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Method">Input and method, in words.</param>
internal sealed record JournalBenchSetting(string Bench, BenchMachine Machine, string Method);

/// <summary>Source-generated JSON of the journal's benchmark.</summary>
[JsonSerializable(typeof(JournalBenchSetting))]
[JsonSerializable(typeof(JournalBenchResult))]
internal sealed partial class JournalBenchJson : JsonSerializerContext;
