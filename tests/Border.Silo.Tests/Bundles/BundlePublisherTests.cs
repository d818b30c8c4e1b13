using System.Collections.Concurrent;
using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.People;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Domain.Watchlists;
using Border.Ledger;
using Border.Link.Bundles;
using Border.Link.Centre;
using Border.Silo.Bundles;
using Border.Silo.People;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Silo.Tests.Bundles;

public sealed class BundlePublisherTests : IAsyncLifetime
{
    private static readonly NodeName North = new("north", "n1");
    private static readonly NodeName South = new("south", "n1");
    private static readonly string Hash = PasswordHash.Create("correct horse battery");

    private readonly TempFolder _folder = new("bundles");
    private readonly ManualTimeProvider _time = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentQueue<(NodeName Node, BundleAnnouncement Announcement)> _told = [];
    private readonly RootChain _root;
    private CentreStore _store = null!;
    private StaffRegister _register = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public BundlePublisherTests() => _root = TestRoots.Of(_key);

    public async ValueTask InitializeAsync()
    {
        _store = await CentreStore.OpenSqliteAsync(_folder["ledger.db"], new LedgerOptions { KeyFile = _folder["key"] }, _time, Cancel);
        _register = new StaffRegister(_store.Staff, _time);
        await _register.TryCreateAsync(new StaffRoll([Account("admin", Role.Administrator), Account("anna", Role.Officer)]), Cancel);
    }

    [Fact]
    public async Task Start_Empty_PublishesPolicyWatchlistAndStaffThatNodesVerify()
    {
        await new StandingBundles(Publisher(), _register, _root).StartAsync(Cancel);

        Assert.Equal(["catalogue", "policy", "root", "staff", "watchlist"], (await _store.Bundles.ListLatestAsync(Cancel)).Select(v => v.Kind).Order());
        Assert.Equal(1, BundlePayload.ReadPolicy((await VerifyAsync("policy", 0)).Payload, out _)!.Version);
        Assert.Empty(BundlePayload.ReadWatchlist((await VerifyAsync("watchlist", 0)).Payload, out _)!.Entries);
        Assert.Equal(["admin", "anna"], await PublishedStaffAsync());
    }

    [Fact]
    public async Task Start_Again_PublishesNothingNew()
    {
        await new StandingBundles(Publisher(), _register, _root).StartAsync(Cancel);

        await new StandingBundles(Publisher(), new StaffRegister(_store.Staff, _time), _root).StartAsync(Cancel);

        Assert.All((await _store.Bundles.ListLatestAsync(Cancel)).Where(v => v.Kind != BundleCatalogue.Kind), v => Assert.Equal(1, v.Version));
    }

    [Fact]
    public async Task Change_OfStaff_IsASignedBundleNewerThanTheLastAndTold()
    {
        var publisher = Publisher();
        await new StandingBundles(publisher, _register, _root).StartAsync(Cancel);
        await publisher.NodeIsOnlineAsync(North, null, Cancel);
        _told.Clear();

        Assert.Null(await _register.ChangeAsync(roll => roll.Change("anna", _time.GetUtcNow(), "admin", a => a with { Disabled = true }), Cancel));

        Assert.Equal(["admin"], await PublishedStaffAsync(currentVersion: 1));
        Assert.Equal((North, "staff", 2L), Assert.Single(_told.Select(t => (t.Node, t.Announcement.Kind, t.Announcement.Version))));
    }

    [Fact]
    public async Task Start_SiloStoppedBetweenSavingAndPublishing_PublishesWhatWasSaved()
    {
        await new StandingBundles(Publisher(), _register, _root).StartAsync(Cancel);
        var alone = new StaffRegister(_store.Staff, _time); // nobody publishes its changes
        await alone.ChangeAsync(roll => roll.Change("anna", _time.GetUtcNow(), "admin", a => a with { Disabled = true }), Cancel);

        await new StandingBundles(Publisher(), new StaffRegister(_store.Staff, _time), _root).StartAsync(Cancel);

        Assert.Equal(["admin"], await PublishedStaffAsync(currentVersion: 1));
    }

    [Fact]
    public async Task NodeIsOnline_WithOlderVersions_IsToldOfThoseOnly()
    {
        var publisher = Publisher();
        await new StandingBundles(publisher, _register, _root).StartAsync(Cancel);
        _told.Clear();

        await publisher.NodeIsOnlineAsync(South, new Dictionary<string, long> { ["policy"] = 1, ["root"] = 1, ["staff"] = 1 }, Cancel);

        var (node, announcement) = Assert.Single(_told);
        Assert.Equal((South, "watchlist", 1L), (node, announcement.Kind, announcement.Version));
        Assert.Null(announcement.Problem());
    }

