using System.Security.Cryptography;
using Border.Domain.Subjects;
using Border.Journal.Evidence;
using Border.Journal.Tests.Compliance;
using Border.Testing;

namespace Border.Journal.Tests.Evidence;

public sealed class EvidenceStoreTests : IDisposable
{
    private readonly TempFolder _folder = new("evidence");
    private readonly FakeDiskSpace _space = new();
    private readonly SubjectKey _key = SubjectKey.Create("t-1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_Content_ReadBackAfterReopeningAndSealedOnDisk()
    {
        var content = RandomNumberGenerator.GetBytes(50_000);
        var evidence = await (await OpenAsync()).PutAsync(content, "image/jpeg", _key, Cancellation);

        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(content)), 50_000, _key.Id), (evidence.Digest, evidence.Bytes, evidence.Key));
        Assert.Equal(content, await (await OpenAsync()).GetAsync(evidence, _key, Cancellation));
        var stored = await File.ReadAllBytesAsync(Assert.Single(Files()), Cancellation);
        Assert.True(stored.AsSpan().IndexOf(content.AsSpan(0, 16)) < 0);
    }

    [Fact]
    public async Task Put_SameContent_StoredOncePerKey()
    {
        var store = await OpenAsync();
        var content = RandomNumberGenerator.GetBytes(1000);
        var other = SubjectKey.Create("t-2");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.PutAsync(content, "image/jpeg", _key, Cancellation)));
        await store.PutAsync(content, "image/jpeg", other, Cancellation);

        Assert.Equal(2, Files().Length);
        Assert.Equal(2 * 1028, store.StoredBytes);
    }

    [Fact]
    public async Task Get_MissingChangedCutOrOtherKey_SaysWhich()
    {
        var store = await OpenAsync();
        var evidence = await store.PutAsync(RandomNumberGenerator.GetBytes(1000), "image/jpeg", _key, Cancellation);
        Assert.True(store.Contains(evidence));
        var file = Assert.Single(Files());
        var stored = await File.ReadAllBytesAsync(file, Cancellation);

        await AssertUnreadable(store, evidence, SubjectKey.Create("t-1") with { Id = _key.Id }, "another key");
        await File.WriteAllBytesAsync(file, stored[..500], Cancellation);
        await AssertUnreadable(store, evidence, _key, "changed");
        stored[600] ^= 1;
        await File.WriteAllBytesAsync(file, stored, Cancellation);
        await AssertUnreadable(store, evidence, _key, "changed");
        File.Delete(file);
        await AssertUnreadable(store, evidence, _key, "not on this node");
        await Assert.ThrowsAsync<ArgumentException>(() => store.GetAsync(evidence with { Digest = "../../../etc/passwd" }, _key, Cancellation));
    }

    [Fact]
    public async Task Put_HostileInput_RefusedAndNothingWritten()
    {
        var store = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => store.PutAsync(new byte[(20 * 1024 * 1024) + 1], "image/jpeg", _key, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => store.PutAsync(Array.Empty<byte>(), "image/jpeg", _key, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => store.PutAsync(new byte[1], new string('/', 101), _key, Cancellation));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task I10_QuotaOrDiskFull_RefusedNothingOldDropped()
    {
        var store = await OpenAsync(quota: 2500);
        var first = await store.PutAsync(new byte[2000], "image/jpeg", _key, Cancellation);

        await Assert.ThrowsAsync<JournalFullException>(() => store.PutAsync(new byte[1000], "image/jpeg", _key, Cancellation));
        _space.Free = 1_000_000;
        await Assert.ThrowsAsync<JournalFullException>(() => store.PutAsync(new byte[10], "image/jpeg", _key, Cancellation));

        Assert.Equal(2000, (await store.GetAsync(first, _key, Cancellation)).Length);
        Assert.Single(Files());
    }

    [Fact]
    public async Task Open_AfterPowerCut_RemovesWhatWasUnfinishedAndCountsTheRest()
    {
        var store = await OpenAsync();
        await store.PutAsync(new byte[100], "image/jpeg", _key, Cancellation);
        await File.WriteAllBytesAsync(Files()[0] + ".0.new", new byte[50], Cancellation);

        var again = await OpenAsync();

        Assert.Single(Files());
        Assert.Equal(128, again.StoredBytes);
    }

    [Fact]
    public async Task Delete_Key_RemovesItsItemsAlone()
    {
        var store = await OpenAsync();
        var other = SubjectKey.Create("t-2");
        await store.PutAsync(new byte[100], "image/jpeg", _key, Cancellation);
        var kept = await store.PutAsync(new byte[100], "image/jpeg", other, Cancellation);

        Assert.Equal(1, await store.DeleteAsync(_key.Id, Cancellation));

        Assert.True(store.Contains(kept));
        Assert.Equal(128, store.StoredBytes);
    }

    public void Dispose() => _folder.Dispose();

    private Task<EvidenceStore> OpenAsync(long quota = 1_000_000_000) =>
        EvidenceStore.OpenAsync(new EvidenceOptions { Directory = _folder["evidence"], QuotaBytes = quota, DiskSpace = _space }, Cancellation);

    private string[] Files() => Directory.GetFiles(_folder["evidence"], "*", SearchOption.AllDirectories);

    private static async Task AssertUnreadable(EvidenceStore store, Border.Domain.Evidence.EvidenceRef evidence, SubjectKey key, string says)
    {
        var refused = await Assert.ThrowsAsync<EvidenceUnreadableException>(() => store.GetAsync(evidence, key, Cancellation));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }
}
