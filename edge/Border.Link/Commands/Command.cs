using System.Text.Json;
using System.Text.Json.Serialization;

namespace Border.Link.Commands;

/// <summary>Something the centre wants a node to do (PROTOCOL.md §5).</summary>
public sealed record Command
{
    /// <summary>Names the command for ever: however often it arrives, it is done once.</summary>
    public required Guid Id { get; init; }

    /// <summary>What to do, for example "lane.close"; a-z, 0-9, '-' and '.', at most 64.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// How long it is still worth starting, in milliseconds from its arrival; the centre counts down on every resend. A span instead of
    /// an hour, because a node's wall clock may be wrong (P-5.3).
    /// </summary>
    public required long ExpiresInMs { get; init; }

    /// <summary>The staff id of who ordered it, for the node's journal; null when the centre itself did.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>What the kind needs; at most <see cref="Protocol.LinkLimits.MaxCommandPayloadBytes"/> of JSON.</summary>
    public JsonElement? Payload { get; init; }
}

/// <summary>What became of a command.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CommandOutcome>))]
public enum CommandOutcome
{
    /// <summary>Done.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>The node would not or could not.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It came, or its turn came, too late; nothing was done.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>The node does not know this kind; nothing was done.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}

/// <summary>A node's answer to a command; sent again whenever the command arrives again.</summary>
public sealed record CommandReply
{
    /// <summary>The command's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What became of it.</summary>
    public required CommandOutcome Outcome { get; init; }

    /// <summary>Why, in words; no personal data.</summary>
    public string? Reason { get; init; }

    /// <summary>What the kind returns.</summary>
    public JsonElement? Result { get; init; }
}