    [Fact]
    public async Task NodeIsOnline_WithEverything_IsToldWhatIsInForce()
    {
        var publisher = Publisher();
        await new StandingBundles(publisher, _register, _root).StartAsync(Cancel);

        await publisher.NodeIsOnlineAsync(South, new Dictionary<string, long> { ["policy"] = 1, ["root"] = 1, ["staff"] = 1, ["watchlist"] = 1 }, Cancel);

        var catalogue = CatalogueOf(Assert.Single(_told).Announcement);
        Assert.Equal([("policy", 1L), ("root", 1), ("staff", 1), ("watchlist", 1)], catalogue.Bundles.Select(b => (b.Kind, b.Version)));
    }

    [Fact]
    public async Task Announcement_CarriesACatalogueThatListsIt()
    {
        var publisher = Publisher();
        await publisher.NodeIsOnlineAsync(North, null, Cancel);

        await new StandingBundles(publisher, _register, _root).StartAsync(Cancel);

        Assert.All(_told.Select(t => t.Announcement), a => Assert.Equal(new CatalogueEntry(a.Kind, a.Version, a.Sha256, a.Bytes), CatalogueOf(a).Find(a.Kind)));
        Assert.Equal(_told.Select(t => CatalogueOf(t.Announcement).Version).Order(), _told.Select(t => CatalogueOf(t.Announcement).Version));
    }

    [Fact]
    public async Task Refresh_AfterHours_TellsEveryNodeOfEveryKindOnceHoweverManySilos()
    {
        var silos = new[] { Publisher(), Publisher() };
        await silos[0].NodeIsOnlineAsync(North, null, Cancel);
        await new StandingBundles(silos[0], _register, _root).StartAsync(Cancel);
        _told.Clear();

        await silos[0].RefreshAsync(Cancel);
        Assert.Empty(_told); // nothing is old yet

        _time.Advance(BundleCatalogues.Freshness);
        await silos[0].RefreshAsync(Cancel);
        await silos[1].RefreshAsync(Cancel);

        Assert.Equal(["policy", "root", "staff", "watchlist"], _told.Select(t => t.Announcement.Kind).Order());
        Assert.All(_told, t => Assert.True(CatalogueOf(t.Announcement).ExpiresAt > _time.GetUtcNow() + BundleCatalogues.Freshness));
    }

    [Fact]
    public async Task Refresh_SiloStoppedBetweenBundleAndCatalogue_ListsAndTellsIt()
    {
        var publisher = Publisher();
        await new StandingBundles(publisher, _register, _root).StartAsync(Cancel);
        await publisher.NodeIsOnlineAsync(North, null, Cancel);
        await _store.Bundles.SaveAsync("policy", 2, BundleSigner.Sign(_key, "policy", 2, _time.GetUtcNow(), null, "{}"u8.ToArray()).ToBytes(), Cancel);
        _told.Clear();

        await publisher.RefreshAsync(Cancel);

        Assert.Contains(_told, t => t.Announcement is { Kind: "policy", Version: 2 });
    }

