using Border.Domain.Subjects;
using Border.Journal.Tests.Storage;

namespace Border.Journal.Tests.Opening;

public sealed class KeyFileTests : SqliteFixture
{
    private string KeyFile => Path.Combine(Folder, "key");

    [Fact]
    public async Task I11_KeyFile_MadeForItsOwnerAlone()
    {
        await WriteAsync(1);

        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Nodes run on Linux.");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal(32, new FileInfo(KeyFile).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(31)]
    public async Task KeyFile_LostOrUnusable_OldKeysAreAsErasedAndNewOnesWork(int? length)
    {
        var (lost, fresh) = (SubjectKey.Create("t-1"), SubjectKey.Create("t-2"));
        await using (var journal = await OpenAsync())
            await journal.AppendWithKey(lost, Drafts.Sealed(lost));
        File.Delete(KeyFile);
        if (length is { } bytes)
            await File.WriteAllBytesAsync(KeyFile, new byte[bytes], Cancellation);

        await using var again = await OpenAsync();
        await again.AppendWithKey(fresh, Drafts.Sealed(fresh));

        Assert.Null(await again.FindKeyAsync(lost.Id, Cancellation));
        Assert.Equal(fresh.Key, (await again.FindKeyAsync(fresh.Id, Cancellation))!.Key);
        (await again.ReadAll()).AssertChained(Node);
    }

    [Fact]
    public async Task I11_ErasedSubject_NoFileHoldsItsKeyEvenWhileOpen()
    {
        await using var journal = await OpenAsync();
        var key = SubjectKey.Create("t-erased");
        await journal.AppendWithKey(key, Drafts.Sealed(key));
        var wrapped = ReadWrapped(key.Id);
        Assert.True(IsInAFile(wrapped));
        Assert.False(IsInAFile(key.Key));

        await journal.EraseSubjectAsync(key.Subject, Cancellation);

        Assert.False(IsInAFile(wrapped));
        Assert.False(IsInAFile(key.Key));
    }

    private byte[] ReadWrapped(Guid id)
    {
        using var reader = new Border.Journal.Storage.SqliteReader(
            Border.Journal.Storage.SqliteSchema.Connect(Database, Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly));
        return reader.FindKey(id)!.Wrapped;
    }

    private bool IsInAFile(byte[] bytes) => Directory.GetFiles(Folder, "journal.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content.AsSpan().IndexOf(bytes) >= 0;
    });
}
