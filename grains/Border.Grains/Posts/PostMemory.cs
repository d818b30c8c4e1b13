using System.Text.Json.Serialization;
using Border.Grains.Lanes;

namespace Border.Grains.Posts;

/// <summary>What a post remembers between activations.</summary>
internal sealed record PostMemory
{
    public HashSet<string> Lanes { get; init => field = value ?? []; } = [];

    /// <summary>The last record folded, by node; its keys are the post's nodes.</summary>
    public Dictionary<string, Place> Folded { get; init => field = value ?? []; } = [];

    /// <summary>By node and device.</summary>
    public Dictionary<string, DeviceStatus> Devices { get; init => field = value ?? []; } = [];

    public List<ClockJumpNow> ClockJumps { get; init => field = value ?? []; } = [];

    /// <summary>Node and staff id.</summary>
    public HashSet<string> OnDuty { get; init => field = value ?? []; } = [];
}

[JsonSerializable(typeof(PostMemory))]
internal sealed partial class PostJson : JsonSerializerContext;
