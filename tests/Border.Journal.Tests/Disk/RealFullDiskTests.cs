using Border.Domain.Records;
using Border.Journal.Tests.Storage;
using Border.Journal.Verification;
using Border.Testing;

namespace Border.Journal.Tests.Disk;

public sealed class RealFullDiskTests : SqliteFixture
{
    // 60,000 bytes in base64.
    private const int BodyBytes = 80_000;

    private static readonly RecordDraft Large = new("document.read", new byte[60_000], Key: Guid.NewGuid());

    [Fact]
    public async Task I10_DiskFillsUp_NewWorkStopsFirstNothingAcknowledgedIsLostAndItRecovers()
    {
        using var disk = SmallDisk.TryMount(InTemp("small"), 56);
        Assert.SkipWhen(disk is null, SmallDisk.NeedsRoot);
        // The low water is more than the database takes at a time: a checkpoint beside the writer must not eat the reserve. And as much
        // comes free at the end as the log may hold, so that moving it into the database leaves room for new work.
        var options = Options(InTemp("small")) with { ReserveBytes = 4_000_000, LowWaterBytes = 10_000_000 };
        var ballast = Path.Combine(InTemp("small"), "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[32_000_000], Cancellation);
        await using var journal = await SqliteJournal.OpenAsync(options, Cancellation);

        var newWork = await FillAsync(journal.Append);
        var inProgress = await FillAsync(journal.AppendInProgress);

        Assert.True(newWork > 10, $"{newWork} records of new work");
        Assert.True(inProgress * BodyBytes > 3_000_000, $"{inProgress} records of work in progress: less than the reserve");
        Assert.Equal(JournalHealth.Full, journal.Status.Health);
        Assert.False(File.Exists(Path.Combine(InTemp("small"), "reserve")));
        var all = await journal.ReadAll();
        all.AssertChained(Node);
        Assert.Equal(newWork + inProgress + 1, all.Count);

        File.Delete(ballast);
        await Eventually.Async(() => journal.Status.Health == JournalHealth.Healthy, detail: () => journal.Status.ToString(), cancellation: Cancellation);
        await journal.Append(Drafts.Plain());
        Assert.True(File.Exists(Path.Combine(InTemp("small"), "reserve")));
        Assert.True((await JournalInspector.VerifyAsync(InTemp("small"), null, Cancellation)).Ok);
    }

    [Fact]
    public async Task ReadOnlyDisk_OpeningRefusedInWordsVerifyingWorks()
    {
        using var disk = SmallDisk.TryMount(InTemp("small"), 8);
        Assert.SkipWhen(disk is null, SmallDisk.NeedsRoot);
        var options = Options(InTemp("small")) with { LowWaterBytes = 0 };
        await using (var journal = await SqliteJournal.OpenAsync(options, Cancellation))
            await journal.Append(Drafts.Plain());
        Assert.True(disk.MakeReadOnly());

        var refused = await Assert.ThrowsAsync<JournalFailedException>(() => OpenAsync(InTemp("small")));

        Assert.Contains("writable", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await JournalInspector.VerifyAsync(InTemp("small"), null, Cancellation)).Records);
    }

    private static async Task<int> FillAsync(Func<RecordDraft[], Task> append)
    {
        for (var written = 0; written < 1000; written++)
        {
            try
            {
                await append([Large]);
            }
            catch (JournalFullException)
            {
                return written;
            }
        }

        throw new InvalidOperationException("A disk of 56 MB took 60 MB beside a ballast of 32.");
    }
}
