using System.Security.Cryptography;
using Border.Domain.Bundles;
using Border.Domain.Faces;
using Border.Domain.Recommendations;
using Border.Domain.Trust;
using Border.Edge.Bundles;
using Border.Edge.Tests.Lanes;
using Border.Link.Bundles;
using Border.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Border.Edge.Tests.Bundles;

public sealed class NodeBundlesTests : IAsyncLifetime
{
    private readonly ECDsa _centre = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private RootChain _root = null!;
    private LaneFixture _lane = null!;

    private string Folder => _lane.Folder["bundles"];

    public async ValueTask InitializeAsync()
    {
        _root = TestRoots.Of(_centre);
        _lane = await LaneFixture.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _lane.DisposeAsync();
        _centre.Dispose();
    }

    [Fact]
    public async Task Bundle_SignedAndNewer_IsInForceNowAndAfterARestart_I8()
    {
        var bundles = await OpenAsync();
        Assert.Equal(BundleOutcome.Applied, (await ReceiveAsync(bundles, Policy(5))).Outcome);
        Assert.Equal(5, _lane.Rules.Policy.Version);
        Assert.Contains("bundle.applied", await _lane.KindsAsync());
        var again = await OpenAsync();
        Assert.Equal(5, PolicyOf(again)!.Version);
    }

    [Fact]
    public async Task Bundle_OlderTruncatedUnsignedOrOfAnotherKey_ChangesNothing_I8()
    {
        var bundles = await OpenAsync();
        await ReceiveAsync(bundles, Policy(5));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[][] bad =
        [
            Policy(5),
            Policy(4),
            Policy(6)[..^40],
            BundleSigner.Sign(stranger, BundleKinds.Policy, 7, DateTimeOffset.UnixEpoch, null, BundlePayload.Write(CrossingPolicy.Default)).ToBytes(),
            BundleSigner.Sign(_centre, BundleKinds.Policy, 8, DateTimeOffset.UnixEpoch, null, "{\"version\":-1}"u8.ToArray()).ToBytes(),
            BundleSigner.Sign(_centre, BundleKinds.Staff, 9, DateTimeOffset.UnixEpoch, null, "{\"members\":[]}"u8.ToArray()).ToBytes(),
        ];
        foreach (var bytes in bad)
            Assert.Equal(BundleOutcome.Refused, (await ReceiveAsync(bundles, bytes)).Outcome);
        Assert.Equal(5, _lane.Rules.Policy.Version);
        Assert.Equal(bad.Length, (await _lane.KindsAsync()).Count(kind => kind == "bundle.refused"));
        Assert.Equal(5, PolicyOf(await OpenAsync())!.Version);
    }

    [Fact]
    public async Task Bundle_DamagedOnDisk_IsSetAsideAndSaid()
    {
        await ReceiveAsync(await OpenAsync(), Policy(5));
        await File.WriteAllTextAsync(Path.Combine(Folder, "policy.bundle"), "garbage", TestContext.Current.CancellationToken);
        Assert.Null(PolicyOf(await OpenAsync()));
        Assert.True(File.Exists(Path.Combine(Folder, "policy.bundle.refused")));
        Assert.Contains("bundle.refused", await _lane.KindsAsync());
    }

    [Fact]
    public async Task PolicyBundle_WithACalibration_SetsTheThresholdOfItsModelAlone()
    {
        var calibration = new FaceCalibration("feature", new('a', 64), "200 photographs of 40 Utopians.", 40, 200, 400, 19_500, [new(0.001, 0.31, 0.012)]);
        var policy = CrossingPolicy.Default with { FaceMatch = new FaceMatchRule(0.001, calibration) };
        Assert.Equal(FaceThreshold.Strict, FaceThreshold.Of(_lane.Rules.Policy, calibration.ModelDigest).Score);

        await ReceiveAsync(
            await OpenAsync(), BundleSigner.Sign(_centre, BundleKinds.Policy, 5, DateTimeOffset.UnixEpoch, null, BundlePayload.Write(policy)).ToBytes());

        var (known, other) = (FaceThreshold.Of(_lane.Rules.Policy, calibration.ModelDigest), FaceThreshold.Of(_lane.Rules.Policy, new('b', 64)));
        Assert.Equal((0.31, null), (known.Score, known.Problem));
        Assert.Equal(FaceThreshold.Strict, other.Score);
        Assert.Contains(FaceThreshold.StrictSource, other.Explanation, StringComparison.Ordinal);
    }

    private static BundleInUse? PolicyOf(NodeBundles bundles) => bundles.InUse.SingleOrDefault(bundle => bundle.Kind == BundleKinds.Policy);

    private async Task<NodeBundles> OpenAsync()
    {
        var bundles = new NodeBundles(Folder, _root, _lane.Rules, _lane.Recorder, NullLogger<NodeBundles>.Instance);
        await bundles.LoadAsync(TestContext.Current.CancellationToken);
        return bundles;
    }

    private byte[] Policy(long version) =>
        BundleSigner.Sign(_centre, BundleKinds.Policy, version, DateTimeOffset.UnixEpoch, null, BundlePayload.Write(CrossingPolicy.Default)).ToBytes();

    private async Task<BundleReport> ReceiveAsync(NodeBundles bundles, byte[] bytes)
    {
        var file = _lane.Folder["download"];
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var announcement = new BundleAnnouncement { Kind = BundleKinds.Policy, Version = 99, Sha256 = new string('0', 64), Bytes = bytes.Length };
        return await bundles.ReceiveAsync(announcement, file, TestContext.Current.CancellationToken);
    }
}
