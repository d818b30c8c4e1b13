using Border.Testing;

namespace Border.Chaos.Scenarios;

/// <summary>
/// Every short scenario on each of its stores, against real processes: what officers were shown as recorded is in journal, ledger and grains
/// once (I1 to I4), whatever was killed, frozen or restarted meanwhile.
/// </summary>
public sealed class ScenarioTests
{
    private const int DefaultSeed = 20260101;

    // Below the time that deploy/test.sh gives a project, so that a run that hangs says where.
    private static readonly CancellationTokenSource Deadline = new(TimeSpan.FromMinutes(9));

    public static TheoryData<string, string> Short
    {
        get
        {
            var all = from file in Files where !ScenarioFile.Read(file).IsLong from store in ScenarioFile.Read(file).Stores where Runs(file) select (file, store);
            return [.. all.Select(each => (Path.GetFileNameWithoutExtension(each.file), $"{each.store}"))];
        }
    }

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(RepositoryFolder.PathOf("tests/Border.Chaos/scenarios"), "*.chaos").Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Short))]
    public async Task Shown_WhateverHappens_IsInJournalLedgerAndGrainsOnce(string scenario, string store)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken, Deadline.Token);
        var file = Files.Single(file => Path.GetFileNameWithoutExtension(file) == scenario);
        var found = await new ChaosRun(ScenarioFile.Read(file), Enum.Parse<Store>(store), LongRun.Seed ?? DefaultSeed, stop.Token).RunAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(found);
    }

    /// <summary>True when this build can run a scenario: several silos need Orleans.</summary>
    internal static bool Runs(string file) => ScenarioFile.Read(file).Silos == 1 || LongRun.Clusters;
}
