using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.Recommendations;
using Border.Domain.Trust;
using Border.Edge.Bundles;
using Border.Edge.Tests.Lanes;
using Border.Link.Bundles;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Bundles;

/// <summary>
/// What <see cref="UpdateAttackTests"/> leaves out of The Update Framework's attacks: somebody who got hold of keys. The centre's signing key
/// is <c>_lost</c>; the holders of the root keys withdraw it in favour of <c>_fresh</c>.
/// </summary>
public sealed class KeyAttackTests : IAsyncLifetime
{
    private readonly ECDsa _lost = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TestRoots _roots = new();
    private RootChain _first = null!;
    private LaneFixture _lane = null!;
    private NodeBundles _bundles = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private long PolicyInForce => _lane.Rules.Policy.Version;

    public async ValueTask InitializeAsync()
    {
        _lane = await LaneFixture.StartAsync();
        _first = _roots.First(_lost);
        _bundles = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _lane.DisposeAsync();
        _lost.Dispose();
        _fresh.Dispose();
        _roots.Dispose();
    }

    [Fact]
    public async Task KeyCompromise_AfterTheRootWithdrewTheKey_NothingItSignsIsTaken_I8()
    {
        await AssertAppliedAsync(_lost, 1);
        Assert.Equal(BundleOutcome.Applied, (await ReceiveRootAsync(Rotated())).Outcome);

        Assert.False(await WantsAsync(_lost, 2, catalogue: 2));
        Assert.Equal(BundleOutcome.Refused, (await ReceiveAsync(_lost, 2)).Outcome);
        Assert.Null(_bundles.Catalogue);
        Assert.Equal(1, PolicyInForce);
        await AssertAppliedAsync(_fresh, 2);
        Assert.Contains("bundle.refused", await _lane.KindsAsync());
    }

    [Fact]
    public async Task KeyCompromise_WhatTheLostKeySigned_StaysInUseUntilAnotherComesAlsoAfterARestart_I8()
    {
        await AssertAppliedAsync(_lost, 7);
        await ReceiveRootAsync(Rotated());

        _bundles = await OpenAsync();

        Assert.True(Policy().IsWithdrawn);
        Assert.Equal(7, PolicyInForce);
        await AssertAppliedAsync(_fresh, 8);
        Assert.False(Policy().IsWithdrawn);
    }

    [Fact]
    public async Task FastForward_VersionsPushedUpByTheLostKey_AreForgottenWithIt_I8()
    {
        await WantsAsync(_lost, long.MaxValue, catalogue: long.MaxValue);
        await AssertAppliedAsync(_lost, long.MaxValue);
        Assert.False(await WantsAsync(_lost, 8, catalogue: 9));
        await ReceiveRootAsync(Rotated());

        Assert.True(await WantsAsync(_fresh, 8, catalogue: 9));
        await AssertAppliedAsync(_fresh, 8);
        _bundles = await OpenAsync();
        Assert.Equal(9, _bundles.Catalogue!.Version);
        Assert.Equal(8, PolicyInForce);
    }

    [Fact]
    public async Task FastForward_Recovered_NeverGoesBelowWhatTheKeysInForceSigned_I8()
    {
        var both = _roots.Next(_first, [_lost, _fresh]);
        await ReceiveRootAsync(both);
        await WantsAsync(_fresh, 5, catalogue: 5);
        await AssertAppliedAsync(_fresh, 5);
        await WantsAsync(_lost, 1000, catalogue: 1000);
        await AssertAppliedAsync(_lost, 1000);

        await ReceiveRootAsync(_roots.Next(both, [_fresh]));
        _bundles = await OpenAsync();

        Assert.False(await WantsAsync(_fresh, 4, catalogue: 4));
        Assert.Equal(BundleOutcome.Refused, (await ReceiveAsync(_fresh, 4)).Outcome);
        Assert.True(await WantsAsync(_fresh, 6, catalogue: 6));
        await AssertAppliedAsync(_fresh, 6);
    }

    [Fact]
    public async Task Threshold_NotReached_ChangesNothing_I8()
    {
        using var thief = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        RootChain[] attempts =
        [
            _roots.Next(_first, [_fresh], _roots.Keys[0]),
            new([.. _first.Roots, Doubled(_roots.Next(_first, [_fresh], _roots.Keys[0]).Current)]),
            TestRoots.Signed(OwnRootKeys(thief), thief, _roots.Keys[2]),
            new([.. _first.Roots, Rotated().Current with { Version = 3 }]),
        ];

        foreach (var attempt in attempts)
            Assert.Equal(BundleOutcome.Refused, (await ReceiveRootAsync(attempt)).Outcome);
        Assert.Equal(1, RootInForce());
        await AssertAppliedAsync(_lost, 1);
    }

    [Fact]
    public async Task Root_OfAStrangersHistory_ChangesNothing_I8()
    {
        using var others = new TestRoots();
        var theirs = others.Next(others.First(_fresh), [_fresh]);

        Assert.Equal(BundleOutcome.Refused, (await ReceiveRootAsync(theirs)).Outcome);
        Assert.Equal(1, RootInForce());
    }

