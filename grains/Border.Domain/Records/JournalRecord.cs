using System.Text.Json;
using System.Text.Json.Serialization;
using Border.Domain.Time;

namespace Border.Domain.Records;

/// <summary>
/// A record's envelope as it is journalled, sent and kept in the ledger: its canonical JSON is the record's body, stored and hashed
/// byte for byte. Exactly one of <see cref="Event"/> and <see cref="Sealed"/> is set.
/// </summary>
public sealed record JournalRecord
{
    /// <summary>The envelope's schema that this code writes: 2, whose sealed events may be compressed (<see cref="Events.SealedContent"/>); 1 had none.</summary>
    public const int CurrentSchema = 2;

    /// <summary>The envelope's schema version; readers refuse versions above <see cref="CurrentSchema"/>.</summary>
    [JsonPropertyName("v")]
    public required int Schema { get; init; }

    /// <summary>The node that wrote the record, <c>post/node</c>.</summary>
    [JsonPropertyName("node")]
    public required string Node { get; init; }

    /// <summary>See <see cref="RecordPosition.Epoch"/>.</summary>
    [JsonPropertyName("epoch")]
    public required long Epoch { get; init; }

    /// <summary>See <see cref="RecordPosition.Sequence"/>.</summary>
    [JsonPropertyName("seq")]
    public required long Sequence { get; init; }

    /// <summary>The node's hybrid clock when the record was appended; the only clock that orders records across nodes.</summary>
    [JsonPropertyName("hlc")]
    public required HlcTimestamp Hlc { get; init; }

    /// <summary>The node's wall clock when the record was appended; shown to people, never used to order.</summary>
    [JsonPropertyName("at")]
    public required DateTimeOffset At { get; init; }

    /// <summary>See <see cref="RecordDraft.Kind"/>.</summary>
    [JsonPropertyName("kind")]
    public required string Kind { get; init; }

    /// <summary>See <see cref="RecordDraft.Lane"/>.</summary>
    [JsonPropertyName("lane")]
    public string? Lane { get; init; }

    /// <summary>See <see cref="RecordDraft.Crossing"/>.</summary>
    [JsonPropertyName("crossing")]
    public Guid? Crossing { get; init; }

    /// <summary>See <see cref="RecordDraft.Subject"/>.</summary>
    [JsonPropertyName("subject")]
    public string? Subject { get; init; }

    /// <summary>See <see cref="RecordDraft.Key"/>.</summary>
    [JsonPropertyName("key")]
    public Guid? Key { get; init; }

    /// <summary>The event in plain JSON.</summary>
    [JsonPropertyName("event")]
    public JsonElement? Event { get; init; }

    /// <summary>The event sealed with the subject's key (see <see cref="Subjects.PayloadSeal"/>).</summary>
    [JsonPropertyName("sealed")]
    public byte[]? Sealed { get; init; }

    /// <summary>The record's place in its node's journal.</summary>
    [JsonIgnore]
    public RecordPosition Position => new(Epoch, Sequence);
}
