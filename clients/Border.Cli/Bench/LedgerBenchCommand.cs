using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Ledger;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Bench;

/// <summary><c>border bench ledger</c>: committed records per second on SQLite and PostgreSQL, beside the same rows put in without a ledger.</summary>
internal static class LedgerBenchCommand
{
    private static readonly LedgerBenchJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var directory = new Option<string>("--dir") { Description = "Where to measure; on the centre's disk. Default: the system's temporary folder." };
        var records = new Option<int>("--records") { Description = "Records per line, 1,000 to 1,000,000.", DefaultValueFactory = _ => 40_000 };
        var postgres = new Option<string?>("--postgres") { Description = "An empty database to use; default: a private server that is started and thrown away." };
        var command = new Command("ledger", "Committed records per second, in batches as nodes send them.");
        command.Options.Add(directory);
        command.Options.Add(records);
        command.Options.Add(postgres);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(directory) ?? Path.GetTempPath(), Math.Clamp(parsed.GetValue(records), 1000, 1_000_000), parsed.GetValue(postgres), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string parent, int records, string? postgres, CancellationToken cancellation)
    {
        var folder = Path.Combine(Path.GetFullPath(parent), $"border-bench-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            var benchmark = new LedgerBenchmark(folder, records, postgres);
            var machine = BenchMachine.Describe(folder);
            await Console.Error.WriteLineAsync($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.FileSystem}, {machine.Os}, {machine.Runtime}, load {machine.Load1Minute:0.0}");
            await Console.Error.WriteLineAsync($"method   {benchmark.Method}");
            await Console.Error.WriteLineAsync($"{"",-20}{"nodes",8}{"records/s",12}{"p99 ms",10}");
            JsonLines.Write(Console.Out, new LedgerBenchSetting("ledger", machine, benchmark.Method), Json.LedgerBenchSetting);
            var results = new List<LedgerBenchResult>();
            await benchmark.RunAsync(result => Show(result, results), cancellation);
            foreach (var ledger in results.Where(r => r.What == "postgresql ledger"))
            {
                var (raw, batches) = (Of("raw copy"), Of("raw copy, batches"));
                await Console.Error.WriteLineAsync(
                    $"{ledger.Nodes} nodes: the ledger does {100 * ledger.RecordsPerSecond / raw.RecordsPerSecond:0}% of raw COPY in one transaction each (goal 50%), "
                    + $"{100 * ledger.RecordsPerSecond / batches.RecordsPerSecond:0}% of raw COPY with a transaction and fsync per batch, as I4 asks of the ledger");

                LedgerBenchResult Of(string what) => results.First(r => r.What == what && r.Nodes == ledger.Nodes);
            }

            return ExitCode.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Show(LedgerBenchResult result, List<LedgerBenchResult> results)
    {
        results.Add(result);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.What,-20}{result.Nodes,8}{result.RecordsPerSecond,12:0}{result.P99Ms,10:0.0}"));
        JsonLines.Write(Console.Out, result, Json.LedgerBenchResult);
    }
}

/// <summary>Where and how it was measured.</summary>
/// <param name="Bench"><c>ledger</c>.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Method">Input and method, in words.</param>
internal sealed record LedgerBenchSetting(string Bench, BenchMachine Machine, string Method);

/// <summary>Source-generated JSON of the ledger's benchmark.</summary>
[JsonSerializable(typeof(LedgerBenchSetting))]
[JsonSerializable(typeof(LedgerBenchResult))]
internal sealed partial class LedgerBenchJson : JsonSerializerContext;