    [Fact]
    public async Task Rotation_NodeWasAwayForThreeRoots_WalksAllOfThemAndKeepsThemOverARestart_I8()
    {
        using var newRoot = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var between = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var second = _roots.Next(_first, [between]);
        var third = TestRoots.Signed(
            RootSigner.Next(second, root => root with { RootKeys = [TrustedKey.Of(newRoot)], Threshold = 1 }, _lane.Clock.GetUtcNow()),
            _roots.Keys[0], _roots.Keys[1], newRoot);
        var fourth = _roots.Next(third, [_fresh], newRoot);

        Assert.NotNull(await _bundles.ChooseAsync(Announcement(RootChain.Kind, 4, null), false, Token));
        Assert.Equal(BundleOutcome.Applied, (await ReceiveRootAsync(fourth)).Outcome);

        _bundles = await OpenAsync();
        Assert.Equal(4, RootInForce());
        await AssertAppliedAsync(_fresh, 1);
        Assert.Equal(BundleOutcome.Refused, (await ReceiveAsync(between, 2)).Outcome);
    }

    [Fact]
    public async Task Root_OlderOrEndless_IsNotFetched_I8()
    {
        await ReceiveRootAsync(Rotated());

        Assert.Null(await _bundles.ChooseAsync(Announcement(RootChain.Kind, 2, null), false, Token));
        Assert.Null(await _bundles.ChooseAsync(Announcement(RootChain.Kind, 9, null) with { Bytes = RootChain.MaxBytes + 1 }, false, Token));
        Assert.Equal(BundleOutcome.Refused, (await ReceiveRootAsync(_first)).Outcome);
        Assert.Equal(2, RootInForce());
    }

    [Fact]
    public async Task Root_DamagedOnDisk_IsSetAsideAndTheCommissionedOneHolds()
    {
        await ReceiveRootAsync(Rotated());
        await File.WriteAllTextAsync(_lane.Folder["bundles/root"], "garbage", Token);

        _bundles = await OpenAsync();

        Assert.Equal(1, RootInForce());
        Assert.True(File.Exists(_lane.Folder["bundles/root.refused"]));
        Assert.NotNull(await _bundles.ChooseAsync(Announcement(RootChain.Kind, 2, null), false, Token));
    }

    private RootChain Rotated() => _roots.Next(_first, [_fresh]);

    private static RootDocument Doubled(RootDocument root) => root with { Signatures = [.. root.Signatures, .. root.Signatures] };

    private RootChain OwnRootKeys(ECDsa thief) =>
        RootSigner.Next(_first, root => root with { RootKeys = [TrustedKey.Of(thief)], Threshold = 1 }, _lane.Clock.GetUtcNow());

    private BundleInUse Policy() => _bundles.InUse.Single(bundle => bundle.Kind == BundleKinds.Policy);

    private long RootInForce() => _bundles.InUse.Single(bundle => bundle.Kind == RootChain.Kind).Version;

    private async Task<NodeBundles> OpenAsync()
    {
        var bundles = new NodeBundles(_lane.Folder["bundles"], _first, _lane.Rules, _lane.Recorder, NullLogger<NodeBundles>.Instance);
        await bundles.LoadAsync(Token);
        return bundles;
    }

    private async Task AssertAppliedAsync(ECDsa key, long version)
    {
        var report = await ReceiveAsync(key, version);
        Assert.Equal((BundleOutcome.Applied, null), (report.Outcome, report.Reason));
        Assert.Equal(version, PolicyInForce);
    }

    private Task<BundleReport> ReceiveAsync(ECDsa key, long version) => ReceiveAsync(
        Announcement(BundleKinds.Policy, version, null),
        BundleSigner.Sign(key, BundleKinds.Policy, version, _lane.Clock.GetUtcNow(), null, BundlePayload.Write(CrossingPolicy.Default)).ToBytes());

    private Task<BundleReport> ReceiveRootAsync(RootChain chain) => ReceiveAsync(Announcement(RootChain.Kind, chain.Current.Version, null), chain.ToBytes());

    private async Task<BundleReport> ReceiveAsync(BundleAnnouncement announcement, byte[] bytes)
    {
        await File.WriteAllBytesAsync(_lane.Folder["download"], bytes, Token);
        return await _bundles.ReceiveAsync(announcement, _lane.Folder["download"], Token);
    }

    private async Task<bool> WantsAsync(ECDsa key, long version, long catalogue)
    {
        var now = _lane.Clock.GetUtcNow();
        var list = new BundleCatalogue
        {
            Version = catalogue,
            IssuedAt = now,
            ExpiresAt = now.AddDays(1),
            Bundles = [new CatalogueEntry(BundleKinds.Policy, version, new string('a', 64), 1000)],
        };
        list = list with { Signature = key.SignData(list.SignedBytes(), HashAlgorithmName.SHA256) };
        return await _bundles.ChooseAsync(Announcement(BundleKinds.Policy, version, list.ToBytes()), false, Token) is not null;
    }

    private static BundleAnnouncement Announcement(string kind, long version, byte[]? catalogue) =>
        new() { Kind = kind, Version = version, Sha256 = new string('a', 64), Bytes = 1000, Manifest = catalogue };
}
