using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Border.Silo.Configuration;

namespace Border.Silo.Hosting;

/// <summary>The centre's own keys, as deploy/certs.sh made them.</summary>
public static class SiloCertificates
{
    /// <summary>The certificate of the pages and the API.</summary>
    /// <exception cref="SiloSettingsException">It is no certificate with its key, or has expired.</exception>
    public static X509Certificate2 LoadHttps(string folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var file = Path.Combine(folder, "https.crt");
        var certificate = Read(file, () => X509Certificate2.CreateFromPemFile(file, Path.Combine(folder, "https.key")));
        return certificate.NotAfter > time.GetUtcNow().LocalDateTime
            ? certificate
            : throw new SiloSettingsException($"{file} expired on {certificate.NotAfter:yyyy-MM-dd}. Run deploy/certs.sh again to renew it.");
    }

    /// <summary>The private key to which nodes seal subject keys.</summary>
    /// <exception cref="SiloSettingsException">It is no EC private key.</exception>
    public static ECDiffieHellman LoadSealing(string folder)
    {
        var file = Path.Combine(folder, "sealing.key");
        return Read(file, () =>
        {
            var key = ECDiffieHellman.Create();
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        });
    }

    /// <summary>The private key that signs bundles.</summary>
    /// <exception cref="SiloSettingsException">It is no EC private key.</exception>
    public static ECDsa LoadSigning(string folder)
    {
        var file = Path.Combine(folder, "signing.key");
        return Read(file, () =>
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            return key;
        });
    }

    /// <summary>The national pseudonym key, 32 bytes.</summary>
    /// <exception cref="SiloSettingsException">The file does not hold 64 hex digits.</exception>
    public static byte[] LoadPseudonymKey(string folder)
    {
        var file = Path.Combine(folder, "pseudonym.key");
        var text = File.ReadAllText(file).Trim();
        return text.Length == 64 && text.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(text)
            : throw new SiloSettingsException($"{file} must hold 64 hex digits; deploy/certs.sh makes it.");
    }

    private static T Read<T>(string file, Func<T> load)
    {
        try
        {
            return load();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or IOException)
        {
            throw new SiloSettingsException($"{file} cannot be used: {e.Message} Run deploy/certs.sh again.", e);
        }
    }
}
