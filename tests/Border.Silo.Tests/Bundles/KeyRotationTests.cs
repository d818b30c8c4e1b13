using System.Collections.Concurrent;
using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Ledger;
using Border.Link.Bundles;
using Border.Link.Centre;
using Border.Silo.Bundles;
using Border.Silo.Hosting;
using Border.Silo.Configuration;
using Border.Silo.People;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Silo.Tests.Bundles;

/// <summary>What the centre does when the holders of the root keys gave it another signing key.</summary>
public sealed class KeyRotationTests : IAsyncLifetime
{
    private static readonly NodeName North = new("north", "n1");

    private readonly TempFolder _folder = new("rotation");
    private readonly ManualTimeProvider _time = new();
    private readonly TestRoots _roots = new();
    private readonly ECDsa _old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _new = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentQueue<BundleAnnouncement> _told = [];
    private CentreStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _store = await CentreStore.OpenSqliteAsync(_folder["ledger.db"], new LedgerOptions { KeyFile = _folder["key"] }, _time, Cancel);

    [Fact]
    public async Task Start_WithANewKey_TellsTheRootAndSignsEverythingAgain()
    {
        var first = _roots.First(_old);
        await StartAsync(_old, first);
        var policy = (await _store.Bundles.FindLatestAsync("policy", Cancel))!.Version;

        await StartAsync(_new, _roots.Next(first, [_new]));

        Assert.All(["policy", "staff", "watchlist"], kind => Assert.Contains(_told, a => a.Kind == kind && a.Version == policy.Version + 1));
        foreach (var kind in (string[])["policy", "staff", "watchlist"])
            Assert.NotNull(BundleVerifier.Verify((await _store.Bundles.FindLatestAsync(kind, Cancel))!.Content.Span, BundleKeys.Of(_new), kind, policy.Version).Bundle);
        var root = _told.Last(a => a.Kind == RootChain.Kind);
        Assert.Equal(2, root.Version);
        Assert.NotNull(BundleCatalogue.Read(root.Manifest, BundleKeys.Of(_new)).Catalogue);
    }

    [Fact]
    public async Task Start_AgainWithTheSameKey_SignsNothingAgain()
    {
        var first = _roots.First(_old);
        await StartAsync(_old, first);
        await StartAsync(_old, first);

        Assert.All((await _store.Bundles.ListLatestAsync(Cancel)).Where(v => v.Kind != BundleCatalogue.Kind), v => Assert.Equal(1, v.Version));
    }

    [Fact]
    public async Task NodeIsOnline_WithAVersionThatTheCentreNeverMade_IsToldOfTheNewest()
    {
        var publisher = await StartAsync(_old, _roots.First(_old));
        _told.Clear();

        await publisher.NodeIsOnlineAsync(North, new Dictionary<string, long> { ["policy"] = 1000, ["root"] = 1, ["staff"] = 1, ["watchlist"] = 1 }, Cancel);

        Assert.Equal(("policy", 1L), Assert.Single(_told.Select(a => (a.Kind, a.Version))));
    }

    [Fact]
    public void LoadRoot_ThatDoesNotNameTheSigningKey_SaysWhatToDo()
    {
        File.WriteAllBytes(_folder["root.json"], _roots.First(_old).ToBytes());

        var problem = Assert.Throws<SiloSettingsException>(() => SiloCertificates.LoadRoot(_folder.Path, _new)).Message;

        Assert.Contains("border keys root rotate", problem, StringComparison.Ordinal);
        Assert.Equal(1, SiloCertificates.LoadRoot(_folder.Path, _old).Current.Version);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _roots.Dispose();
        _old.Dispose();
        _new.Dispose();
        _folder.Dispose();
    }

    private async Task<BundlePublisher> StartAsync(ECDsa key, RootChain root)
    {
        var publisher = new BundlePublisher(key, _store.Bundles, _store.Ledger, Tell, _time, NullLogger<BundlePublisher>.Instance);
        await publisher.NodeIsOnlineAsync(North, null, Cancel);
        var register = new StaffRegister(_store.Staff, _time);
        await register.TryCreateAsync(new StaffRoll([]), Cancel);
        await new StandingBundles(publisher, register, root).StartAsync(Cancel);
        return publisher;
    }

    private Task<SendOutcome> Tell(NodeName node, BundleAnnouncement announcement, CancellationToken cancellation)
    {
        _told.Enqueue(announcement);
        return Task.FromResult(SendOutcome.Sent);
    }
}
