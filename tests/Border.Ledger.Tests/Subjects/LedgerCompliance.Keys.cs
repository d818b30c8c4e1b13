using Border.Domain.Subjects;
using Border.Ledger.Subjects;

namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    [Fact]
    public async Task Keys_CommittedWithTheirBatch_FoundAndWrappedAtRest()
    {
        var key = SubjectKey.Create("t-1");
        await Ledger.CommitAsync(new NodeHistory(North).Batch(1, 2, key, key), Cancel);

        Assert.Equal(key.Key, (await Ledger.FindKeyAsync(key.Id, Cancel))!.Key);
        Assert.Equal("t-1", (await Ledger.FindKeyAsync(key.Id, Cancel))!.Subject);
        Assert.Null(await Ledger.FindKeyAsync(Guid.NewGuid(), Cancel));
        foreach (var file in Directory.EnumerateFiles(Folder.Path, "ledger.db*"))
            Assert.Equal(-1, System.IO.File.ReadAllBytes(file).AsSpan().IndexOf(key.Key));
    }

    [Fact]
    public async Task Keys_BatchRefused_KeysNotStored()
    {
        var key = SubjectKey.Create("t-1");
        await Ledger.CommitAsync(new NodeHistory(North).Batch(5, 2, key), Cancel);
        Assert.Null(await Ledger.FindKeyAsync(key.Id, Cancel));
    }

    [Fact]
    public async Task Keys_SubjectErased_I11_GoneAndNotBroughtBackByTheSameBatch()
    {
        var (first, second, other) = (SubjectKey.Create("t-1"), SubjectKey.Create("t-1"), SubjectKey.Create("t-2"));
        var batch = new NodeHistory(North).Batch(1, 2, first, second, other);
        await Ledger.CommitAsync(batch, Cancel);

        Assert.Equal(2, await Ledger.EraseSubjectAsync("t-1", Cancel));
        Assert.Equal(0, await Ledger.EraseSubjectAsync("t-1", Cancel));
        await Ledger.CommitAsync(batch, Cancel);
        await Ledger.CommitAsync(new NodeHistory(North).Batch(1, 4, first), Cancel);

        Assert.Null(await Ledger.FindKeyAsync(first.Id, Cancel));
        Assert.Equal([other.Id], (await Ledger.FindKeysAsync([first.Id, second.Id, other.Id], Cancel)).Keys);
    }

    [Fact]
    public async Task KeyFile_New_OwnerOnly()
    {
        await Store.PingAsync(Cancel);
        Assert.Equal(32, new FileInfo(Options.KeyFile).Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(Options.KeyFile));
    }

    [Fact]
    public async Task KeyFile_OfAnotherLedger_Refused()
    {
        System.IO.File.WriteAllBytes(Folder["other.key"], new byte[32]);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(Folder["other.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var e = await Assert.ThrowsAsync<LedgerKeyException>(() => OpenAgainAsync(Options with { KeyFile = Folder["other.key"] }));
        Assert.Contains("not the key of this ledger", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyFile_MissingForAnOldLedger_RefusedAndNotMade()
    {
        await Assert.ThrowsAsync<LedgerKeyException>(() => OpenAgainAsync(Options with { KeyFile = Folder["missing.key"] }));
        Assert.False(System.IO.File.Exists(Folder["missing.key"]));
    }

    [Fact]
    public async Task KeyFile_ReadableByOthersOrTorn_RefusedWithAdvice()
    {
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(Options.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Contains("chmod 600", (await Assert.ThrowsAsync<LedgerKeyException>(() => OpenAgainAsync())).Message, StringComparison.Ordinal);
            System.IO.File.SetUnixFileMode(Options.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        System.IO.File.WriteAllBytes(Options.KeyFile, new byte[31]);
        Assert.Contains("31 bytes", (await Assert.ThrowsAsync<LedgerKeyException>(() => OpenAgainAsync())).Message, StringComparison.Ordinal);
    }
}
