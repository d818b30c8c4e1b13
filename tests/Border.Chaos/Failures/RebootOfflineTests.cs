using System.Net;
using Border.Chaos.Auditing;
using Border.Testing.Running;

namespace Border.Chaos.Failures;

/// <summary>A node whose power fails while its line is cut, with nobody to ask when it comes up again (I5, I8).</summary>
public sealed class RebootOfflineTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reboot_WhileOffline_EveryFunctionReturnsAndNothingIsLost()
    {
        await using var border = await RunningBorder.CreateAsync();
        var node = border.Node;
        await border.StartCentreAsync();
        await node.StartAsync();
        await JournalOf.HasAsync(node, "bundle.applied", 3, Cancelled);
        await JournalOf.HasAsync(node, "crossing.closed", 1, Cancelled);
        await border.Broker.StopAsync();
        await node.Process!.KillAsync();
        var before = await JournalOf.CountAsync(node, "crossing.closed", Cancelled);

        await node.StartAsync();

        using var officer = await SignedIn.AtAsync(node.Url, "officer1", border.FirstRun["officer1"], Cancelled);
        await AnswersAsync(officer, "/officer/lanes/car-1");
        await AnswersAsync(officer, "/officer/secondary");
        using var traveller = Http.Trusting();
        traveller.BaseAddress = node.Url;
        await AnswersAsync(traveller, "/kiosk");
        await AnswersAsync(traveller, "/kiosk/en/waits");
        await JournalOf.HasAsync(node, "crossing.closed", before + 2, Cancelled);

        await node.StopAsync();
        await border.Broker.StartAgainAsync(Cancelled);
        await node.StartAsync(open: false);
        await JournalOf.IsInTheLedgerAsync(border, Cancelled);
    }

    private static async Task AnswersAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancelled);
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
    }
}
