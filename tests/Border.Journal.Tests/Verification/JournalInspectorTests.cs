using Border.Domain.Records;
using Border.Journal.Tests.Storage;
using Border.Journal.Verification;

namespace Border.Journal.Tests.Verification;

public sealed class JournalInspectorTests : SqliteFixture
{
    [Fact]
    public async Task Verify_WhileTheNodeRuns_CountsEveryEpochAndKind()
    {
        await using var journal = await OpenAsync();
        await journal.Append(Drafts.PlainGroup(30));
        await journal.StartEpochAsync(5, "fork", Cancellation);
        await journal.AcknowledgeAsync(new RecordPosition(1, 11), Cancellation);

        var found = await JournalInspector.VerifyAsync(Folder, null, Cancellation);

        Assert.True(found.Ok, found.Problem);
        Assert.Equal(("north/n1", 32, 21), (found.Node, found.Records, found.Backlog));
        Assert.Equal([1, 5], found.Epochs.Select(e => e.Epoch));
        Assert.Equal(30, found.Epochs[0].Kinds["staff.signed-out"]);
        var last = (await journal.ReadAll())[^1];
        Assert.Equal(Convert.ToHexStringLower(last.Hash.Span), found.Epochs[1].LastHash);
        Assert.Equal(32 + 1, (await journal.Append(Drafts.Plain())).Count + found.Records);
    }

    [Fact]
    public async Task Verify_Garbage_SaysSoAndChangesNothing()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Database, new string('x', 100_000), Cancellation);

        var found = await JournalInspector.VerifyAsync(Folder, null, Cancellation);

        Assert.False(found.Ok);
        Assert.NotNull(found.Problem);
        Assert.Equal(Database, Assert.Single(Directory.GetFiles(Folder)));
    }

    [Fact]
    public async Task Verify_NoJournal_SaysSo() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => JournalInspector.VerifyAsync(Folder, null, Cancellation));

    [Fact]
    public async Task Verify_RecordMissing_NamesThePosition()
    {
        await WriteAsync(100);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM records WHERE position = (1 << 40) + 50";
            command.ExecuteNonQuery();
        }

        var found = await JournalInspector.VerifyAsync(Folder, null, Cancellation);

        Assert.Equal(new RecordPosition(1, 51), found.BrokenAt);
        Assert.Contains("missing", found.Problem, StringComparison.Ordinal);
    }
}
