using Border.Cli.Eval.Recommendations;
using Border.Domain.Recommendations;
using Border.Domain.Recommendations.Quality;
using Border.Ledger;
using Border.Testing;

namespace Border.Cli.Tests.Eval.Recommendations;

/// <summary><c>border eval recommendations</c> on a real ledger with findings, second officers and travellers who were erased.</summary>
public sealed class RecommendationsCommandTests : IDisposable
{
    private const int Travellers = 100;

    private readonly TempFolder _folder = new("quality");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeededHistory_IsCountedReasonByReason()
    {
        var history = new SeededHistory(17);
        await using var store = await OpenAsync();
        await history.CommitAsync(store.Ledger, Travellers, Cancel);

        var report = await CountAsync(store);

        Assert.Equal((Travellers, 0), (report.Travellers, report.Open));
        Assert.Equal(history.Expected, report.Reasons[Finding.DocumentExpired]);
        Assert.Equal((history.Expected.Returned, history.Approved), (report.Returned, report.Approved));
        var all = report.Secondary;
        Assert.Equal(new SecondaryQuality(history.Expected.Referred, history.Expected.Found, history.Expected.Refuted, history.Expected.Nothing, history.Expected.Unsaid, 0), all);
        Assert.All([all.Found, all.Refuted, all.Nothing, all.Unsaid, report.Returned, report.Approved], count => Assert.NotEqual(0, count));
        var table = new StringWriter();
        RecommendationsTable.Write(table, report);
        Assert.Contains($"referred {all.Referred}: found something {all.Found}, refuted {all.Refuted}", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("unsaid  overridden  returned", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErasedTraveller_IsStillCounted_WithoutTheFindingThatHadANote()
    {
        var history = new SeededHistory(17);
        await using var store = await OpenAsync();
        await history.CommitAsync(store.Ledger, Travellers, Cancel);
        for (var number = 1; number <= Travellers; number++)
            await store.Ledger.EraseSubjectAsync($"t-{number:d32}", Cancel);

        var (before, after) = (history.Expected, (await CountAsync(store)).Reasons[Finding.DocumentExpired]);

        Assert.Equal((before.Asked, before.Refused, before.Referred, before.Overridden), (after.Asked, after.Refused, after.Referred, after.Overridden));
        Assert.Equal(before.Found + before.Refuted + before.Nothing + before.Unsaid, after.Found + after.Refuted + after.Nothing + after.Unsaid);
        Assert.InRange(after.Unsaid, before.Unsaid + 1, before.Referred - 1);
    }

    public void Dispose() => _folder.Dispose();

    private Task<CentreStore> OpenAsync() =>
        CentreStore.OpenSqliteAsync(_folder["ledger.db"], new LedgerOptions { KeyFile = _folder["ledger.key"] }, TimeProvider.System, Cancel);

    private static Task<QualityReport> CountAsync(CentreStore store) =>
        RecommendationsCommand.CountAsync(store.Ledger, DateOnly.MinValue, DateOnly.MaxValue, Cancel);
}
