using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Records;

namespace Border.Grains.Nodes;

/// <summary>What a node's twin remembers: its last birth and end. Kept as a snapshot; grows with no traffic. (Source-generated
/// JSON sets what an older snapshot lacks to null, hence the setters; so in the other memories.)</summary>
internal sealed record NodeMemory
{
    private const int KeptInstances = 8;

    public bool Online { get; init; }

    public DateTimeOffset? Since { get; init; }

    public string? Reason { get; init; }

    public string? Instance { get; init; }

    public long Connection { get; init; }

    public string? Software { get; init; }

    public long HeadEpoch { get; init; }

    public long HeadSequence { get; init; }

    public Dictionary<string, long> Bundles { get; init => field = value ?? []; } = [];

    /// <summary>Runs that a newer one replaced, newest first.</summary>
    public List<string> Replaced { get; init => field = value ?? []; } = [];

    /// <summary>The name of a node's snapshot.</summary>
    public static string KeyOf(NodeName node) => $"node:{node}";

    /// <summary>What a snapshot holds.</summary>
    public static NodeMemory Read(ReadOnlySpan<byte> snapshot) => JsonSerializer.Deserialize(snapshot, NodeJson.Default.NodeMemory) ?? new();

    public NodeMemory Born(NodeBirth birth, DateTimeOffset now) => this with
    {
        Online = true,
        Since = Online && Instance == birth.Instance ? Since : now,
        Reason = null,
        Replaced = Instance is null || Instance == birth.Instance ? Replaced : [Instance, .. Replaced.Take(KeptInstances - 1)],
        Instance = birth.Instance,
        Connection = birth.Connection,
        Software = birth.Software,
        HeadEpoch = birth.HeadEpoch,
        HeadSequence = birth.HeadSequence,
        Bundles = birth.Bundles,
    };

    public NodeMemory Lost(NodeLoss loss, DateTimeOffset now) =>
        Online && loss.Instance == Instance && loss.Connection >= Connection
            ? this with { Online = false, Since = now, Reason = loss.Reason }
            : this;
}

[JsonSerializable(typeof(NodeMemory))]
internal sealed partial class NodeJson : JsonSerializerContext;
