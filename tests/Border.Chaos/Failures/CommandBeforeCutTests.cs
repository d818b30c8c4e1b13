using Border.Chaos.Auditing;
using Border.Testing;
using Border.Testing.Running;

namespace Border.Chaos.Failures;

/// <summary>A commander's order and a line that is cut at that moment: the node does it once, whether order or answer was lost.</summary>
public sealed class CommandBeforeCutTests
{
    private const string Post = "north";
    private const string Lane = "walk-1";
    private const int Orders = 4;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Command_SentJustBeforeACut_IsDoneOnceAndSaidToBeDone()
    {
        await using var border = await RunningBorder.CreateAsync();
        var node = border.Node;
        await border.StartCentreAsync();
        await node.StartAsync(simulatedOfficer: false);
        using var commander = await CentreClient.SignInAsync(border, border.Centre, Cancelled);
        // A party stands in each lane, so the centre knows them.
        await Eventually.Async(async () => await commander.FindPostAsync(Post, Cancelled) is { InProgress: >= 2 }, TimeSpan.FromMinutes(2), cancellation: Cancelled);
        var before = await JournalOf.CountAsync(node, "lane.changed", Cancelled);

        for (var order = 1; order <= Orders; order++)
        {
            await commander.OrderAsync(Post, Lane, open: order % 2 == 0, Cancelled);
            if (order % 2 == 0)
                await JournalOf.HasAsync(node, "lane.changed", before + order, Cancelled); // now it is the answer that is cut off
            await border.Broker.KillAsync();
            await border.Broker.StartAgainAsync(Cancelled);
            await Eventually.Async(
                async () => (await commander.CommandsAsync($"{Post}/n1", Cancelled)).Count(state => state == "Done") == order,
                TimeSpan.FromMinutes(3),
                () => node.Process!.Output + border.Centre.Process!.Output,
                Cancelled);
            Assert.Equal(before + order, await JournalOf.CountAsync(node, "lane.changed", Cancelled));
        }
    }
}