    [Fact]
    public async Task Publish_FromTwoSilosAtOnce_GivesEveryOneItsOwnVersion()
    {
        var silos = new[] { Publisher(), Publisher() };

        var published = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => silos[i % 2].PublishAsync(
            "policy", (version, _) => Task.FromResult(BundlePayload.Write(Domain.Recommendations.CrossingPolicy.Default with { Version = version })), Cancel)));

        Assert.Equal([1L, 2, 3, 4, 5, 6], published.Select(b => b.Version).Order());
    }

    [Fact]
    public async Task Read_PartByPart_GivesTheBundleThatWasAnnounced()
    {
        var publisher = Publisher();
        await publisher.NodeIsOnlineAsync(North, null, Cancel);
        await new StandingBundles(publisher, _register, _root).StartAsync(Cancel);
        var announcement = _told.First(t => t.Announcement.Kind == "staff").Announcement;
        var source = new StoredBundles(_store.Bundles);
        var bytes = new List<byte>();

        while (bytes.Count < announcement.Bytes)
            bytes.AddRange((await source.ReadAsync(North, Request(announcement, bytes.Count, 100), Cancel))!.Value.ToArray());

        Assert.Equal(announcement.Sha256, Convert.ToHexStringLower(SHA256.HashData([.. bytes])));
        Assert.NotNull(BundleVerifier.Verify(bytes.ToArray(), BundleKeys.Of(_key), "staff", 0).Bundle);
    }

    [Fact]
    public async Task Watchlist_PublishedAgain_IsListedAndGivenAsADeltaFromEachOfTheLastVersions()
    {
        var publisher = Publisher();
        await publisher.NodeIsOnlineAsync(North, null, Cancel);
        for (var version = 1; version <= 6; version++)
            await publisher.PublishAsync(BundleKinds.Watchlist, (v, _) => Task.FromResult(List(v)), Cancel);

        var announcement = _told.Last().Announcement;
        var catalogue = CatalogueOf(announcement);
        Assert.Equal([5L, 4, 3, 2], catalogue.Deltas!.Select(d => d.BaseVersion));
        Assert.Equal(["watchlist"], catalogue.Bundles.Select(b => b.Kind));
        var source = new StoredBundles(_store.Bundles);
        foreach (var delta in catalogue.Deltas!)
        {
            Assert.True(delta.Bytes < announcement.Bytes / 2);
            var request = Request(announcement with { Sha256 = delta.Sha256 }, 0, 100_000) with { BaseVersion = delta.BaseVersion };
            var bytes = (await source.ReadAsync(North, request, Cancel))!.Value;
            var basis = BundleCodec.Read((await _store.Bundles.FindAsync("watchlist", delta.BaseVersion, Cancel))!.Content.Span);
            Assert.Equal(List(6), BundleVerifier.VerifyDelta(bytes.Span, BundleKeys.Of(_key), 0, basis).Bundle!.Payload);
        }

        Assert.Null(await source.ReadAsync(North, Request(announcement, 0, 100) with { BaseVersion = 1 }, Cancel));
        Assert.Null(await source.ReadAsync(North, Request(announcement, 0, 100) with { BaseVersion = long.MinValue }, Cancel));
    }

    [Fact]
    public async Task Watchlist_ThatIsQuiteAnother_HasNoDelta()
    {
        var publisher = Publisher();
        await publisher.NodeIsOnlineAsync(North, null, Cancel);
        await publisher.PublishAsync(BundleKinds.Watchlist, (_, _) => Task.FromResult(BundlePayload.Write(new Watchlist([]))), Cancel);
        await publisher.PublishAsync(BundleKinds.Watchlist, (v, _) => Task.FromResult(List(v)), Cancel);

        Assert.Null(CatalogueOf(_told.Last().Announcement).Deltas);
    }

    private static byte[] List(long version) => BundlePayload.Write(new Watchlist([.. Enumerable.Range(0, 2000).Select(i => new WatchlistEntry
    {
        Id = $"E{i}",
        Kind = WatchlistKind.Person,
        Names = [i == 10 * version ? "CHANGED" : $"NAME {Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(i)))[..12]}"],
        Asks = Domain.Recommendations.Outcome.Hold,
        Instruction = "Call 7.",
    })]));

    [Fact]
    public async Task Read_OfWhatIsNotThere_GivesNothing()
    {
        var publisher = Publisher();
        await publisher.NodeIsOnlineAsync(North, null, Cancel);
        await new StandingBundles(publisher, _register, _root).StartAsync(Cancel);
        var announcement = _told.First(t => t.Announcement.Kind == "policy").Announcement;
        var source = new StoredBundles(_store.Bundles);

        Assert.Null(await source.ReadAsync(North, Request(announcement, announcement.Bytes, 1), Cancel));
        Assert.Null(await source.ReadAsync(North, Request(announcement, long.MaxValue, 1), Cancel));
        Assert.Null(await source.ReadAsync(North, Request(announcement with { Sha256 = new string('0', 64) }, 0, 1), Cancel));
        Assert.Null(await source.ReadAsync(North, Request(announcement with { Version = 99 }, 0, 1), Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _key.Dispose();
        _folder.Dispose();
    }

    private BundleCatalogue CatalogueOf(BundleAnnouncement announcement)
    {
        var (catalogue, _, problem) = BundleCatalogue.Read(announcement.Manifest, BundleKeys.Of(_key));
        Assert.Null(problem);
        return catalogue!;
    }

    private static BundleRequest Request(BundleAnnouncement of, long offset, int length) =>
        new() { Kind = of.Kind, Version = of.Version, Sha256 = of.Sha256, Offset = offset, Length = length };

    private static StaffAccount Account(string id, Role role) =>
        new(new StaffMember(id, "Name", [role], Hash, "en", ["*"]), false, DateTimeOffset.UnixEpoch, "centre");

    private BundlePublisher Publisher() => new(_key, _store.Bundles, _store.Ledger, Tell, _time, NullLogger<BundlePublisher>.Instance);

    private Task<SendOutcome> Tell(NodeName node, BundleAnnouncement announcement, CancellationToken cancellation)
    {
        _told.Enqueue((node, announcement));
        return Task.FromResult(SendOutcome.Sent);
    }

    private async Task<BundleEnvelope> VerifyAsync(string kind, long currentVersion)
    {
        var verdict = BundleVerifier.Verify((await _store.Bundles.FindLatestAsync(kind, Cancel))!.Content.Span, BundleKeys.Of(_key), kind, currentVersion);
        Assert.Null(verdict.Problem);
        return verdict.Bundle!;
    }

    private async Task<string[]> PublishedStaffAsync(long currentVersion = 0) =>
        [.. BundlePayload.ReadStaff((await VerifyAsync("staff", currentVersion)).Payload, out _)!.Members.Select(m => m.Id)];
}
