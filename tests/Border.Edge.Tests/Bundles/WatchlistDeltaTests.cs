using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Domain.Trust;
using Border.Domain.Watchlists;
using Border.Edge.Bundles;
using Border.Edge.Tests.Lanes;
using Border.Link.Bundles;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Bundles;

/// <summary>A new watchlist reaches a node as what changed, and the node proves that it gives the list which the centre signed.</summary>
public sealed class WatchlistDeltaTests : IAsyncLifetime
{
    private readonly ECDsa _centre = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RootChain _root = null!;
    private LaneFixture _lane = null!;
    private NodeBundles _bundles = null!;
    private BundleEnvelope _old = null!;
    private BundleEnvelope _next = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _root = TestRoots.Of(_centre);
        _lane = await LaneFixture.StartAsync();
        _bundles = await OpenAsync();
        _old = Sign(3, "AB1", "CD2", "EF3");
        _next = Sign(4, "AB1", "XY9", "EF3");
    }

    public async ValueTask DisposeAsync()
    {
        await _lane.DisposeAsync();
        _centre.Dispose();
    }

    [Fact]
    public async Task Delta_FromTheVersionInUse_IsChosenAndGivesTheSignedListAlsoAfterARestart_I8()
    {
        await ReceiveAsync(Announcement(_old), _old.ToBytes());
        var delta = BundleDelta.Write(_old, _next);

        var chosen = await ChooseAsync(delta, basis: 3);
        Assert.Equal((3L, Convert.ToHexStringLower(SHA256.HashData(delta)), delta.Length), (chosen!.BaseVersion!.Value, chosen.Sha256, (int)chosen.Bytes));
        Assert.Equal(BundleOutcome.Applied, (await ReceiveAsync(chosen, delta)).Outcome);

        Assert.Equal((4L, 1, 0), (_lane.Rules.Watchlist.Version, Found("XY9"), Found("CD2")));
        _bundles = await OpenAsync();
        Assert.Equal(4, _bundles.InUse.Single(b => b.Kind == BundleKinds.Watchlist).Version);
    }

    [Fact]
    public async Task Delta_OfAVersionThatTheNodeLacks_IsNotChosen()
    {
        var delta = BundleDelta.Write(_old, _next);
        Assert.Null((await ChooseAsync(delta, basis: 3))!.BaseVersion);

        var other = Sign(2, "AB1");
        await ReceiveAsync(Announcement(other), other.ToBytes());
        Assert.Null((await ChooseAsync(delta, basis: 3))!.BaseVersion);
    }

    [Fact]
    public async Task Delta_OnABaseThatIsAnother_ChangesNothingAndTheWholeIsTaken_I8()
    {
        var sameNumber = Sign(3, "GH4");
        await ReceiveAsync(Announcement(sameNumber), sameNumber.ToBytes());
        var delta = BundleDelta.Write(_old, _next);
        var chosen = await ChooseAsync(delta, basis: 3);

        var refused = await ReceiveAsync(chosen!, delta);

        Assert.Equal((BundleOutcome.Refused, 3L), (refused.Outcome, _lane.Rules.Watchlist.Version));
        Assert.DoesNotContain("bundle.refused", await _lane.KindsAsync());
        var whole = await ChooseAsync(delta, basis: 3, wholeOnly: true);
        Assert.Null(whole!.BaseVersion);
        Assert.Equal(BundleOutcome.Applied, (await ReceiveAsync(whole, _next.ToBytes())).Outcome);
        Assert.Equal(1, Found("XY9"));
    }

    [Fact]
    public async Task Delta_WhenTheKeptBundleIsGone_ChangesNothing()
    {
        await ReceiveAsync(Announcement(_old), _old.ToBytes());
        File.Delete(_lane.Folder["bundles/watchlist.bundle"]);
        var delta = BundleDelta.Write(_old, _next);

        Assert.Contains("not on this node's disk", (await ReceiveAsync((await ChooseAsync(delta, basis: 3))!, delta)).Reason, StringComparison.Ordinal);
        Assert.Equal(3, _lane.Rules.Watchlist.Version);
    }

    [Fact]
    public async Task Delta_AfterAChangeOfKeys_FromAListThatTheWithdrawnKeySigned_I8()
    {
        using var roots = new TestRoots();
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _root = roots.First(_centre);
        _bundles = await OpenAsync();
        await ReceiveAsync(Announcement(_old), _old.ToBytes());
        var rotated = roots.Next(_root, [fresh]);
        await ReceiveAsync(Announcement(_old) with { Kind = RootChain.Kind, Version = 2 }, rotated.ToBytes());
        var again = BundleSigner.Sign(fresh, BundleKinds.Watchlist, 4, _lane.Clock.GetUtcNow(), null, _old.Payload);
        var delta = BundleDelta.Write(_old, again);
        Assert.True(delta.Length < 500);

        var chosen = await ChooseAsync(delta, basis: 3, of: again, key: fresh);

        Assert.Equal(BundleOutcome.Applied, (await ReceiveAsync(chosen!, delta)).Outcome);
        Assert.False(_bundles.InUse.Single(b => b.Kind == BundleKinds.Watchlist).IsWithdrawn);
    }

    private int Found(string plate) => _lane.Rules.Watchlist.SearchPlate(plate).Count;

    private async Task<NodeBundles> OpenAsync()
    {
        var bundles = new NodeBundles(_lane.Folder["bundles"], _root, _lane.Rules, _lane.Recorder, NullLogger<NodeBundles>.Instance);
        await bundles.LoadAsync(Token);
        return bundles;
    }

    private BundleEnvelope Sign(long version, params string[] plates) => BundleSigner.Sign(
        _centre,
        BundleKinds.Watchlist,
        version,
        DateTimeOffset.UnixEpoch,
        null,
        BundlePayload.Write(new Watchlist([.. plates.Select(p => new WatchlistEntry { Id = p, Kind = WatchlistKind.Vehicle, Plate = p, Asks = Outcome.Hold, Instruction = "Stop." })])));

    private static BundleAnnouncement Announcement(BundleEnvelope bundle) => new()
    {
        Kind = bundle.Kind,
        Version = bundle.Version,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bundle.ToBytes())),
        Bytes = bundle.ToBytes().Length + 1000, // so that a delta of these short lists is shorter
    };

    private async Task<BundleReport> ReceiveAsync(BundleAnnouncement chosen, byte[] bytes)
    {
        await File.WriteAllBytesAsync(_lane.Folder["download"], bytes, Token);
        return await _bundles.ReceiveAsync(chosen, _lane.Folder["download"], Token);
    }

    private async Task<BundleAnnouncement?> ChooseAsync(byte[] delta, long basis, bool wholeOnly = false, BundleEnvelope? of = null, ECDsa? key = null)
    {
        var announcement = Announcement(of ?? _next);
        var now = _lane.Clock.GetUtcNow();
        var catalogue = new BundleCatalogue
        {
            Version = 1,
            IssuedAt = now,
            ExpiresAt = now.AddDays(1),
            Bundles = [new CatalogueEntry(announcement.Kind, announcement.Version, announcement.Sha256, announcement.Bytes)],
            Deltas = [new CatalogueDelta(announcement.Kind, basis, announcement.Version, Convert.ToHexStringLower(SHA256.HashData(delta)), delta.Length)],
        };
        catalogue = catalogue with { Signature = (key ?? _centre).SignData(catalogue.SignedBytes(), HashAlgorithmName.SHA256) };
        return await _bundles.ChooseAsync(announcement with { Manifest = catalogue.ToBytes() }, wholeOnly, Token);
    }
}
