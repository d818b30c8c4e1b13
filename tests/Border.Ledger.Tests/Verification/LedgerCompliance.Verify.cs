using Border.Domain.Records;
using Border.Domain.Subjects;

namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    [Fact]
    public async Task Verify_SeveralNodesAndEpochs_AllRight()
    {
        await CommitThreeHistoriesAsync();
        await Ledger.EraseSubjectAsync("t-1", Cancel);
        Assert.Equal([(North, 2_505L, null), (South, 4L, null)], await VerdictsAsync());
    }

    [Theory]
    [InlineData("UPDATE records SET body = (SELECT body FROM records WHERE node = 1 AND epoch = 1 AND seq = 1) WHERE node = 1 AND epoch = 1 AND seq = 1203", 1, 1203)]
    [InlineData("DELETE FROM records WHERE node = 1 AND epoch = 1 AND seq = 7", 1, 7)]
    [InlineData("DELETE FROM records WHERE node = 1 AND epoch = 2 AND seq > 3", 2, 4)]
    [InlineData("DELETE FROM records WHERE node = 1 AND epoch = 2 AND seq = 1", 2, 1)]
    public async Task Verify_RecordChangedOrGone_I2_NamesThePosition(string sql, long epoch, long sequence)
    {
        await CommitThreeHistoriesAsync();
        Assert.NotEqual(0, await TamperAsync(sql));
        var verdict = (await VerdictsAsync())[0];
        Assert.Equal((North, new RecordPosition(epoch, sequence)), (verdict.Node, verdict.Wrong));
    }

    private async Task CommitThreeHistoriesAsync()
    {
        var first = new NodeHistory(North);
        await Ledger.CommitAsync(first.Batch(1, 1000, SubjectKey.Create("t-1")), Cancel);
        await Ledger.CommitAsync(first.Batch(1001, 1000), Cancel);
        await Ledger.CommitAsync(first.Batch(2001, 500), Cancel);
        await Ledger.CommitAsync(new NodeHistory(North, epoch: 2).Batch(1, 5), Cancel);
        await Ledger.CommitAsync(new NodeHistory(South).Batch(1, 4), Cancel);
    }

    private async Task<List<(NodeName Node, long Records, RecordPosition? Wrong)>> VerdictsAsync()
    {
        var verdicts = new List<(NodeName, long, RecordPosition?)>();
        await using var verifier = OpenVerifier();
        await foreach (var verdict in verifier.VerifyAsync(Cancel))
            verdicts.Add((verdict.Node, verdict.Records, verdict.Wrong));
        return verdicts;
    }
}
