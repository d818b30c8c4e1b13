using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Border.Testing;

/// <summary>Where one party's certificate and key lie, and the authority by which it knows the broker. All PEM files.</summary>
/// <param name="CaFile">The authority's certificate.</param>
/// <param name="CertificateFile">The client's certificate.</param>
/// <param name="KeyFile">The client's private key (PKCS#8).</param>
public sealed record ClientCertificate(string CaFile, string CertificateFile, string KeyFile);

/// <summary>Certificates made by deploy/certs.sh in a temporary folder, and odd ones that it would never make.</summary>
public sealed class TestCertificates : IDisposable
{
    private readonly TempFolder _folder = new("certs");

    private TestCertificates()
    {
    }

    /// <summary>The folder that deploy/certs.sh filled.</summary>
    public string Folder => _folder.Path;

    /// <summary>What the broker needs.</summary>
    public string BrokerFolder => _folder["broker"];

    /// <summary>What a silo needs: client, https, sealing and signing keys.</summary>
    public string CentreFolder => _folder["centre"];

    /// <summary>The centre's client certificate.</summary>
    public ClientCertificate Centre => In(CentreFolder);

    /// <summary>Runs deploy/certs.sh.</summary>
    /// <param name="nodes">Names as "post/node"; "north/n1" and "north/n2" when none is given.</param>
    public static async Task<TestCertificates> CreateAsync(params string[] nodes)
    {
        var certificates = new TestCertificates();
        await certificates.AddAsync(nodes.Length == 0 ? ["north/n1", "north/n2"] : nodes);
        return certificates;
    }

    /// <summary>Runs deploy/certs.sh again for more nodes.</summary>
    public Task AddAsync(params string[] nodes) =>
        RunAsync([.. nodes.Select(n => n.Split('/')).SelectMany(n => (string[])["--post", n[0], "--node", n[1]])]);

    /// <summary>Runs deploy/certs.sh on this folder with any words.</summary>
    public Task RunAsync(params string[] words) => ServerProcess.RunAsync("bash", [RepositoryFolder.PathOf("deploy/certs.sh"), "--out", Folder, .. words]);

    /// <summary>A node's folder, as it would be copied to the node.</summary>
    public string NodeFolder(string node) => _folder[$"nodes/{node}"];

    /// <summary>A node's client certificate; the node's name is "post/node".</summary>
    public ClientCertificate Node(string node) => In(NodeFolder(node));

    /// <summary>A certificate of the right authority for this name that ended yesterday.</summary>
    public ClientCertificate Expired(string name)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return Issue(name, Authority("ca"), now.AddDays(-30), now.AddDays(-1), "expired");
    }

    /// <summary>A certificate of the right authority with any name at all, also one that deploy/certs.sh refuses.</summary>
    public ClientCertificate Named(string name)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return Issue(name, Authority("ca"), now.AddDays(-1), now.AddDays(30), "named");
    }

    /// <summary>A certificate for this name from an authority that nobody trusts.</summary>
    public ClientCertificate Stranger(string name)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Stranger", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 authority = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return Issue(name, authority, now.AddHours(-1), now.AddDays(1), "stranger");
    }

    /// <inheritdoc />
    public void Dispose() => _folder.Dispose();

    private ClientCertificate In(string folder) =>
        new(Path.Combine(folder, "ca.crt"), Path.Combine(folder, "client.crt"), Path.Combine(folder, "client.key"));

    private X509Certificate2 Authority(string name) =>
        X509Certificate2.CreateFromPemFile(_folder[$"authority/{name}.crt"], _folder[$"authority/{name}.key"]);

    private ClientCertificate Issue(string name, X509Certificate2 authority, DateTimeOffset from, DateTimeOffset until, string kind)
    {
        string folder = Directory.CreateDirectory(_folder[$"odd/{kind}-{Guid.NewGuid():N}"]).FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.2")], false));
        // The generator overload allows a validity that begins before the authority's own.
        using X509Certificate2 certificate = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authority.GetECDsaPrivateKey()!), from, until,
            RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(Path.Combine(folder, "client.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "client.key"), key.ExportPkcs8PrivateKeyPem());
        return new(Path.Combine(CentreFolder, "ca.crt"), Path.Combine(folder, "client.crt"), Path.Combine(folder, "client.key"));
    }
}
