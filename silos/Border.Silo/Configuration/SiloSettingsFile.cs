using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Border.Silo.Configuration;

/// <summary>Reads and checks <c>silo.json</c>; says what is wrong in words that help to mend it.</summary>
public static partial class SiloSettingsFile
{
    private const long MaxBytes = 64 * 1024;

    private static readonly string[] CertificateFiles =
        ["ca.crt", "client.crt", "client.key", "https.crt", "https.key", "sealing.key", "signing.key", "root.json", "pseudonym.key"];

    /// <summary>Reads the file and makes its paths absolute.</summary>
    /// <exception cref="SiloSettingsException">The file is missing, malformed or asks for something impossible.</exception>
    public static SiloSettings Load(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new SiloSettingsException($"The settings file {path} does not exist. Start with: Border.Silo --config silo.json");
        if (file.Length > MaxBytes)
            throw new SiloSettingsException($"The settings file {path} is larger than 64 KiB; it is not a silo.json.");
        var settings = Parse(File.ReadAllBytes(path), path);
        var folder = file.Directory!.FullName;
        settings = settings with
        {
            StateFolder = Path.GetFullPath(settings.StateFolder, folder),
            CertificateFolder = Path.GetFullPath(settings.CertificateFolder, folder),
            Ledger = settings.Ledger with
            {
                KeyFile = settings.Ledger.KeyFile is { } key ? Path.GetFullPath(key, folder) : null,
                EvidenceFolder = settings.Ledger.EvidenceFolder is { } evidence ? Path.GetFullPath(evidence, folder) : null,
            },
        };
        Check(settings, path);
        return settings;
    }

    private static SiloSettings Parse(byte[] json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SiloSettingsJson.Default.SiloSettings)
                ?? throw new SiloSettingsException($"{path} holds null; it must hold an object.");
        }
        catch (JsonException e)
        {
            throw new SiloSettingsException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static void Check(SiloSettings settings, string path)
    {
        if (!SiloName().IsMatch(settings.Name))
            throw new SiloSettingsException($"{path}: name must be 1-32 of a-z, 0-9 and '-'.");
        if (!Uri.TryCreate(settings.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
            throw new SiloSettingsException($"{path}: url must be an https address such as https://0.0.0.0:8443.");
        if (settings.Broker.Port is < 1 or > 65535 || string.IsNullOrWhiteSpace(settings.Broker.Host))
            throw new SiloSettingsException($"{path}: broker needs a host and a port from 1 to 65535.");
        if (settings.TelemetryEndpoint is { } otlp && !Uri.TryCreate(otlp, UriKind.Absolute, out _))
            throw new SiloSettingsException($"{path}: telemetryEndpoint must be an address such as http://collector:4317.");
        if (settings.Ledger.EvidenceMegabytesPerDay is < 1 or > 1_000_000_000)
            throw new SiloSettingsException($"{path}: ledger.evidenceMegabytesPerDay must be from 1 to 1,000,000,000.");
        foreach (var name in CertificateFiles)
        {
            if (!File.Exists(Path.Combine(settings.CertificateFolder, name)))
                throw new SiloSettingsException(
                    $"{settings.CertificateFolder} has no {name}. Make the certificates with deploy/certs.sh and name its folder 'centre' in {path}.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex SiloName();
}

/// <summary>The settings cannot be used; the message says why and what to do.</summary>
public sealed class SiloSettingsException(string message, Exception? inner = null) : Exception(message, inner);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SiloSettings))]
internal sealed partial class SiloSettingsJson : JsonSerializerContext;
