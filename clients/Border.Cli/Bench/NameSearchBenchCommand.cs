using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Names;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Bench;

/// <summary><c>border bench names</c>: one traveller against a watchlist of many names.</summary>
internal static class NameSearchBenchCommand
{
    private static readonly NameSearchBenchJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var entries = new Option<int>("--entries") { Description = "Persons of the list, 1,000 to 1,000,000.", DefaultValueFactory = _ => 1_000_000 };
        var searches = new Option<int>("--searches") { Description = "Searches measured, 10 to 10,000.", DefaultValueFactory = _ => 1000 };
        var scans = new Option<int>("--scans") { Description = "How many of them are also answered by comparing every name.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Draws the people.", DefaultValueFactory = _ => 1 };
        var command = new Command("names", "A traveller against a watchlist: the index beside comparing every name and beside exact names.") { entries, searches, scans, seed };
        command.SetAction((parsed, cancellation) =>
        {
            var measured = Math.Clamp(parsed.GetValue(searches), 10, 10_000);
            return Task.FromResult(Run(
                new NameSearchBenchmark(
                    Math.Clamp(parsed.GetValue(entries), 1000, 1_000_000), measured, Math.Clamp(parsed.GetValue(scans), 1, measured), parsed.GetValue(seed)),
                parsed.GetValue(seed),
                cancellation));
        });
        return command;
    }

    private static int Run(NameSearchBenchmark benchmark, int seed, CancellationToken cancellation)
    {
        var machine = BenchMachine.Describe(Path.GetTempPath());
        Console.Error.WriteLine($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.Runtime}, load {machine.Load1Minute:0.0}");
        Console.Error.WriteLine($"method   {benchmark.Method}");
        JsonLines.Write(Console.Out, new NameSearchBenchSetting("names", machine, benchmark.Method), Json.NameSearchBenchSetting);
        benchmark.Run(Show, Show, cancellation);
        var alarms = new FalseAlarmBenchmark(50_000, 25_000, seed);
        var result = alarms.Run(cancellation);
        JsonLines.Write(Console.Out, result, Json.FalseAlarmResult);
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"alarms   {alarms.Method}: {result.Asked} asked for ({result.Asked * 100.0 / result.People:0.00} %), {result.Told} only told ({result.Told * 100.0 / result.People:0.00} %)"));
        Console.Error.WriteLine("goal: index p95 within 5 ms on one core, recall 0.99 of the scan, 1,000 MB; 0.5 % false alarms");
        return ExitCode.Done;
    }

    private static void Show(NameListSize size)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"list     {size.Entries:N0} persons, {size.Names:N0} names; built in {size.BuildSeconds:0.0} s; list and index {size.ListMb} MB, process {size.ProcessMb} MB"));
        Console.Error.WriteLine($"{"",-10}{"searches",10}{"p50 ms",10}{"p95 ms",10}{"listed found",16}{"recall",10}");
        JsonLines.Write(Console.Out, size, Json.NameListSize);
    }

    private static void Show(NameSearchResult result)
    {
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.What,-10}{result.Searches,10}{result.P50Ms,10:0.00}{result.P95Ms,10:0.00}{$"{result.Found} of {result.Listed}",16}{result.Recall,10:0.0000}"));
        JsonLines.Write(Console.Out, result, Json.NameSearchResult);
    }
}

/// <summary>Where and how it was measured.</summary>
/// <param name="Bench"><c>names</c>.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Method">Input and method, in words.</param>
internal sealed record NameSearchBenchSetting(string Bench, BenchMachine Machine, string Method);

/// <summary>Source-generated JSON of the benchmark.</summary>
[JsonSerializable(typeof(NameSearchBenchSetting))]
[JsonSerializable(typeof(NameListSize))]
[JsonSerializable(typeof(NameSearchResult))]
[JsonSerializable(typeof(FalseAlarmResult))]
internal sealed partial class NameSearchBenchJson : JsonSerializerContext;
