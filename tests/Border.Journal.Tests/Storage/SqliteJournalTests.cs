using Border.Journal.Tests.Compliance;

namespace Border.Journal.Tests.Storage;

public sealed class SqliteJournalTests : JournalComplianceSuite
{
    protected override async Task<IJournal> OpenStoreAsync(JournalOptions options) =>
        await SqliteJournal.OpenAsync(options, TestContext.Current.CancellationToken);
}
