using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Border.Domain.Trust;
using Border.Edge.Configuration;
using Border.Edge.Recording;

namespace Border.Edge.Hosting;

/// <summary>The keys and certificates that a node starts with.</summary>
/// <param name="Https">Certificate and key of the pages.</param>
/// <param name="Root">Says which keys may sign what the centre sends.</param>
/// <param name="Sealing">Subject keys are sealed to it on their way to the centre.</param>
/// <param name="Pseudonyms">Names subjects.</param>
internal sealed record NodeKeys(X509Certificate2 Https, RootChain Root, ECDiffieHellmanPublicKey Sealing, Pseudonyms Pseudonyms)
{
    /// <summary>Reads them from the node's certificate folder.</summary>
    /// <exception cref="ConfigurationException">One of them cannot be used.</exception>
    public static NodeKeys Load(NodeSettings settings)
    {
        string In(string name) => Path.Combine(settings.Certificates, name);
        var problems = new List<string>();
        var https = Try(problems, In("https.crt"), () => X509Certificate2.CreateFromPemFile(In("https.crt"), In("https.key")));
        var root = Try(problems, In("root.json"), () => ReadRoot(In("root.json")));
        var sealing = Try(problems, In("sealing.pub"), () => ReadSealing(In("sealing.pub")));
        var pseudonyms = Try(problems, settings.PseudonymKey!, () => Pseudonyms.Load(settings.PseudonymKey!));
        return problems.Count == 0
            ? new NodeKeys(https!, root!, sealing!, pseudonyms!)
            : throw new ConfigurationException("certificates", problems);
    }

    private static T? Try<T>(List<string> problems, string file, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{file} cannot be used: {e.Message} Copy it again from where deploy/certs.sh made it.");
            return null;
        }
    }

    private static RootChain ReadRoot(string file)
    {
        if (new FileInfo(file).Length > RootChain.MaxBytes)
            throw new ArgumentException("It is larger than root documents can be.");
        var (chain, problem) = RootChain.Read(File.ReadAllBytes(file));
        return chain ?? throw new ArgumentException(problem);
    }

    private static ECDiffieHellmanPublicKey ReadSealing(string file)
    {
        var key = ECDiffieHellman.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return key.PublicKey;
    }
}
