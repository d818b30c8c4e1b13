using Border.Journal.Tests.Compliance;
using Border.Journal.Tests.PowerCuts;

namespace Border.Journal.Tests.Storage;

public sealed class LiteDbJournalTests : JournalComplianceSuite
{
    protected override async Task<IJournal> OpenStoreAsync(JournalOptions options) =>
        await LiteDbJournal.OpenAsync(options, TestContext.Current.CancellationToken);
}

/// <summary>Power cuts at any operation, on LiteDB.</summary>
public sealed class LiteDbPowerCutTests(ITestOutputHelper output) : PowerCutSuite(output)
{
    private protected override ICutJournals Journals { get; } = new CutLiteDbJournals();
}
