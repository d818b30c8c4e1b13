using Border.Cli.Reconcile;
using Border.Testing.Running;
using Border.Journal.Verification;
using Border.Ledger;
using Border.Testing;

namespace Border.EndToEnd.Crossings;

/// <summary>Real processes, real broker: what the node journalled is at the centre exactly once, whatever is killed (I1 to I4).</summary>
public sealed class CrossingsEndToEndTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crossings_OverTheWholeWay_AreInJournalAndLedgerOnce()
    {
        await using var border = await RunningBorder.CreateAsync();
        await border.StartCentreAsync();
        await border.Node.StartAsync(crossings: 6);

        await EndAsync(border);

        await AssertNothingLostAsync(border, 6);
    }

    [Fact]
    public async Task Crossings_WithTheCentreStartedLater_ArriveWhenItIsThere()
    {
        await using var border = await RunningBorder.CreateAsync();
        await border.Node.StartAsync();
        await CrossingsAsync(border, 2);
        await border.StartCentreAsync();

        await DrainAsync(border);

        await AssertNothingLostAsync(border, null);
    }

    [Fact]
    public async Task Crossings_WithNodeBrokerAndCentreKilledInBetween_AreThereOnce()
    {
        await using var border = await RunningBorder.CreateAsync();
        await border.StartCentreAsync();
        await border.Node.StartAsync();
        await CrossingsAsync(border, 1);
        await border.Centre.Process!.KillAsync();
        await border.Broker.KillAsync();
        await CrossingsAsync(border, 2);
        await border.Node.Process!.KillAsync();
        await border.Broker.StartAgainAsync(Cancelled);
        await border.StartCentreAsync();
        await border.Node.StartAsync();
        await CrossingsAsync(border, 3);

        await DrainAsync(border);

        await AssertNothingLostAsync(border, null);
    }

    [Fact]
    public async Task Images_OfCrossings_AreAtTheCentreAsTheNodeSealedThem()
    {
        await using var border = await RunningBorder.CreateAsync();
        await border.Node.StartAsync();
        await CrossingsAsync(border, 2);
        await border.StartCentreAsync();
        await border.Node.StopAsync();
        await border.Node.StartAsync(open: false);

        await Eventually.Async(
            () => Files(border.Node.EvidenceFolder, "*.sealed").Length == 0 && Files(border.Node.EvidenceFolder, "*.sent").Length > 0,
            TimeSpan.FromMinutes(3),
            () => border.Node.Process!.Output + border.Centre.Process!.Output,
            Cancelled);

        var there = Files(border.Centre.EvidenceFolder, "*.sealed").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes);
        var here = Files(border.Node.EvidenceFolder, "*.sent").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes);
        Assert.Equal(here.Keys.Order(), there.Keys.Order());
        Assert.All(here, item => Assert.Equal(item.Value, there[item.Key]));
        Assert.Empty(Files(border.Centre.EvidenceFolder, "*.part"));
    }

    private static string[] Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, pattern, SearchOption.AllDirectories) : [];

    private static Task EndAsync(RunningBorder border) =>
        Eventually.Async(() => border.Node.Process!.HasExited, TimeSpan.FromMinutes(3), () => border.Node.Process!.Output, Cancelled);

    private static Task CrossingsAsync(RunningBorder border, int atLeast) => Eventually.Async(
        async () => Kind(await ReadAsync(border), "crossing.closed") >= atLeast, TimeSpan.FromMinutes(2), () => border.Node.Process!.Output, Cancelled);

    // With closed lanes nothing new begins, so that the backlog can come to an end.
    private static async Task DrainAsync(RunningBorder border)
    {
        await border.Node.StopAsync();
        await border.Node.StartAsync(open: false);
        await Eventually.Async(
            async () => await ReadAsync(border) is { Backlog: 0 } journal && Kind(journal, "crossing.opened") == Ended(journal),
            TimeSpan.FromMinutes(2),
            () => border.Node.Process!.Output + border.Centre.Process!.Output,
            Cancelled);
        await border.Node.StopAsync();
    }

    private static async Task<JournalContent?> ReadAsync(RunningBorder border)
    {
        try
        {
            return await JournalInspector.VerifyAsync(border.Node.JournalFolder, null, Cancelled);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Ended(JournalContent journal) => Kind(journal, "crossing.closed") + Kind(journal, "crossing.cancelled");

    private static long Kind(JournalContent? journal, string kind) => journal?.Epochs.Sum(epoch => epoch.Kinds.GetValueOrDefault(kind)) ?? 0;

    private static async Task AssertNothingLostAsync(RunningBorder border, int? expected)
    {
        var journal = await JournalInspector.VerifyAsync(border.Node.JournalFolder, null, Cancelled);
        await using var centre = await CentreStore.OpenSqliteAsync(
            border.Centre.LedgerFile, new LedgerOptions { KeyFile = border.LedgerKeyFile }, TimeProvider.System, Cancelled);
        Reconciliation? found = null;
        await Eventually.Async(
            async () =>
            {
                found = await Reconciliation.CompareAsync(journal, centre, expected, Cancelled);
                return found.Problems.Count == 0;
            },
            TimeSpan.FromMinutes(2),
            () => string.Join('\n', found!.Problems) + border.Node.Process!.Output + border.Centre.Process!.Output,
            Cancelled);
        Assert.True(found!.SameHistory);
        Assert.True(found.Ended > 0);
    }
}
