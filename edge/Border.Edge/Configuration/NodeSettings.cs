using System.Text.Json.Serialization;
using Border.Domain.Lanes;
using Border.Domain.Records;

namespace Border.Edge.Configuration;

// Fields with a default have "set": the JSON source generator gives an "init" field that the file leaves out no default.

/// <summary>What <c>node.json</c> says. Relative paths are relative to the file's folder. The README lists every field.</summary>
public sealed record NodeSettings
{
    /// <summary>The post's name.</summary>
    public required string Post { get; init; }

    /// <summary>The node's name within its post.</summary>
    public required string Node { get; init; }

    /// <summary>The folder of journal, evidence and bundles; made when absent.</summary>
    public required string Data { get; init; }

    /// <summary>The folder that <c>deploy/certs.sh</c> made for this node: <c>https</c>, <c>client</c>, <c>ca.crt</c>, <c>sealing.pub</c>, <c>root.json</c>.</summary>
    public required string Certificates { get; init; }

    /// <summary>The file with the national pseudonym key (64 hex digits); null for <c>pseudonym.key</c> among the certificates.</summary>
    public string? PseudonymKey { get; set; }

    /// <summary>
    /// The folder or file with the authorities of states that sign chips (a master list, PEM, DER or LDIF) and their lists of revoked
    /// certificates; null for none: chips are then read, and screens say that nobody is trusted.
    /// </summary>
    public string? Trust { get; set; }

    /// <summary>Where the pages are served.</summary>
    public HttpsSettings Https { get; set; } = new();

    /// <summary>The centre's broker; null for a node that works alone (screens say so).</summary>
    public BrokerSettings? Broker { get; set; }

    /// <summary>The lanes; at least one, at most 16.</summary>
    public required IReadOnlyList<LaneSettings> Lanes { get; init; }

    /// <summary>Waits and limits.</summary>
    public LimitSettings Limits { get; set; } = new();

    /// <summary>What simulated devices show; null for the defaults.</summary>
    public SimulationSettings Simulation { get; set; } = new();

    /// <summary>Where metrics go, for example <c>http://collector:4317</c>; null for nowhere.</summary>
    public string? OtlpEndpoint { get; set; }

    /// <summary>The node's full name.</summary>
    [JsonIgnore]
    public NodeName Name => new(Post, Node);
}

/// <summary>The pages' address.</summary>
public sealed record HttpsSettings
{
    /// <summary>The address to listen on: <c>127.0.0.1</c>, or <c>0.0.0.0</c> for every network of the node.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port, 1-65535; 0 takes a free one.</summary>
    public int Port { get; set; } = 8443;
}

/// <summary>The centre's broker.</summary>
/// <param name="Host">As in the broker's certificate.</param>
/// <param name="Port">The nodes' listener, usually 8883.</param>
public sealed record BrokerSettings(string Host, int Port);

/// <summary>A lane and its devices.</summary>
public sealed record LaneSettings
{
    /// <summary>Unique within the post; 1-32 of a-z, 0-9 and '-'.</summary>
    public required string Name { get; init; }

    /// <summary>Entry or Exit.</summary>
    public required Direction Direction { get; init; }

    /// <summary>Pedestrian, Car, Truck or Bus.</summary>
    public required LaneKind Kind { get; init; }

    /// <summary>Whether it takes crossings when the node starts for the first time.</summary>
    public bool Open { get; set; } = true;

    /// <summary>Its devices; at most 8. A lane with <c>"devices": []</c> still takes officers' keys.</summary>
    public required IReadOnlyList<DeviceSettings> Devices { get; init; }

    /// <summary>The lane as the domain knows it.</summary>
    [JsonIgnore]
    public Lane Lane => new(Name, Direction, Kind);
}

/// <summary>What a device is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeviceRole>))]
public enum DeviceRole
{
    /// <summary>A camera that sees plates.</summary>
    Plate,

    /// <summary>A document reader or scanner.</summary>
    Document,

    /// <summary>A camera that sees the traveller's face.</summary>
    Face,

    /// <summary>The barrier or door.</summary>
    Gate,

    /// <summary>A reader of documents' chips.</summary>
    Chip,
}

/// <summary>How a device is connected.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeviceKind>))]
public enum DeviceKind
{
    /// <summary>Drawn by the node itself; screens say so.</summary>
    Simulated,

    /// <summary>MJPEG over HTTP; needs <c>url</c>.</summary>
    Mjpeg,

    /// <summary>A watched folder; needs <c>folder</c>.</summary>
    Folder,

    /// <summary>Pages sent over TCP; needs <c>port</c>.</summary>
    Tcp,
}

/// <summary>One device.</summary>
public sealed record DeviceSettings
{
    /// <summary>Unique within the node; null for <c>lane-role</c>.</summary>
    public string? Name { get; set; }

    /// <summary>What for.</summary>
    public required DeviceRole Role { get; init; }

    /// <summary>How connected.</summary>
    public required DeviceKind Kind { get; init; }

    /// <summary>The stream's address, without credentials.</summary>
    public string? Url { get; set; }

    /// <summary>The watched folder.</summary>
    public string? Folder { get; set; }

    /// <summary>The TCP port on 127.0.0.1.</summary>
    public int? Port { get; set; }
}

/// <summary>Waits and limits.</summary>
public sealed record LimitSettings
{
    /// <summary>How long a recommendation waits for facts that are still missing, in seconds, 0.1-120.</summary>
    public double MissingFactSeconds { get; set; } = 6;

    /// <summary>How many recognition jobs run at a time, 1-16.</summary>
    public int VisionJobs { get; set; } = 2;

    /// <summary>After how many idle minutes an officer is signed out, 1-480.</summary>
    public int SessionIdleMinutes { get; set; } = 20;
}

/// <summary>The simulated world.</summary>
public sealed record SimulationSettings
{
    /// <summary>Parties differ by it; null takes a new one at every start.</summary>
    public int? Seed { get; set; }

    /// <summary>Seconds between one party leaving and the next arriving, 0-3600.</summary>
    public double PauseSeconds { get; set; } = 2;

    /// <summary>True to let a simulated officer decide, for a demonstration without people; every record says so.</summary>
    public bool Officer { get; set; }
}

/// <summary>Source-generated JSON of <c>node.json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NodeSettings))]
public sealed partial class NodeSettingsJson : JsonSerializerContext;
