using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;
using Border.Domain.Stays;

namespace Border.Cli.Eval.Stays;

/// <summary>What <c>border eval stays</c> found.</summary>
/// <param name="Histories">How many were drawn.</param>
/// <param name="Differences">How many were counted differently.</param>
/// <param name="MicrosecondsEach">Mean of the calculator.</param>
/// <param name="DayByDayMicrosecondsEach">Mean of counting day by day.</param>
/// <param name="Seed">Draws the histories.</param>
internal sealed record StaysEvalLine(int Histories, int Differences, double MicrosecondsEach, double DayByDayMicrosecondsEach, int Seed);

/// <summary><c>border eval stays</c>: the calculator beside counting day by day.</summary>
internal static class StaysEvalCommand
{
    private static readonly StaysEvalJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var histories = new Option<int>("--histories") { Description = "How many histories of stays are drawn, 1 to 10,000,000.", DefaultValueFactory = _ => 1_000_000 };
        var seed = new Option<int>("--seed") { Description = "Draws them.", DefaultValueFactory = _ => 1 };
        var command = new Command("stays", "Days of stay: the calculator beside counting day by day.") { histories, seed };
        command.SetAction((parsed, cancellation) => Task.FromResult(
            Run(Math.Clamp(parsed.GetValue(histories), 1, 10_000_000), parsed.GetValue(seed), Console.Out, Console.Error, cancellation)));
        return command;
    }

    internal static int Run(int histories, int seed, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        EvalTable.Machine(errors, BenchMachine.Describe(Path.GetTempPath()));
        var (drawn, differences, fast, slow) = (new DrawnHistories(seed), 0, 0L, 0L);
        for (var i = 0; i < histories; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (rule, stays, on) = drawn.Next();
            var started = Stopwatch.GetTimestamp();
            var result = StayCalculator.Check(rule, stays, on);
            var between = Stopwatch.GetTimestamp();
            var truth = DayByDay.Check(rule, stays, on);
            slow += Stopwatch.GetTimestamp() - between;
            fast += between - started;
            if (result != truth && differences++ < 10)
                errors.WriteLine($"{rule} {string.Join(", ", stays.Select(s => $"{s.Entry:O} to {s.Exit:O}"))} on {on:O}: {result}, day by day {truth}");
        }

        var line = new StaysEvalLine(histories, differences, Each(fast), Each(slow), seed);
        EvalTable.Line(errors, $"{histories:N0} histories (seed {seed}): {differences} differences; {line.MicrosecondsEach:0.00} us each, day by day {line.DayByDayMicrosecondsEach:0.00} us");
        EvalTable.Line(errors, $"goal: 0 differences, 20 us");
        JsonLines.Write(output, line, Json.StaysEvalLine);
        return differences == 0 ? ExitCode.Done : ExitCode.SomeFailed;

        double Each(long ticks) => Math.Round(ticks * 1e6 / Stopwatch.Frequency / histories, 3);
    }
}

/// <summary>Source-generated JSON of the evaluation.</summary>
[JsonSerializable(typeof(StaysEvalLine))]
internal sealed partial class StaysEvalJson : JsonSerializerContext;
