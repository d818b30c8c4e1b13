using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.Faces;
using Border.Domain.Records;
using Border.Domain.Trust;
using Border.Edge.Bundles;
using Border.Edge.Desk;
using Border.Edge.Tests.Lanes;
using Border.Link.Bundles;
using Border.Officer.Desk;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Bundles;

/// <summary>
/// The attacks that The Update Framework names (its specification, §1.5.2), by somebody who holds the line or the broker but not the
/// centre's key; keys that were lost are in <see cref="KeyAttackTests"/>. What is fetched is verified once more as <see cref="NodeBundlesTests"/> shows.
/// </summary>
public sealed class UpdateAttackTests : IAsyncLifetime
{
    private readonly ECDsa _centre = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RootChain _root = null!;
    private LaneFixture _lane = null!;
    private NodeBundles _bundles = null!;

    public async ValueTask InitializeAsync()
    {
        _root = TestRoots.Of(_centre);
        _lane = await LaneFixture.StartAsync();
        _bundles = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _lane.DisposeAsync();
        _centre.Dispose();
    }

    [Fact]
    public async Task Announcement_OfWhatTheCatalogueLists_IsFetched() => Assert.True(await WantsAsync("policy", 1, Catalogue(1, ("policy", 1))));

    [Fact]
    public async Task Rollback_OlderCatalogueAndBundle_ChangeNothingAlsoAfterARestart_I8()
    {
        await WantsAsync("policy", 4, Catalogue(9, ("policy", 4)));

        Assert.False(await WantsAsync("policy", 3, Catalogue(8, ("policy", 3))));
        _bundles = await OpenAsync();
        Assert.False(await WantsAsync("policy", 3, Catalogue(8, ("policy", 3))));
        Assert.Equal(9, _bundles.Catalogue!.Version);
    }

    [Fact]
    public async Task Freeze_NothingNewForADay_IsShownAndWhatIsThereStaysInUse_I8()
    {
        await ApplyPolicyAsync(1);
        await WantsAsync("policy", 1, Catalogue(1, ("policy", 1)));
        Assert.Equal(Tone.Good, Shown().Tone);

        _lane.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(Tone.Warn, Shown().Tone);
        Assert.Contains("unconfirmed", Shown().Text, StringComparison.Ordinal);
        Assert.Contains("There may be a newer one", Shown().Explanation, StringComparison.Ordinal);
        Assert.Equal(1, _lane.Rules.Policy.Version);
    }

    [Fact]
    public async Task Freeze_OneKindHeldBack_IsShown_I8()
    {
        await ApplyPolicyAsync(1);

        await WantsAsync("watchlist", 5, Catalogue(2, ("policy", 2), ("watchlist", 5)));

        Assert.Contains("newer one coming", Shown().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MixAndMatch_OldBundleBesideANewCatalogue_IsNotFetched_I8() =>
        Assert.False(await WantsAsync("watchlist", 4, Catalogue(3, ("policy", 2), ("watchlist", 5))));

    [Fact]
    public async Task WrongKey_CatalogueOfAStranger_IsNotTaken_I8()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.False(await WantsAsync("policy", 1, Catalogue(1, stranger, ("policy", 1))));
        Assert.Null(_bundles.Catalogue);
    }

    [Fact]
    public async Task EndlessData_AnnouncedLargerThanTheCentreSaid_IsNotFetched_I8() =>
        Assert.Null(await _bundles.ChooseAsync(Announcement("policy", 1, Catalogue(1, ("policy", 1))) with { Bytes = 300_000 }, false, CancellationToken.None));

    [Fact]
    public async Task Extraneous_WhatTheCatalogueDoesNotList_IsNotFetched_I8()
    {
        Assert.False(await WantsAsync("kiosk", 1, Catalogue(1, ("policy", 1))));
        Assert.Null(await _bundles.ChooseAsync(Announcement("policy", 1, Catalogue(2, ("policy", 1))) with { Sha256 = new string('f', 64) }, false, CancellationToken.None));
        Assert.Null(await _bundles.ChooseAsync(Announcement("policy", 1, null), false, CancellationToken.None));
    }

    [Fact]
    public async Task DamagedCatalogueOnDisk_CountsAsNoneAndTheNextIsTaken()
    {
        await WantsAsync("policy", 1, Catalogue(5, ("policy", 1)));
        await File.WriteAllTextAsync(_lane.Folder["bundles/catalogue"], "garbage", TestContext.Current.CancellationToken);

        _bundles = await OpenAsync();

        Assert.Null(_bundles.Catalogue);
        Assert.True(await WantsAsync("policy", 1, Catalogue(5, ("policy", 1))));
    }

    private async Task<NodeBundles> OpenAsync()
    {
        var bundles = new NodeBundles(_lane.Folder["bundles"], _root, _lane.Rules, _lane.Recorder, NullLogger<NodeBundles>.Instance);
        await bundles.LoadAsync(TestContext.Current.CancellationToken);
        return bundles;
    }

    private async Task ApplyPolicyAsync(long version)
    {
        var file = _lane.Folder["download"];
        var bundle = BundleSigner.Sign(
            _centre, BundleKinds.Policy, version, _lane.Clock.GetUtcNow(), null, BundlePayload.Write(Domain.Recommendations.CrossingPolicy.Default with { Version = version }));
        await File.WriteAllBytesAsync(file, bundle.ToBytes(), TestContext.Current.CancellationToken);
        Assert.Equal(BundleOutcome.Applied, (await _bundles.ReceiveAsync(Announcement("policy", version, null), file, TestContext.Current.CancellationToken)).Outcome);
    }

    private async Task<bool> WantsAsync(string kind, long version, byte[] catalogue) =>
        await _bundles.ChooseAsync(Announcement(kind, version, catalogue), false, TestContext.Current.CancellationToken) is not null;

    private static BundleAnnouncement Announcement(string kind, long version, byte[]? catalogue) =>
        new() { Kind = kind, Version = version, Sha256 = new string('a', 64), Bytes = 1000, Manifest = catalogue };

    private byte[] Catalogue(long version, params (string Kind, long Version)[] bundles) => Catalogue(version, _centre, bundles);

    private byte[] Catalogue(long version, ECDsa key, params (string Kind, long Version)[] bundles)
    {
        var now = _lane.Clock.GetUtcNow();
        var catalogue = new BundleCatalogue
        {
            Version = version,
            IssuedAt = now,
            ExpiresAt = now.AddDays(1),
            Bundles = [.. bundles.Select(b => new CatalogueEntry(b.Kind, b.Version, new string('a', 64), 1000))],
        };
        return (catalogue with { Signature = key.SignData(catalogue.SignedBytes(), HashAlgorithmName.SHA256) }).ToBytes();
    }

    private StateScreen Shown() => Assert.Single(
        new NodeStates(new NodeName("north", "n1"), _lane.Journal, _bundles, _lane.Board, () => FaceThreshold.Of(_lane.Rules.Policy, new string('a', 64)), null, _lane.Clock)
            .Screen().States,
        state => state.Label == "Policy");
}
