using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Border.Domain.Trust;
using Border.Testing;

namespace Border.Link.Tests.Certificates;

[UnsupportedOSPlatform("windows")]
public class CertsScriptTests
{
    [Fact]
    public async Task Certs_RunTwice_KeepsEveryFileAndAddsOnlyTheNewNode()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync("north/n1");
        Dictionary<string, string> before = Snapshot(certificates.Folder);

        await certificates.AddAsync("south/n9");

        Dictionary<string, string> after = Snapshot(certificates.Folder);
        Assert.All(before.Where(f => f.Key != "authority/issued"), file => Assert.Equal(file.Value, after[file.Key]));
        Assert.All(after.Keys.Except(before.Keys), file => Assert.StartsWith("nodes/south/n9/", file, StringComparison.Ordinal));
        Assert.Contains("nodes/south/n9/client.crt", after.Keys);
    }

    [Fact]
    public async Task Certs_EveryPrivateKey_IsReadableByItsOwnerOnly()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync();
        string[] keys = Directory.GetFiles(certificates.Folder, "*.key", SearchOption.AllDirectories);

        Assert.Equal(17, keys.Length);
        Assert.All(keys, key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key)));
    }

    [Fact]
    public async Task Certs_Node_GetsItsNameTheAuthorityTheNationalKeyAndTheCentresPublicKeysButNoPrivateKeyOfOthers()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync("north/n1");
        string folder = certificates.NodeFolder("north/n1");

        using X509Certificate2 client = X509CertificateLoader.LoadCertificateFromFile(certificates.Node("north/n1").CertificateFile);
        Assert.Equal("north/n1", client.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        Assert.Equal(
            ["ca.crt", "client.crt", "client.key", "https.crt", "https.key", "https.names", "pseudonym.key", "root.json", "sealing.pub"],
            Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        using var sealing = ECDiffieHellman.Create();
        sealing.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(folder, "sealing.pub"), TestContext.Current.CancellationToken));
        Assert.Equal(256, sealing.KeySize);
    }

    [Fact]
    public async Task Certs_RotateSigning_WithdrawsTheOldKeyByTwoRootKeysAndKeepsTheRest()
    {
        using TestCertificates certificates = await TestCertificates.CreateAsync("north/n1");
        Dictionary<string, string> before = Snapshot(certificates.Folder);
        RootChain first = RootOf(certificates);

        await certificates.RunAsync("--rotate-signing", "--post", "north", "--node", "n1");

        using var signing = ECDsa.Create();
        signing.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(certificates.CentreFolder, "signing.key"), TestContext.Current.CancellationToken));
        RootChain second = first.Extend(RootOf(certificates)).Chain!;
        Assert.Equal((2, TrustedKey.Of(signing).Id), (second.Current.Version, Assert.Single(second.Current.BundleKeys).Id));
        Assert.NotEqual(TrustedKey.Of(signing).Id, Assert.Single(first.Current.BundleKeys).Id);
        string[] changed = [.. Snapshot(certificates.Folder).Where(f => before[f.Key] != f.Value).Select(f => f.Key).Order(StringComparer.Ordinal)];
        Assert.Equal(["authority/root.json", "centre/root.json", "centre/signing.key", "centre/signing.pub", "nodes/north/n1/root.json"], changed);
    }

    [Theory]
    [InlineData("north", "+")]
    [InlineData("north", "a/b")]
    [InlineData("#", "n1")]
    [InlineData("North", "n1")]
    [InlineData("north", "n1\nCN=centre")]
    [InlineData("north", "")]
    [InlineData("north", "a-name-of-more-than-thirty-characters")]
    public async Task Certs_NameThatMeansMoreThanANode_IsRefused(string post, string node)
    {
        using var folder = new TempFolder();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerProcess.RunAsync(
            "bash", [RepositoryFolder.PathOf("deploy/certs.sh"), "--out", folder["out"], "--post", post, "--node", node],
            TestContext.Current.CancellationToken));

        Assert.Contains("is not a post/node name", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    private static RootChain RootOf(TestCertificates certificates)
    {
        var (chain, problem) = RootChain.Read(File.ReadAllBytes(Path.Combine(certificates.NodeFolder("north/n1"), "root.json")));
        Assert.Null(problem);
        return chain!;
    }

    private static Dictionary<string, string> Snapshot(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f))));
}
