using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Border.Domain.Events;
using Border.Domain.Records;
using Border.Edge.Certificates;
using Border.Journal;
using Border.Link.Transport;
using Border.Testing;

namespace Border.Edge.Tests.Certificates;

/// <summary>A season without a line, on a simulated clock, in which the line's certificate ends once and is renewed three times by somebody with a memory stick.</summary>
public sealed class LongOutageCertificateTests : IDisposable
{
    private const int Days = 90;
    private const int ValidDays = 30;
    private const int PerDay = 5;
    private static readonly int[] RenewedOn = [35, 60, 85]; // the first is five days late

    private readonly TempFolder _folder = new("outage-certs");
    private readonly ManualTimeProvider _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NinetyDaysOffline_CertificateEndsAndIsRenewed_RecordingNeverStopsAndTheLineMayBeUsedExactlyWhileOneIsValid()
    {
        Renew("https", Days * 2);
        Renew("client", ValidDays);
        File.Copy(_folder["https.crt"], _folder["ca.crt"]);
        var ended = new List<int>();
        for (var day = 0; day < Days; day++)
        {
            if (RenewedOn.Contains(day))
                Renew("client", ValidDays);
            await using (var journal = await OpenAsync()) // its power fails every day
            {
                for (var i = 0; i < PerDay; i++)
                    await journal.AppendAsync([EventCodec.ToDraft(new StaffSignedOut { Staff = $"{day}.{i}" })], [], AppendUrgency.NewWork, Cancel);
            }

            if (!MayUseTheLine())
                ended.Add(day);
            Assert.Equal(!MayUseTheLine(), SaysThatItEnded());
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(Enumerable.Range(ValidDays, 5), ended);
        await using var back = await OpenAsync();
        Assert.Equal(Days * PerDay + 1, back.Status.Unacknowledged);
        Assert.True(MayUseTheLine());
    }

    public void Dispose() => _folder.Dispose();

    private Task<SqliteJournal> OpenAsync() => SqliteJournal.OpenAsync(
        new JournalOptions { Directory = _folder["journal"], Node = NodeName.Parse("north/n1"), Clock = _time, ReserveBytes = 0 }, Cancel);

    // What the link looks at before every attempt to connect.
    private bool MayUseTheLine()
    {
        try
        {
            CertificateCheck.Require(TlsFiles.In(_folder.Path), _time);
            return true;
        }
        catch (MqttConnectException e)
        {
            Assert.Equal(MqttFailure.OwnCertificate, e.Failure);
            return false;
        }
    }

    // What the officers' pages say, after a start.
    private bool SaysThatItEnded()
    {
        using var pages = X509Certificate2.CreateFromPemFile(_folder["https.crt"], _folder["https.key"]);
        var line = new NodeCertificates(_folder.Path, true, pages, _time).Ends().Single(end => end.IsLine);
        return CertificateWords.Of(line, _time.GetUtcNow()) is { } said && said.Text.StartsWith("ended", StringComparison.Ordinal);
    }

    private void Renew(string name, int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = _time.GetUtcNow();
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddMinutes(-1), now.AddDays(days));
        File.WriteAllText(_folder[$"{name}.crt"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder[$"{name}.key"], key.ExportPkcs8PrivateKeyPem());
    }
}
