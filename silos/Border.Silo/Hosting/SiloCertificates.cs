using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Border.Domain.Trust;
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

    /// <summary>The root documents: which keys nodes believe.</summary>
    /// <param name="folder">Where <c>root.json</c> lies.</param>
    /// <param name="signing">The centre's signing key.</param>
    /// <exception cref="SiloSettingsException">They do not hold, or do not name the signing key: nodes would refuse what it signs.</exception>
    public static RootChain LoadRoot(string folder, ECDsa signing)
    {
        ArgumentNullException.ThrowIfNull(signing);
        var file = new FileInfo(Path.Combine(folder, "root.json"));
        var (chain, problem) = file.Length <= RootChain.MaxBytes ? RootChain.Read(File.ReadAllBytes(file.FullName)) : (null, "It is too large.");
        if (chain is null)
            throw new SiloSettingsException($"{file} cannot be used: {problem}");
        var id = TrustedKey.Of(signing).Id;
        return chain.Current.CatalogueKeys.Any(key => key.Id == id) && chain.Current.BundleKeys.Any(key => key.Id == id)
            ? chain
            : throw new SiloSettingsException(
                $"{file} names other keys than {Path.Combine(folder, "signing.key")}. Have the root keys sign this one (border keys root rotate), or put the right key there.");
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
