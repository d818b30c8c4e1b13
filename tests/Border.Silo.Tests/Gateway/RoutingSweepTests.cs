using Border.Domain.Subjects;
using Border.Ledger;
using Border.Silo.Tests.Hosting;
using Border.Silo.Tests.Pages;
using Border.Testing;

namespace Border.Silo.Tests.Gateway;

public sealed class RoutingSweepTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>As after the death of a silo between commit and routing: the records are there, and no grain is awake that knows.</summary>
    [Fact]
    public async Task Records_CommittedAndNotRouted_ReachTheirGrainsWithoutTheNodesHelp()
    {
        var node = new RecordedNode("silent/n1");
        var crossing = node.Cross();
        var sent = node.All();
        var batch = new RecordBatch(
            node.Name, sent.Epoch, sent.FirstSequence, sent.PreviousHash, [.. sent.Bodies.Select(body => (ReadOnlyMemory<byte>)body)],
            [.. sent.Keys.Select(key => new SubjectKey(key.Id, key.Subject, key.Key))]);

        var committed = await silo.Store.Ledger.CommitAsync(batch, Cancelled);

        await Eventually.Async(
            async () => await silo.Store.Ledger.ReadRoutingCursorAsync(node.Name, Cancelled) == committed.Head.Position, cancellation: Cancelled);
        Assert.NotNull(await silo.Store.Crossings.FindAsync(crossing, Cancelled));
    }
}
