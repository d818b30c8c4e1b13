using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Benchmarks.Bundles;
using Border.Benchmarks.Reporting;
using Border.Cli.Output;

namespace Border.Cli.Bench;

/// <summary><c>border bench bundles</c>: the next version of a large watchlist over a slow line, beside live records.</summary>
internal static class BundleBenchCommand
{
    private static readonly BundleBenchJson Json = new(new JsonSerializerOptions(JsonLines.Options));

    public static Command Build()
    {
        var directory = new Option<string>("--dir") { Description = "Where the journal is made. Default: the system's temporary folder." };
        var names = Number("--names", "People on the list, 1,000 to 1,400,000.", 1_000_000);
        var changes = Number("--changes", "How many are new, changed or gone in the next version.", 10_000);
        var line = Number("--kbits", "What the line carries a second in each direction, in kbit, 32 to 100,000.", 256);
        var seconds = Number("--seconds", "How long live records are measured alone, and beside the whole list, 10 to 600.", 60);
        var command = new Command("bundles", "Brings a node the next watchlist over a slow line, as a delta and whole, while it goes on recording.") { directory, names, changes, line, seconds };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(directory) ?? Path.GetTempPath(),
            folder => new BundleBenchmark(
                folder,
                Math.Clamp(parsed.GetValue(names), 1_000, 1_400_000),
                Math.Clamp(parsed.GetValue(changes), 1, 100_000),
                Math.Clamp(parsed.GetValue(line), 32, 100_000),
                Math.Clamp(parsed.GetValue(seconds), 10, 600)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string parent, Func<string, BundleBenchmark> make, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(parent), $"border-bench-{Guid.NewGuid():N}")).FullName;
        try
        {
            var benchmark = make(folder);
            var machine = BenchMachine.Describe(folder);
            await Console.Error.WriteLineAsync($"machine  {machine.Cpu}, {machine.Cores} cores, {machine.FileSystem}, {machine.Os}, {machine.Runtime}, load {machine.Load1Minute:0.0}");
            await Console.Error.WriteLineAsync($"method   {benchmark.Method}");
            JsonLines.Write(Console.Out, new BundleBenchSetting("bundles", machine, benchmark.Method), Json.BundleBenchSetting);
            await benchmark.RunAsync(Show, cancellation);
            return ExitCode.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Option<int> Number(string name, string text, int usual) => new(name) { Description = text, DefaultValueFactory = _ => usual };

    private static void Show(BundleBenchResult result)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.What,-62}{result.Value,14:0.#} {result.Unit}"));
        JsonLines.Write(Console.Out, result, Json.BundleBenchResult);
    }
}

/// <summary>Where and how it was measured.</summary>
/// <param name="Bench"><c>bundles</c>.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Method">Input and method, in words.</param>
internal sealed record BundleBenchSetting(string Bench, BenchMachine Machine, string Method);

/// <summary>Source-generated JSON of the bundle benchmark.</summary>
[JsonSerializable(typeof(BundleBenchSetting))]
[JsonSerializable(typeof(BundleBenchResult))]
internal sealed partial class BundleBenchJson : JsonSerializerContext;
