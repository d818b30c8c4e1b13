using System.Text.Json.Serialization;
using Border.Domain.Records;
using Border.Domain.Time;

namespace Border.Link.Protocol;

/// <summary>What the centre says of a birth or a batch (PROTOCOL.md §4).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AckOutcome>))]
public enum AckOutcome
{
    /// <summary>Everything through <see cref="Ack.Through"/> is committed in the ledger.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>The batch does not follow <see cref="Ack.Through"/>: send again from the record after it.</summary>
    [JsonStringEnumMemberName("gap")]
    Gap,

    /// <summary>The chain differs from the one committed: the node must start a new epoch.</summary>
    [JsonStringEnumMemberName("fork")]
    Fork,

    /// <summary>A record's schema is newer than the centre knows: wait for the centre's upgrade.</summary>
    [JsonStringEnumMemberName("schema")]
    Schema,

    /// <summary>The message could not be read.</summary>
    [JsonStringEnumMemberName("malformed")]
    Malformed,

    /// <summary>The centre cannot take it now: send again after <see cref="Ack.RetryAfterMs"/>.</summary>
    [JsonStringEnumMemberName("busy")]
    Busy,

    /// <summary>Another run of the node has taken this one's place: stop (P-8.3).</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,

    /// <summary>The answer to a live batch: <see cref="Ack.Held"/> of its records are committed, ahead of those before them (P-11.2).</summary>
    [JsonStringEnumMemberName("ahead")]
    Ahead,
}

/// <summary>The centre's answer to a birth or a batch.</summary>
public sealed record Ack
{
    /// <summary>What the centre says.</summary>
    public required AckOutcome Outcome { get; init; }

    /// <summary>The instance that is answered; others ignore it. All zeros: whoever sent something that could not be read.</summary>
    public required Guid Instance { get; init; }

    /// <summary>Everything through here is committed in the ledger, whatever the outcome; 0:0 for nothing.</summary>
    public required RecordPosition Through { get; init; }

    /// <summary>The batch's <see cref="Batches.BatchHeader.Attempt"/>; 0 in the answer to a birth.</summary>
    public long Attempt { get; init; }

    /// <summary>Committed records whose content the centre could not read and has set aside; they are accepted and not sent again.</summary>
    public IReadOnlyList<RecordPosition>? Quarantined { get; init; }

    /// <summary>Why, in words for the node's administrator; no personal data.</summary>
    public string? Reason { get; init; }

    /// <summary>How long to wait before sending again, in milliseconds.</summary>
    public int? RetryAfterMs { get; init; }

    /// <summary>With <see cref="AckOutcome.Ahead"/>: how many of the batch's records the ledger holds. It moves no ack.</summary>
    public int? Held { get; init; }

    /// <summary>The centre signs for what it holds; sometimes, with <see cref="AckOutcome.Accepted"/> (P-4.13).</summary>
    public SignedCheckpoint? Checkpoint { get; init; }

    /// <summary>The minor version that both speak (P-7.1).</summary>
    public int Minor { get; init; }

    /// <summary>The centre's hybrid clock.</summary>
    public HlcTimestamp? Hlc { get; init; }
}
