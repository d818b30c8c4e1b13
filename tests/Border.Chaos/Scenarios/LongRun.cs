using System.Diagnostics;
using System.Globalization;
using Border.Testing;

namespace Border.Chaos.Scenarios;

/// <summary>What <c>deploy/chaos.sh</c> runs: the long scenarios, then random ones until the time is up. Explicit: no part of the tests.</summary>
public sealed class LongRun
{
    /// <summary>Repeats the run that printed it; null when not asked for.</summary>
    internal static int? Seed => int.TryParse(Environment.GetEnvironmentVariable("BORDER_CHAOS_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : null;

    /// <summary>True when the centre of this build may have several silos.</summary>
    internal static bool Clusters => File.Exists(Path.Combine(RepositoryFolder.PathOf("silos/Border.Silo/bin"), Configuration, "net10.0", "Orleans.Clustering.AdoNet.dll"));

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static TimeSpan Time =>
        double.TryParse(Environment.GetEnvironmentVariable("BORDER_CHAOS_HOURS"), CultureInfo.InvariantCulture, out var hours) ? TimeSpan.FromHours(hours) : TimeSpan.Zero;

    [Fact(Explicit = true)]
    public async Task LongScenarios_OnEveryStore_LoseNothing()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFolder.PathOf("tests/Border.Chaos/scenarios"), "*.chaos").Where(ScenarioTests.Runs))
        {
            var scenario = ScenarioFile.Read(file);
            foreach (var store in scenario.IsLong ? scenario.Stores : [])
            {
                var seed = Seed ?? Random.Shared.Next();
                Say($"scenario {scenario.Name} of seed {seed} on {store}");
                await ReportAsync(scenario, store, seed);
            }
        }
    }

    [Fact(Explicit = true)]
    public async Task RandomScenarios_UntilTheTimeIsUp_LoseNothing()
    {
        var started = Stopwatch.GetTimestamp();
        do
        {
            var seed = Seed ?? Random.Shared.Next();
            var (store, lines) = RandomScenario.Make(seed, Clusters);
            Say($"random scenario of seed {seed} on {store}:\n  {string.Join("\n  ", lines)}");
            await ReportAsync(ScenarioFile.Parse($"random-{seed}", lines), store, seed);
        }
        while (Stopwatch.GetElapsedTime(started) < Time);
    }

    private static async Task ReportAsync(Scenario scenario, Store store, int seed) =>
        Say(await new ChaosRun(scenario, store, seed, TestContext.Current.CancellationToken).RunAsync());

    // At once and outside the tests' own report, which comes at the end: who watches for hours wants to see where it is.
    private static void Say(string text) => Console.Error.WriteLine(text);
}
