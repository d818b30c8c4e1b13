using Border.Domain.Records;
using Border.Grains.Nodes;
using Border.Grains.Tests.Hosts;
using Border.Ledger.Alerts;

namespace Border.Grains.Tests.Nodes;

/// <summary>What a node shows at its birth finds a ledger that holds less or other than the centre signed for.</summary>
public sealed class CheckpointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Born_CheckpointThatTheLedgerHolds_IsNoAlert()
    {
        await using var centre = await Centre.StartAsync();
        var (node, hashes) = await SendAsync(centre);

        var receipt = await BornAsync(centre, node, told: 5, new NodeCheckpoint(1, 3, hashes[2]));

        Assert.Equal((ReceiptOutcome.Accepted, 5L), (receipt.Outcome, receipt.Sequence));
        Assert.Equal(hashes[4], receipt.Hash);
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    [Fact]
    public async Task Born_CheckpointBeyondTheLedger_IsAnAlertOnceAndTheNodeIsAskedAgain()
    {
        await using var centre = await Centre.StartAsync();
        var (node, hashes) = await SendAsync(centre);
        var signed = new NodeCheckpoint(1, 40, hashes[4]);

        var receipt = await BornAsync(centre, node, told: 40, signed);
        await BornAsync(centre, node, told: 40, signed);

        Assert.Equal((ReceiptOutcome.Gap, 5L), (receipt.Outcome, receipt.Sequence));
        var alert = Assert.Single(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
        Assert.Equal(("ledger.truncated", AlertSeverity.Critical), (alert.Draft.Kind, alert.Draft.Severity));
        Assert.Contains("through 1:5 and had signed through 1:40", alert.Draft.Text, StringComparison.Ordinal);
        Assert.Contains("border ledger verify", alert.Draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Born_CheckpointOfAnotherRecordAtItsPlace_IsAnAlert()
    {
        await using var centre = await Centre.StartAsync();
        var (node, hashes) = await SendAsync(centre);

        await BornAsync(centre, node, told: 5, new NodeCheckpoint(1, 3, hashes[3]));

        Assert.Equal("ledger.changed", Assert.Single(await centre.Store.Alerts.ListOpenAsync(10, Cancel)).Draft.Kind);
    }

    [Fact]
    public async Task Born_ToldOfMoreThanTheLedgerHoldsWithoutAnythingSigned_IsAskedAgainWithoutAnAlert()
    {
        await using var centre = await Centre.StartAsync();
        var (node, _) = await SendAsync(centre);

        var receipt = await BornAsync(centre, node, told: 9, null);

        Assert.Equal((ReceiptOutcome.Gap, 5L), (receipt.Outcome, receipt.Sequence));
        Assert.Empty(await centre.Store.Alerts.ListOpenAsync(10, Cancel));
    }

    private static async Task<(SimulatedNode Node, byte[][] Hashes)> SendAsync(Centre centre)
    {
        var node = new SimulatedNode("north/n1");
        node.Cross(SimulatedNode.Person(1));
        await centre.SendAsync(node.All(), node.Name);
        var records = await centre.Store.Ledger.ReadNodeAsync(node.Name, RecordPosition.None, 100, Cancel);
        return (node, [.. records.Select(r => r.Hash.ToArray())]);
    }

    private static Task<BatchReceipt> BornAsync(Centre centre, SimulatedNode node, long told, NodeCheckpoint? signed) =>
        centre.Grains.GetGrain<INodeGrain>(node.Name.ToString()).BornAsync(
            new NodeBirth(Guid.Empty.ToString("N"), 1, "test", 1, 50, [], AcknowledgedEpoch: 1, AcknowledgedSequence: told, signed));
}
