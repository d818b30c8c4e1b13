using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Ledger;

namespace Border.Grains.Lanes;

/// <summary>
/// What a lane remembers between activations. Crossings in progress are references to their records, not their content, so that the
/// snapshot holds nothing personal and an erased subject is erased here too.
/// </summary>
internal sealed record LaneMemory
{
    public bool? Open { get; set; }

    public string? Direction { get; set; }

    public string? Kind { get; set; }

    /// <summary>The last record folded, by node.</summary>
    public Dictionary<string, Place> Folded { get; init => field = value ?? []; } = [];

    /// <summary>Records of crossings in progress, by crossing.</summary>
    public Dictionary<Guid, List<Stretch>> InProgress { get; init => field = value ?? []; } = [];

    public DateOnly? Today { get; set; }

    public int EndedToday { get; set; }

    /// <summary>The last waits in milliseconds, newest last.</summary>
    public List<long> Waits { get; init => field = value ?? []; } = [];

    public DateTimeOffset? LastEventAt { get; set; }
}

internal sealed record Place(long Epoch, long Sequence);

/// <summary>Records of one node and epoch.</summary>
internal sealed record Stretch(string Node, long Epoch, long[] Sequences)
{
    public IEnumerable<RecordKey> Keys() => Sequences.Select(s => new RecordKey(NodeName.Parse(Node), new RecordPosition(Epoch, s)));

    public static List<Stretch> Of(IEnumerable<RecordKey> keys) =>
        [.. keys.GroupBy(k => (k.Node, k.Position.Epoch)).Select(g => new Stretch(g.Key.Node.ToString(), g.Key.Epoch, [.. g.Select(k => k.Position.Sequence)]))];
}

[JsonSerializable(typeof(LaneMemory))]
internal sealed partial class LaneJson : JsonSerializerContext;
