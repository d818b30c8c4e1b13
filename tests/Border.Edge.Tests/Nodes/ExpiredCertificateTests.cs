using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Border.Testing;

namespace Border.Edge.Tests.Nodes;

/// <summary>A node whose certificate ended while nobody could bring a new one.</summary>
public sealed class ExpiredCertificateTests
{
    [Fact]
    public async Task Node_RestartedAfterItsCertificateEnded_WorksAndServesTheRenewedOneWithoutARestart()
    {
        await using var node = await NodeProcess.PrepareAsync();
        var (good, key) = (await ReadAsync(node, "https.crt"), await ReadAsync(node, "https.key"));
        var ended = Ended();
        await WriteAsync(node, ended.Certificate, ended.Key);

        node.Run();
        await node.ReadyAsync();
        Assert.True((await ServedAsync(node)).NotAfter < DateTime.Now);

        await WriteAsync(node, good, key);
        await Eventually.Async(async () => (await ServedAsync(node)).NotAfter > DateTime.Now, TimeSpan.FromSeconds(60), () => node.Output, TestContext.Current.CancellationToken);
    }

    private static (string Certificate, string Key) Ended()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=north/n1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-30), now.AddDays(-1));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    private static Task<string> ReadAsync(NodeProcess node, string name) =>
        File.ReadAllTextAsync(Path.Combine(node.CertificateFolder, name), TestContext.Current.CancellationToken);

    private static async Task WriteAsync(NodeProcess node, string certificate, string key)
    {
        await File.WriteAllTextAsync(Path.Combine(node.CertificateFolder, "https.key"), key, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(node.CertificateFolder, "https.crt"), certificate, TestContext.Current.CancellationToken);
    }

    private static async Task<X509Certificate2> ServedAsync(NodeProcess node)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", new Uri(node.Address).Port, TestContext.Current.CancellationToken);
#pragma warning disable CA5359 // what is served is looked at, not believed
        await using var tls = new SslStream(client.GetStream(), false, (_, _, _, _) => true);
#pragma warning restore CA5359
        await tls.AuthenticateAsClientAsync("localhost");
        return X509CertificateLoader.LoadCertificate(tls.RemoteCertificate!.GetRawCertData());
    }
}
