using System.Security.Cryptography;
using Border.Domain.Records;
using Border.Journal.Tests.Storage;
using Border.Journal.Verification;
using Microsoft.Data.Sqlite;

namespace Border.Journal.Tests.Opening;

public sealed class DamagedJournalTests : SqliteFixture
{
    public static TheoryData<string> Damages() => ["garbage", "text", "other database", "directory", "half", "zeroed header", "last record", "other node"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task I10_DamagedJournal_SetAsideWholeAndNewEpochStarts(string damage)
    {
        await WriteAsync(2000);
        Damage(damage);

        await using var journal = await OpenAsync();

        Assert.Equal(new RecordPosition(2, 1), journal.Status.Last);
        Assert.Equal("corrupt", (await LastEpochAsync(journal)).Cause);
        Assert.Equal("corrupt", journal.Opening.NewEpochCause);
        var aside = Assert.Single(Directory.GetDirectories(Path.Combine(Folder, "set-aside")));
        Assert.True(Path.Exists(Path.Combine(aside, "journal.db")));
        Assert.NotEmpty(await File.ReadAllTextAsync(Path.Combine(aside, "reason.txt"), Cancellation));
        await journal.Append(Drafts.Plain());
        (await journal.ReadAll()).AssertChained(Node);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task I10_EmptiedOrMissingDatabase_NewEpochStarts(bool missing)
    {
        await WriteAsync(10);
        File.Delete(Database);
        if (!missing)
            await File.WriteAllBytesAsync(Database, [], Cancellation);

        await using var journal = await OpenAsync();

        Assert.Equal(new RecordPosition(2, 1), journal.Status.Last);
        Assert.Equal("corrupt", (await LastEpochAsync(journal)).Cause);
    }

    [Fact]
    public async Task I10_OldRecordChanged_FoundByVerifyingAtItsPosition()
    {
        await WriteAsync(5000);
        ChangeRecord(1000);

        var found = await JournalInspector.VerifyAsync(Folder, null, Cancellation);

        Assert.False(found.Ok);
        Assert.Equal(new RecordPosition(1, 1000), found.BrokenAt);
        Assert.Contains("changed", found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I10_GarbledEpochFileAndDatabase_StillStarts()
    {
        await WriteAsync(10);
        await File.WriteAllTextAsync(Path.Combine(Folder, "epoch"), new string('9', 100_000), Cancellation);

        await using (var journal = await OpenAsync())
            Assert.Equal(new RecordPosition(1, 11), journal.Status.Last);

        Damage("garbage");
        await using var again = await OpenAsync();
        Assert.Equal("corrupt", (await LastEpochAsync(again)).Cause);
    }

    [Fact]
    public async Task NewerFormat_RefusedAndLeftAlone()
    {
        await WriteAsync(1);
        Execute("PRAGMA user_version=99");

        var refused = await Assert.ThrowsAsync<JournalFailedException>(() => OpenAsync());

        Assert.Contains("format 99", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Folder, "set-aside")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-5000)]
    public async Task I1_TornOrGarbledLogTail_EverythingBeforeItIsThere(int cut)
    {
        await using var journal = await OpenAsync();
        for (var i = 0; i < 50; i++)
            await journal.Append(Drafts.Plain($"s{i}"));
        // What the disk holds at a power cut: the files while the journal is open.
        var copy = InTemp("after-the-cut");
        CopyFolder(Folder, copy);
        var log = Path.Combine(copy, "journal.db-wal");
        if (cut == 0)
            await File.AppendAllTextAsync(log, new string('x', 10_000), Cancellation);
        else
            Overwrite(log, cut, RandomNumberGenerator.GetBytes(-cut));

        await using var again = await OpenAsync(copy);

        var all = await again.ReadAll();
        all.AssertChained(Node);
        Assert.Equal("moved", (await LastEpochAsync(again)).Cause);
        // One commit's frames are at most 5,000 bytes from the end here, so at most the last two commits are gone.
        Assert.InRange(all.Count(r => r.Position.Epoch == 1), cut == 0 ? 51 : 49, 51);
    }

    private void Damage(string how)
    {
        var size = new FileInfo(Database).Length;
        switch (how)
        {
            case "garbage": Overwrite(Database, 0, RandomNumberGenerator.GetBytes((int)size)); break;
            case "text": File.WriteAllText(Database, string.Concat(Enumerable.Repeat("not a database\n", 5000))); break;
            case "directory": File.Delete(Database); Directory.CreateDirectory(Database); break;
            case "half": using (var file = File.OpenWrite(Database)) file.SetLength(size / 2); break;
            case "zeroed header": Overwrite(Database, 0, new byte[4096]); break;
            case "last record": ChangeRecord(2001); break;
            case "other node": Execute("UPDATE state SET value = 'south/n9' WHERE name = 'node'"); break;
            case "other database":
                File.Delete(Database);
                Execute("CREATE TABLE records(position INTEGER PRIMARY KEY, something TEXT)");
                break;
        }
    }

    private void ChangeRecord(long sequence) =>
        Execute($"UPDATE records SET body = CAST(replace(CAST(body AS TEXT), '\"staff\":\"s', '\"staff\":\"X') AS BLOB) WHERE position = (1 << 40) + {sequence}");

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
