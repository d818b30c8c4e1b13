using System.Text.Json;

namespace Border.Edge.Configuration;

/// <summary>Reads <c>node.json</c>, resolves its paths and checks it before anything starts.</summary>
public static class NodeFile
{
    /// <summary>The largest file read: 256 KiB.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="ConfigurationException">It is missing, not JSON of this form, or describes a node that cannot start.</exception>
    public static NodeSettings Load(string path)
    {
        var file = Path.GetFullPath(path);
        if (!File.Exists(file))
            throw Problem(path, "There is no such file. Give the node's configuration with --config FILE (edge/Border.Edge/README.md shows one).");
        if (new FileInfo(file).Length > MaxBytes)
            throw Problem(path, $"The file is larger than {MaxBytes / 1024} KiB; this is no node configuration.");
        var settings = Resolve(Parse(path, File.ReadAllBytes(file)), Path.GetDirectoryName(file)!);
        var problems = NodeCheck.Problems(settings);
        return problems.Count == 0 ? settings : throw new ConfigurationException(path, problems);
    }

    private static NodeSettings Parse(string path, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, NodeSettingsJson.Default.NodeSettings) ?? throw Problem(path, "The file says null; it must hold a node.");
        }
        catch (JsonException e)
        {
            throw Problem(path, $"Line {e.LineNumber + 1}, {e.Path ?? "$"}: {FirstSentence(e.Message)} Correct it there; edge/Border.Edge/README.md lists every field.");
        }
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static NodeSettings Resolve(NodeSettings settings, string folder)
    {
        string Full(string path) => Path.GetFullPath(path, folder);
        var certificates = Full(settings.Certificates);
        return settings with
        {
            Data = Full(settings.Data),
            Certificates = certificates,
            Trust = settings.Trust is { } trust ? Full(trust) : null,
            PseudonymKey = settings.PseudonymKey is { } key ? Full(key) : Path.Combine(certificates, "pseudonym.key"),
            Lanes = [.. settings.Lanes.Select(lane => lane with { Devices = [.. lane.Devices.Select(d => Resolve(d, lane, folder))] })],
        };
    }

    private static DeviceSettings Resolve(DeviceSettings device, LaneSettings lane, string folder) => device with
    {
        Name = device.Name ?? $"{lane.Name}-{device.Role.ToString().ToLowerInvariant()}",
        Folder = device.Folder is { } watched ? Path.GetFullPath(watched, folder) : null,
    };

    private static ConfigurationException Problem(string path, string text) => new(path, [text]);
}
