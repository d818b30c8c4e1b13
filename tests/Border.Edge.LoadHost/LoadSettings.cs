using System.Text.Json.Serialization;

namespace Border.Edge.LoadHost;

/// <summary>What the host does; the file that it is started with. Paths are absolute.</summary>
internal sealed record LoadSettings
{
    /// <summary>Folder under which every node keeps its data, in <c>post/node</c>.</summary>
    public required string Data { get; init; }

    /// <summary>The nodes that this process is.</summary>
    public required LoadNodeSettings[] Nodes { get; init; }

    /// <summary>The broker's port for nodes on localhost; 0 for nodes without a line.</summary>
    public int BrokerPort { get; init; }

    /// <summary>How many crossings each node takes before it only sends; -1 for no end.</summary>
    public int Crossings { get; init; } = -1;

    /// <summary>How many crossings begin at each node per second; 0 for as many as the disk takes.</summary>
    public double PerSecond { get; init; }

    /// <summary>True: parties cross when the host is asked on standard input, see <see cref="AskedCrossings"/>.</summary>
    public bool Asked { get; init; }

    /// <summary>How many lanes each node has, one crossing at a time in each.</summary>
    public int Lanes { get; init; } = 2;
}

/// <summary>One node.</summary>
/// <param name="Name">As <c>post/node</c>.</param>
/// <param name="Certificates">The folder that deploy/certs.sh made for it.</param>
internal sealed record LoadNodeSettings(string Name, string Certificates);

/// <summary>Source-generated JSON of the settings.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LoadSettings))]
internal sealed partial class LoadJson : JsonSerializerContext;
