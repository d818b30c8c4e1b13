using Border.Testing;

namespace Border.Journal.Tests.Compliance;

public abstract partial class JournalComplianceSuite
{
    [Fact]
    public async Task I10_OnlyTheReserveIsLeft_NewWorkRefusedWorkInProgressGoesOn()
    {
        var journal = await OpenAsync();
        Space.Free = 1_000_000;
        await Eventually.Async(() => journal.Status.Health == JournalHealth.Full, cancellation: Cancellation);

        var refused = await Assert.ThrowsAsync<JournalFullException>(() => journal.Append(Drafts.Plain()));
        await journal.AppendInProgress(Drafts.Plain());

        Assert.Contains("Free space", refused.Message, StringComparison.Ordinal);
        Assert.Contains("1 MB are free", journal.Status.Explanation, StringComparison.Ordinal);
        Assert.Equal(2, (await journal.ReadAll()).Count);
    }

    [Fact]
    public async Task I10_SpaceFreed_NewWorkTakenAgainWithoutAHand()
    {
        Space.Free = 1_000_000;
        var journal = await OpenAsync();
        Assert.Equal(JournalHealth.Full, journal.Status.Health);

        Space.Free = 1_000_000_000;
        await Eventually.Async(() => journal.Status.Health == JournalHealth.Healthy, cancellation: Cancellation);

        await journal.Append(Drafts.Plain());
        Assert.Null(journal.Status.Explanation);
    }

    [Fact]
    public async Task SecondOpening_SameDirectory_RefusedNamingTheHolder()
    {
        await OpenAsync();

        var refused = await Assert.ThrowsAsync<JournalFailedException>(() => OpenAsync());

        Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
    }
}
