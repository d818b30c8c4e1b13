using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Border.Link.Transport;

/// <summary>Looks at the certificate files before connecting, because TLS alerts alone rarely say which file is wrong and why.</summary>
public static class CertificateCheck
{
    private static readonly (string Sign, MqttFailure Failure, string Words)[] Alerts =
    [
        ("certificate verify failed", MqttFailure.BrokerCertificate,
            "The broker's certificate is not valid for this host name and authority: check ca.crt, the host name and the broker's certificate."),
        ("certificate expired", MqttFailure.OwnCertificate, "The broker says that our certificate has expired: run deploy/certs.sh and copy the new one here."),
        ("certificate revoked", MqttFailure.OwnCertificate, "The broker says that our certificate was revoked: ask the centre's administrator."),
        ("unknown ca", MqttFailure.OwnCertificate, "The broker does not know the authority that signed our certificate: use the one made by deploy/certs.sh."),
        ("bad certificate", MqttFailure.OwnCertificate, "The broker does not accept our certificate: use the one made by deploy/certs.sh."),
        ("certificate required", MqttFailure.OwnCertificate, "The broker wants a certificate and got none."),
        ("unsupported certificate", MqttFailure.OwnCertificate, "Our certificate is not made for clients: use the one made by deploy/certs.sh."),
        ("alert", MqttFailure.OwnCertificate, "The broker ended the TLS handshake: our certificate is not one that this listener accepts."),
        ("wrong version number", MqttFailure.RefusedByBroker, "The broker does not speak TLS on this port."),
    ];

    /// <summary>The name (CN) in a certificate.</summary>
    /// <exception cref="MqttConnectException">The file cannot be read.</exception>
    public static string NameIn(string certificateFile)
    {
        using X509Certificate2 certificate = Load(certificateFile);
        return certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
    }

    /// <summary>Throws when the files are missing, do not fit together, or the certificate is not valid now.</summary>
    /// <exception cref="MqttConnectException">Says which file, what is wrong with it and what to do.</exception>
    public static void Require(TlsFiles files, TimeProvider time)
    {
        using X509Certificate2 authority = Load(files.CaFile);
        using X509Certificate2 certificate = Load(files.CertificateFile);
        DateTime now = time.GetUtcNow().UtcDateTime;
        if (certificate.NotAfter.ToUniversalTime() <= now)
        {
            throw Own($"The certificate {files.CertificateFile} expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm} UTC "
                + $"(this machine's clock says {now:yyyy-MM-dd HH:mm}): run deploy/certs.sh and copy the new one here.");
        }

        if (certificate.NotBefore.ToUniversalTime() > now)
        {
            throw Own($"The certificate {files.CertificateFile} is valid only from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd HH:mm} UTC; "
                + $"this machine's clock says {now:yyyy-MM-dd HH:mm}: set the clock.");
        }

        try
        {
            using X509Certificate2 pair = X509Certificate2.CreateFromPemFile(files.CertificateFile, files.KeyFile);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Own($"The key {files.KeyFile} cannot be read or does not belong to {files.CertificateFile}: {e.Message}", e);
        }
    }

    /// <summary>True when <see cref="Explain"/> has words of its own for what a TLS library reported.</summary>
    public static bool Knows(string report) => Alerts.Any(a => report.Contains(a.Sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>Words for what a TLS library reported of a failed handshake.</summary>
    public static MqttClosed Explain(string report) =>
        Alerts.Where(a => report.Contains(a.Sign, StringComparison.OrdinalIgnoreCase)).Select(a => new MqttClosed(a.Failure, $"{a.Words} ({report})"))
            .FirstOrDefault() ?? new MqttClosed(MqttFailure.Unreachable, $"The TLS handshake with the broker failed: {report}");

    private static X509Certificate2 Load(string file)
    {
        try
        {
            return X509CertificateLoader.LoadCertificateFromFile(file);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Own($"The certificate {file} cannot be read: {e.Message} Run deploy/certs.sh and copy the folder here.", e);
        }
    }

    private static MqttConnectException Own(string reason, Exception? inner = null) => new(MqttFailure.OwnCertificate, reason, inner);
}
