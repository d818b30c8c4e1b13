using System.Net;
using System.Text.RegularExpressions;
using Border.Domain.Records;

namespace Border.Edge.Configuration;

/// <summary>Finds everything that would keep a node from starting, so that it is said at once and not one by one.</summary>
public static partial class NodeCheck
{
    private static readonly string[] CertificateFiles = ["https.crt", "https.key", "root.json", "sealing.pub"];
    private static readonly string[] BrokerFiles = ["ca.crt", "client.crt", "client.key"];

    /// <summary>What is wrong with resolved settings; empty when the node can start.</summary>
    public static IReadOnlyList<string> Problems(NodeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return [.. Names(settings), .. Places(settings), .. Numbers(settings), .. Lanes(settings)];
    }

    private static IEnumerable<string> Names(NodeSettings settings)
    {
        if (!NodeName.TryParse($"{settings.Post}/{settings.Node}", out _))
            yield return $"post and node must each be 1-32 of a-z, 0-9 and '-'; they are '{settings.Post}' and '{settings.Node}'.";
    }

    private static IEnumerable<string> Places(NodeSettings settings)
    {
        var wanted = settings.Broker is null ? CertificateFiles : [.. CertificateFiles, .. BrokerFiles];
        var missing = wanted.Where(name => !File.Exists(Path.Combine(settings.Certificates, name))).ToArray();
        if (missing.Length > 0)
        {
            yield return $"{string.Join(", ", missing)} missing in {settings.Certificates}. Make them with: "
                + $"bash deploy/certs.sh --post {settings.Post} --node {settings.Node}, and copy the node's folder there.";
        }

        if (!File.Exists(settings.PseudonymKey))
            yield return $"The pseudonym key {settings.PseudonymKey} is missing. It is the same at every node: copy it from the centre (deploy/certs.sh makes it).";
        if (settings.Trust is { } trust && !File.Exists(trust) && !Directory.Exists(trust))
            yield return $"trust names {trust}, which is not there. Put the master list there, or leave trust out.";
        if (File.Exists(settings.Data))
            yield return $"data names {settings.Data}, which is a file. Name a folder.";
    }

    private static IEnumerable<string> Numbers(NodeSettings settings)
    {
        if (!IPAddress.TryParse(settings.Https.Address, out _))
            yield return $"https.address must be an IP address such as 127.0.0.1 or 0.0.0.0; it is '{settings.Https.Address}'.";
        if (settings.Https.Port is < 0 or > 65535)
            yield return $"https.port must be 0-65535; it is {settings.Https.Port}.";
        if (settings.Broker is { } broker && (broker.Port is < 1 or > 65535 || string.IsNullOrWhiteSpace(broker.Host)))
            yield return "broker needs a host and a port of 1-65535.";
        if (settings.Limits.MissingFactSeconds is not (>= 0.1 and <= 120))
            yield return "limits.missingFactSeconds must be 0.1-120.";
        if (settings.Limits.VisionJobs is < 1 or > 16)
            yield return "limits.visionJobs must be 1-16.";
        if (settings.Limits.SessionIdleMinutes is < 1 or > 480)
            yield return "limits.sessionIdleMinutes must be 1-480.";
        if (settings.Simulation.PauseSeconds is not (>= 0 and <= 3600))
            yield return "simulation.pauseSeconds must be 0-3600.";
        if (settings.OtlpEndpoint is { } otlp && !Uri.TryCreate(otlp, UriKind.Absolute, out _))
            yield return "otlpEndpoint must be an address such as http://collector:4317.";
    }

    private static IEnumerable<string> Lanes(NodeSettings settings)
    {
        if (settings.Lanes.Count is 0 or > 16)
            yield return $"A node has 1 to 16 lanes; this one has {settings.Lanes.Count}.";
        foreach (var name in Repeated(settings.Lanes.Select(lane => lane.Name)))
            yield return $"Two lanes are named '{name}'; give each its own name.";
        foreach (var name in Repeated(settings.Lanes.SelectMany(lane => lane.Devices).Select(device => device.Name!)))
            yield return $"Two devices are named '{name}'; give each its own name.";
        foreach (var lane in settings.Lanes)
        {
            if (!LaneName().IsMatch(lane.Name))
                yield return $"A lane's name is 1-32 of a-z, 0-9 and '-'; '{lane.Name}' is not.";
            if (lane.Devices.Count > 8)
                yield return $"Lane {lane.Name} has {lane.Devices.Count} devices; at most 8 are possible.";
            foreach (var problem in lane.Devices.Select(device => Device(lane, device)).OfType<string>())
                yield return $"Lane {lane.Name}: {problem}";
        }
    }

    private static string? Device(LaneSettings lane, DeviceSettings device) => device switch
    {
        { Role: DeviceRole.Gate, Kind: not DeviceKind.Simulated } => $"gate {device.Name} must be of kind simulated: no other gate is built in yet.",
        { Role: DeviceRole.Chip, Kind: not DeviceKind.Simulated } => $"chip reader {device.Name} must be of kind simulated: no other one is built in yet.",
        { Role: DeviceRole.Plate } when !lane.Lane.HasVehicle => $"{device.Name} reads plates, but no vehicle passes a pedestrian lane. Remove it.",
        { Kind: DeviceKind.Mjpeg, Role: DeviceRole.Document } => $"{device.Name}: documents come by folder or tcp, not by mjpeg.",
        { Kind: DeviceKind.Tcp, Role: not DeviceRole.Document } => $"{device.Name}: only documents come by tcp.",
        { Kind: DeviceKind.Mjpeg } when !Web(device.Url) => $"{device.Name} is of kind mjpeg and needs url, an http or https address without a password.",
        { Kind: DeviceKind.Folder, Folder: null } => $"{device.Name} is of kind folder and needs folder.",
        { Kind: DeviceKind.Tcp, Port: not (>= 1 and <= 65535) } => $"{device.Name} is of kind tcp and needs port, 1-65535.",
        _ => null,
    };

    private static bool Web(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0;

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex LaneName();
}
