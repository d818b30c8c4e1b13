using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Border.Devices.Documents;

/// <summary>Mutual TLS: the client must hold a certificate of the configured authority, whatever else the machine trusts.</summary>
internal static class TcpScannerTls
{
    public static async Task<Stream> WrapAsync(Stream stream, TcpScannerOptions options, CancellationToken cancellation)
    {
        if (options.ServerCertificate is null)
        {
            return stream;
        }

        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await tls.AuthenticateAsServerAsync(ServerOptions(options), cancellation);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    private static SslServerAuthenticationOptions ServerOptions(TcpScannerOptions options) => new()
    {
        ServerCertificate = options.ServerCertificate,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null && IsOfAuthority(certificate, options.ClientAuthority!),
    };

    private static bool IsOfAuthority(X509Certificate certificate, X509Certificate2 authority)
    {
        using var client = new X509Certificate2(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.2", "client authentication"));
        return chain.Build(client);
    }
}
