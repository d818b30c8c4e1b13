using Border.Domain.Bundles;
using Border.Domain.Trust;
using Border.Testing;
using Border.Testing.Running;

namespace Border.EndToEnd.Bundles;

/// <summary>The centre's signing key is lost and withdrawn by two root keys: real processes, <c>deploy/certs.sh</c>, nobody touches the node (I8).</summary>
public sealed class KeyRotationEndToEndTests
{
    private static readonly string[] Kinds = [BundleKinds.Policy, BundleKinds.Staff, BundleKinds.Watchlist];

    [Fact]
    public async Task SigningKey_Withdrawn_NodeThatWasAwayLearnsOfItAndTakesWhatTheNewKeySigned_I8()
    {
        await using var border = await RunningBorder.CreateAsync();
        await border.StartCentreAsync();
        await border.Node.StartAsync();
        var first = Root(border, "centre");
        await UntilSignedAsync(border, first);
        await border.Node.StopAsync();
        await border.Centre.StopAsync();

        await border.Certificates.RunAsync("--rotate-signing");
        await border.StartCentreAsync();
        await border.Node.StartAsync();

        var second = Root(border, "centre");
        Assert.Equal((1, 2), (first.Current.Version, second.Current.Version));
        await UntilSignedAsync(border, second);
        Assert.Equal(1, Root(border, "nodes/north/n1").Current.Version);
    }

    private static Task UntilSignedAsync(RunningBorder border, RootChain root) => Eventually.Async(
        () => Kinds.All(kind => IsSigned(border, root, kind)), TimeSpan.FromSeconds(60), () => border.Node.Process!.Output, TestContext.Current.CancellationToken);

    private static bool IsSigned(RunningBorder border, RootChain root, string kind)
    {
        var file = Path.Combine(border.Node.BundleFolder, $"{kind}.bundle");
        return File.Exists(file) && BundleVerifier.Verify(File.ReadAllBytes(file), new BundleKeys(root.Current.BundleKeys), kind, 0).Bundle is not null;
    }

    private static RootChain Root(RunningBorder border, string folder)
    {
        var (chain, problem) = RootChain.Read(File.ReadAllBytes(Path.Combine(border.Certificates.Folder, folder, "root.json")));
        Assert.Null(problem);
        return chain!;
    }
}
