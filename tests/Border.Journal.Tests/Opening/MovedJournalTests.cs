using Border.Domain.Records;
using Border.Journal.Tests.Storage;

namespace Border.Journal.Tests.Opening;

public sealed class MovedJournalTests : SqliteFixture
{
    [Fact]
    public async Task I2_RestoredCopy_StartsNewEpochAndKeepsItsRecords()
    {
        await WriteAsync(20);
        var restored = InTemp("restored");
        CopyFolder(Folder, restored);

        await using (var journal = await OpenAsync(restored))
        {
            var started = await LastEpochAsync(journal);
            Assert.Equal(("moved", "1:21"), (started.Cause, started.Previous));
            Assert.Equal((new RecordPosition(2, 1), 22), (journal.Status.Last, journal.Status.Unacknowledged));
            (await journal.ReadAll()).AssertChained(Node);
        }

        await using var again = await OpenAsync(restored);
        Assert.Equal(new RecordPosition(2, 1), again.Status.Last);
    }

    [Fact]
    public async Task I2_RestoredOverTheOriginalsName_StartsNewEpoch()
    {
        await WriteAsync(20);
        File.Copy(Database, InTemp("backup"));
        File.Delete(Database);
        File.Copy(InTemp("backup"), Database);

        await using var journal = await OpenAsync();

        Assert.Equal(new RecordPosition(2, 1), journal.Status.Last);
    }

    [Fact]
    public async Task DirectoryMoved_SameDisk_GoesOnInTheSameEpoch()
    {
        await WriteAsync(20);
        Directory.Move(Folder, InTemp("renamed"));

        await using var journal = await OpenAsync(InTemp("renamed"));

        Assert.Equal(new RecordPosition(1, 21), journal.Status.Last);
    }

    [Fact]
    public async Task DirectoryIsAFile_RefusedInWords()
    {
        await File.WriteAllTextAsync(Folder, "", Cancellation);

        var refused = await Assert.ThrowsAsync<JournalFailedException>(() => OpenAsync());

        Assert.Contains(Folder, refused.Message, StringComparison.Ordinal);
    }
}
