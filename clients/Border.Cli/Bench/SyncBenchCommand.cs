using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Reporting;
using Border.Benchmarks.Sync;
using Border.Cli.Output;
using Border.Testing;

namespace Border.Cli.Bench;

/// <summary><c>border bench sync</c>: a backlog drained into the ledger over a real line, with live traffic ahead of it.</summary>
internal static class SyncBenchCommand
{
    private static readonly SyncBenchJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var directory = new Option<string>("--dir") { Description = "Where the journal is made. Default: the system's temporary folder." };
        var records = new Option<int>("--records") { Description = "The backlog's size, 10,000 to 2,000,000.", DefaultValueFactory = _ => 200_000 };
        var live = new Option<double>("--live") { Description = "Crossings a second beside the drain, 0.1 to 100.", DefaultValueFactory = _ => 10 };
        var sqlite = new Option<bool>("--sqlite") { Description = "The embedded ledger, also where PostgreSQL is installed." };
        var only = new Option<SyncParts>("--only")
        {
            Description = "Measures a part only: drain, twins or recommendations; several with commas. Default: all.",
            DefaultValueFactory = _ => SyncParts.All,
        };
        var command = new Command("sync", "Drains a backlog into the ledger over MQTT while the node goes on recording.");
        command.Options.Add(directory);
        command.Options.Add(records);
        command.Options.Add(live);
        command.Options.Add(sqlite);
        command.Options.Add(only);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(directory) ?? Path.GetTempPath(),
            Math.Clamp(parsed.GetValue(records), 10_000, 2_000_000),
            Math.Clamp(parsed.GetValue(live), 0.1, 100),
            parsed.GetValue(sqlite),
            parsed.GetValue(only),
            cancellation));
        return command;
    }

    /// <summary>The other process of the same benchmark.</summary>
    public static Command BuildNode()
    {
        var what = new Argument<string>("what");
        var settings = new Argument<string>("settings");
        var command = new Command("sync-node", "The node of bench sync, started by it.") { Hidden = true };
        command.Arguments.Add(what);
        command.Arguments.Add(settings);
        command.SetAction(async (parsed, cancellation) =>
        {
            var read = JsonSerializer.Deserialize(parsed.GetValue(settings)!, SyncJson.Default.SyncNodeSettings)!;
            if (parsed.GetValue(what) == "fill")
                Console.WriteLine((await SyncNode.FillAsync(read, cancellation)).ToString(CultureInfo.InvariantCulture));
            else
                await SyncNode.RunAsync(read, Console.In, Console.Out, cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> RunAsync(string parent, int records, double live, bool sqlite, SyncParts parts, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(parent), $"border-bench-{Guid.NewGuid():N}")).FullName;
        try
        {
            await using var postgres = sqlite ? null : await StartPostgresAsync();
            var benchmark = new SyncBenchmark(folder, records, live, postgres, parts);
            var machine = BenchMachine.Describe(folder);
            await Console.Error.WriteLineAsync($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.FileSystem}, {machine.Os}, {machine.Runtime}, load {machine.Load1Minute:0.0}");
            await Console.Error.WriteLineAsync($"method   {benchmark.Method}");
            JsonLines.Write(Console.Out, new SyncBenchSetting("sync", machine, benchmark.Method), Json.SyncBenchSetting);
            await benchmark.RunAsync(Show, cancellation);
            return ExitCode.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<PrivatePostgres?> StartPostgresAsync()
    {
        try
        {
            return await PrivatePostgres.StartAsync();
        }
        catch (FileNotFoundException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message} The embedded SQLite ledger is measured instead.");
            return null;
        }
    }

    private static void Show(SyncBenchResult result)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.What,-52}{result.Value,12:0.#} {result.Unit,-10}{(result.Goal is null ? "" : $"goal {result.Goal}")}"));
        JsonLines.Write(Console.Out, result, Json.SyncBenchResult);
    }
}

/// <summary>Where and how it was measured.</summary>
/// <param name="Bench"><c>sync</c>.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Method">Input and method, in words.</param>
internal sealed record SyncBenchSetting(string Bench, BenchMachine Machine, string Method);

/// <summary>Source-generated JSON of the sync benchmark.</summary>
[JsonSerializable(typeof(SyncBenchSetting))]
[JsonSerializable(typeof(SyncBenchResult))]
internal sealed partial class SyncBenchJson : JsonSerializerContext;
