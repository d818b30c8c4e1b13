using System.Globalization;
using Border.Testing;
using Border.Testing.Running;

namespace Border.Chaos.Failures;

/// <summary>
/// A node without a line keeps its backlog on the disk and not in memory. 20,000 records are those of 100 events a second for more than three
/// minutes; <c>BORDER_OUTAGE_CROSSINGS</c> makes it longer (7 records each).
/// </summary>
public sealed class OutageMemoryTests
{
    private const long MostMegabytes = 200;
    private const long MostGrowthMegabytes = 40;

    private static readonly int Crossings =
        int.Parse(Environment.GetEnvironmentVariable("BORDER_OUTAGE_CROSSINGS") ?? "3000", CultureInfo.InvariantCulture);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Node_WithoutALineWhileRecordsPileUp_KeepsItsMemoryFlat()
    {
        await using var border = await RunningBorder.CreateAsync();
        await border.Broker.StopAsync();
        await border.Load.StartAsync(Crossings);
        await Eventually.Async(() => border.Load.Shown >= Crossings / 3, TimeSpan.FromMinutes(30), () => border.Load.Process!.Output, Cancelled);
        var early = Megabytes(border.Load.Process!.Id);

        // Watched until the end: the summary comes when every crossing is recorded.
        long most = early;
        await Eventually.Async(
            () =>
            {
                most = Math.Max(most, Megabytes(border.Load.Process!.Id));
                return border.Load.Shown >= Crossings;
            },
            TimeSpan.FromHours(12),
            () => border.Load.Process!.Output,
            Cancelled);

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Crossings} crossings recorded without a line: {early} MB after a third of them, {most} MB at most, runtime and all.");
        Assert.True(most <= MostMegabytes, $"{most} MB");
        Assert.True(most - early <= MostGrowthMegabytes, $"from {early} MB to {most} MB");
    }

    private static long Megabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line["VmRSS:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
