using System.Globalization;
using Border.Testing;

namespace Border.Journal.Tests.PowerCuts;

/// <summary>Power cuts at any operation, on SQLite.</summary>
public sealed class PowerCutTests(ITestOutputHelper output) : PowerCutSuite(output)
{
    private protected override ICutJournals Journals { get; } = new CutSqliteJournals();
}

/// <summary>What every store goes through; <c>BORDER_POWER_CUTS</c> says how many cuts.</summary>
public abstract class PowerCutSuite(ITestOutputHelper output) : IDisposable
{
    private const int CutsPerJournal = 25;

    private readonly TempFolder _folder = new("power-cut");

    private protected abstract ICutJournals Journals { get; }

    private static int Cuts =>
        int.TryParse(Environment.GetEnvironmentVariable("BORDER_POWER_CUTS"), CultureInfo.InvariantCulture, out var cuts) ? cuts : 1000;

    [Fact]
    public async Task I1_I2_PowerCutAtAnyOperation_NothingAcknowledgedIsLostAndNoHandIsNeeded()
    {
        var runs = await RunAsync(Cuts, lyingDrive: false);

        Assert.Equal(0, runs.Sum(r => r.Lost));
        Assert.Equal(0, runs.Sum(r => r.NewEpochs));
        // Were nothing written before the cuts, nothing would be proven.
        Assert.True(runs.Sum(r => r.Acknowledged) > Cuts);
    }

    [Fact]
    public async Task PowerCutOnADriveThatLiesAboutSync_LossIsPossibleButTheJournalComesUpAndItsEpochHolds()
    {
        var runs = await RunAsync(Math.Min(Cuts, 300), lyingDrive: true);

        // That the lie costs records shows that these cuts reach what a missing sync leaves open.
        Assert.True(runs.Sum(r => r.Lost) > 0);
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<List<PowerCutRun>> RunAsync(int cuts, bool lyingDrive)
    {
        var runs = Enumerable.Range(0, (cuts + CutsPerJournal - 1) / CutsPerJournal)
            .Select(seed => new PowerCutRun(_folder[$"{lyingDrive}-{seed}"], seed, Journals, TestContext.Current.CancellationToken) { LyingDrive = lyingDrive })
            .ToList();
        foreach (var run in runs)
            await run.RunAsync(CutsPerJournal);
        output.WriteLine(
            $"{runs.Count * CutsPerJournal} cuts with seeds 0 to {runs.Count - 1}: {runs.Sum(r => r.Acknowledged)} records acknowledged, " +
            $"{runs.Sum(r => r.Lost)} lost, {runs.Sum(r => r.NewEpochs)} new epochs");
        return runs;
    }
}
