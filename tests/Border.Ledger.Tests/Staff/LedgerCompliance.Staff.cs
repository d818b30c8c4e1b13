using System.Text;

namespace Border.Ledger.Tests;

public abstract partial class LedgerCompliance
{
    [Fact]
    public async Task Staff_SavedVersionByVersion_NewestFoundAndSealedAtRest()
    {
        Assert.Null(await Store.Staff.FindLatestAsync(Cancel));
        Assert.Equal(1, await Store.Staff.SaveAsync(0, "[1]"u8.ToArray(), Cancel));
        Assert.Equal(2, await Store.Staff.SaveAsync(1, "[\"Anna Example\"]"u8.ToArray(), Cancel));

        var found = await Store.Staff.FindLatestAsync(Cancel);
        Assert.Equal((2, "[\"Anna Example\"]"), (found!.Version, Encoding.UTF8.GetString(found.Members.Span)));
        foreach (var file in Directory.EnumerateFiles(Folder.Path, "ledger.db*"))
            Assert.Equal(-1, System.IO.File.ReadAllBytes(file).AsSpan().IndexOf("Anna Example"u8));
    }

    [Fact]
    public async Task Staff_SavedFromAnOldVersion_Conflict()
    {
        await Store.Staff.SaveAsync(0, "[1]"u8.ToArray(), Cancel);
        await Assert.ThrowsAsync<StreamConflictException>(() => Store.Staff.SaveAsync(0, "[2]"u8.ToArray(), Cancel));
        await Assert.ThrowsAsync<StreamConflictException>(() => Store.Staff.SaveAsync(5, "[2]"u8.ToArray(), Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Staff.SaveAsync(1, new byte[(4 << 20) + 1], Cancel));
    }

    [Fact]
    public async Task Bundle_Versions_KeptAsTheyWere()
    {
        byte[] one = [1, 2, 3];
        byte[] two = [4];
        await Store.Bundles.SaveAsync("watchlist", 1, one, Cancel);
        await Store.Bundles.SaveAsync("watchlist", 2, two, Cancel);
        await Store.Bundles.SaveAsync("watchlist", 2, two, Cancel);
        await Store.Bundles.SaveAsync("policy", 7, one, Cancel);

        Assert.Equal(one, (await Store.Bundles.FindAsync("watchlist", 1, Cancel))!.Content.ToArray());
        var latest = await Store.Bundles.FindLatestAsync("watchlist", Cancel);
        Assert.Equal(2, latest!.Version.Version);
        Assert.Equal(two, latest.Content.ToArray());
        Assert.Null(await Store.Bundles.FindAsync("watchlist", 3, Cancel));
        Assert.Equal([("policy", 7), ("watchlist", 2L)], (await Store.Bundles.ListLatestAsync(Cancel)).Select(b => (b.Kind, b.Version)));
    }

    [Fact]
    public async Task Bundle_OtherBytesOrOlderVersion_Refused()
    {
        await Store.Bundles.SaveAsync("policy", 2, new byte[] { 1 }, Cancel);
        await Assert.ThrowsAsync<StreamConflictException>(() => Store.Bundles.SaveAsync("policy", 2, new byte[] { 2 }, Cancel));
        await Assert.ThrowsAsync<StreamConflictException>(() => Store.Bundles.SaveAsync("policy", 1, new byte[] { 1 }, Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Bundles.SaveAsync("../x", 1, new byte[] { 1 }, Cancel));
    }
}
