using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Border.Edge.Certificates;
using Border.Officer.Desk;
using Border.Testing;

namespace Border.Edge.Tests.Certificates;

public sealed class NodeCertificatesTests : IDisposable
{
    private readonly TempFolder _folder = new("node-certs");
    private readonly ManualTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Certificate_Renewed_IsServedWithoutARestart()
    {
        var certificates = Open(pagesDays: 1, lineDays: 1);
        Assert.All(certificates.Ends(), end => Assert.Equal(1, Math.Round((end.EndsAt - _time.GetUtcNow()).TotalDays)));

        Write("https", days: 300, written: 2);
        Write("client", days: 200, written: 2);
        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(300, Math.Round((certificates.Pages.NotAfter.ToUniversalTime() - _time.GetUtcNow().UtcDateTime).TotalDays));
        Assert.Equal([300, 200], certificates.Ends().Select(end => Math.Round((end.EndsAt - _time.GetUtcNow()).TotalDays)));
    }

    [Fact]
    public void Certificate_HalfReplaced_LeavesTheOneBeforeUntilItIsWhole()
    {
        var certificates = Open(pagesDays: 1, lineDays: 1);
        var before = certificates.Pages.Thumbprint;
        var key = File.ReadAllText(_folder["https.key"]);

        Write("https", days: 300, written: 2);
        var renewed = File.ReadAllText(_folder["https.key"]);
        File.WriteAllText(_folder["https.key"], key); // the certificate is there, its key not yet
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(before, certificates.Pages.Thumbprint);

        File.WriteAllText(_folder["https.key"], renewed);
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.NotEqual(before, certificates.Pages.Thumbprint);
    }

    [Fact]
    public void Words_BeforeAndAfterTheEnd_SayWhatStopsAndWhatToDo()
    {
        var end = new CertificateEnd(true, "client.crt", _time.GetUtcNow());

        Assert.Null(CertificateWords.Of(end, end.EndsAt - TimeSpan.FromDays(22)));
        Assert.Equal(("ends in 5 days", Tone.Warn), Shown(end, TimeSpan.FromDays(-4.5)));
        Assert.Equal(Tone.Bad, Shown(end, TimeSpan.FromDays(3)).Tone);
        Assert.StartsWith("ended 3", Shown(end, TimeSpan.FromDays(3)).Text, StringComparison.Ordinal);
        var words = CertificateWords.Of(end, end.EndsAt.AddDays(1))!.Explanation;
        Assert.Contains("records are kept", words, StringComparison.Ordinal);
        Assert.Contains("no restart", words, StringComparison.Ordinal);
    }

    private static (string Text, Tone Tone) Shown(CertificateEnd end, TimeSpan after) =>
        CertificateWords.Of(end, end.EndsAt + after) is { } screen ? (screen.Text, screen.Tone) : ("", Tone.Calm);

    private NodeCertificates Open(int pagesDays, int lineDays)
    {
        Write("https", pagesDays, written: 1);
        Write("client", lineDays, written: 1);
        return new NodeCertificates(_folder.Path, true, X509Certificate2.CreateFromPemFile(_folder["https.crt"], _folder["https.key"]), _time);
    }

    private void Write(string name, int days, int written)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = _time.GetUtcNow();
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-30), now.AddDays(days));
        File.WriteAllText(_folder[$"{name}.crt"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder[$"{name}.key"], key.ExportPkcs8PrivateKeyPem());
        File.SetLastWriteTimeUtc(_folder[$"{name}.crt"], new DateTime(2026, 1, written, 0, 0, 0, DateTimeKind.Utc)); // two writes may fall into one tick
    }
}
